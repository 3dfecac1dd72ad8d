import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import { getCardEvidence } from '../card/get-card-material.ts'
import { getSitting, type SittingAt, takeFreeSeat } from '../sitting.ts'
import { addOpening, hasOpened } from './reliability.sql.ts'

type EvidenceAt = SittingAt & { evidenceId: string }

/** A file of the dossier for a member who scores it; the first time they open it while scoring is noted. Refuses as `getCardEvidence` does. */
export async function openEvidence(who: Actor, at: EvidenceAt): Promise<StoredFile> {
  const file = await getCardEvidence(who, at)
  if (await isToNote(who, at)) await noteOpening(who, at)
  return file
}

const isToNote = view('evidence.open', async ({ tx, who }, at: EvidenceAt): Promise<boolean> => {
  const { item, seats } = await getSitting(tx, at)
  const seat = seats.find(({ personId }) => personId === who.personId)
  if (item.phase !== 'scoring' || !seat) return false
  return !(await hasOpened(tx, item.id, seat.memberId, at.evidenceId))
})

const noteOpening = act('evidence.open', async (context, at: EvidenceAt) => {
  const sitting = await getSitting(context.tx, at, 'share')
  const { memberId } = takeFreeSeat(sitting, context.who, 'save')
  await addOpening(context.tx, { agendaId: sitting.item.id, memberId, evidenceId: at.evidenceId, at: context.now })
  context.on('evidence', at.evidenceId, { member: memberId })
})
