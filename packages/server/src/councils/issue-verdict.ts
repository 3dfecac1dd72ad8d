import { discussedCards } from '@saolang/core/councils/discussion/mark-change.ts'
import { needsFinding } from '@saolang/core/councils/discussion/triggers.ts'
import { counts } from '@saolang/core/councils/quorum.ts'
import { type VerdictInputs, verdictOf } from '@saolang/core/councils/verdict.ts'
import { findOpinionDifferences } from '@saolang/core/councils/written-opinions.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { advanceDossier } from '../dossiers/advance-dossier.ts'
import { act } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { listOpenCards } from './card/scorecards.sql.ts'
import { addVerdict } from './decisions.sql.ts'
import { findDiscussion, findTriggers, listMarkChanges } from './discussion/discussion.sql.ts'
import { listResolutions, movePhase } from './sessions.sql.ts'
import { getSitting, type Sitting, type SittingAt, takeChair, toAttendance } from './sitting.ts'
import { findVerdictWait } from './writing/find-waiting-meeting.ts'

/** Who presides has the verdict drawn from the signed cards and the resolutions; it is kept with every input. Returns its id. */
export const issueVerdict = act('verdict.issue', async (context, at: SittingAt) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, at, 'update')
  const { memberId } = takeChair(sitting, who, 'conclude')
  const { item, session } = sitting
  const inputs = await readVerdictInputs(tx, sitting)
  const set = getCriteriaSet(item.setId)
  const triggers = (await findTriggers(tx, item.id)) ?? []
  const differences = findOpinionDifferences(set, inputs, triggers)
  refuseIf(await findVerdictWait(context, sitting, differences))
  const result = verdictOf(set, inputs)
  refuseIf(
    needsFinding(triggers) && !inputs.discussion ? [{ code: 'verdict.triggers-not-discussed', at: 'total' }] : [],
  )
  const id = context.newId()
  const { dossierId } = item
  const isFirst = await addVerdict(tx, {
    id,
    agendaId: item.id,
    dossierId,
    inputs,
    result,
    issuedBy: memberId,
    issuedAt: now,
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.session-concluded' }])
  await movePhase(tx, item.id, item.phase, 'concluded')
  await advanceDossier(context, dossierId, session.level === 'province' ? 'score' : 'score-central')
  context.on('verdict', id, { dossier: dossierId, cards: inputs.cards.length })
  return { id }
})

/** Everything that a verdict on this sitting follows from, as it stands; no cards before scoring is closed. */
export async function readVerdictInputs(tx: Tx, { item, session, seats }: Sitting): Promise<VerdictInputs> {
  const counting = new Set(seats.filter((seat) => counts(toAttendance(seat))).map(({ memberId }) => memberId))
  const signed = (await listOpenCards(tx, item.id))
    .filter(({ memberId }) => counting.has(memberId))
    .map(({ memberId, choices }) => ({ memberId, choices }))
  const settled = await listResolutions(tx, item.id)
  const discussion = settled.find(({ criterion }) => criterion === 'total')?.reason
  const wasDiscussed = (await findDiscussion(tx, item.id)) !== undefined
  const changes = wasDiscussed ? await listMarkChanges(tx, item.id) : []
  return {
    level: session.level,
    setId: item.setId,
    cards: discussedCards(signed, changes),
    regulation: session.regulation,
    resolutions: settled.flatMap(({ criterion, optionId, reason }) =>
      optionId ? [{ criterion, optionId, reason }] : [],
    ),
    ...(discussion && { discussion }),
    ...(wasDiscussed && {
      independent: signed,
      changes: changes.map(({ memberId, criterion, former, mark, reason }) => ({
        memberId,
        criterion,
        former,
        mark,
        reason,
      })),
    }),
  }
}
