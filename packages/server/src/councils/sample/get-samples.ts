import { listSensory } from '@saolang/core/councils/criterion-kinds.ts'
import { orderFor } from '@saolang/core/councils/sample.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { findCard, findDraft } from '../card/scorecards.sql.ts'
import { type AgendaRow, findSession, listAgenda, listSeats, type SeatRow, type SessionRow } from '../sessions.sql.ts'
import { findOpeningProblems } from '../sitting.ts'

/** A coded sample as one member meets it: its code, how much of it they have marked; nothing of whose it is. */
export type SampleLine = { code: string; setNo: number; criteria: number; marked: number; isSigned: boolean }

/**
 * The samples of a session in this member's own order, without those of dossiers closed to them; `waiting` counts the dossiers on which
 * they have still to declare.
 */
export const listSamples = view('scorecard.read', async ({ tx, who }, sessionId: string) => {
  const { session, placed, waiting } = await readTable(tx, sessionId, who.personId)
  const samples: SampleLine[] = []
  for (const { item, seat } of placed) {
    const set = getCriteriaSet(item.setId)
    const sensory = listSensory(set)
    const marks = await readMarks(tx, item, seat)
    samples.push({
      code: item.sampleCode as string,
      setNo: set.no,
      criteria: sensory.length,
      marked: sensory.filter((criterion) => marks[criterion]).length,
      isSigned: seat.signedAt !== null,
    })
  }
  return { session: { id: session.id, councilName: session.councilName, heldOn: session.heldOn }, samples, waiting }
})

/** One sample for the member who tastes it: its sheet, and where its marks are kept. Refuses as the dossier behind it would. */
export const getSample = view('scorecard.read', async ({ tx, who }, { sessionId, code }: SampleAt) => {
  const item = (await listAgenda(tx, sessionId)).find(({ sampleCode }) => sampleCode === code)
  refuseIf(item ? [] : [{ code: 'not-found.sample' }])
  const { id, setId, dossierId, phase } = item as AgendaRow
  const seat = (await listSeats(tx, id)).find(({ personId }) => personId === who.personId)
  refuseIf(seat ? findOpeningProblems(seat) : [{ code: 'forbidden.not-on-council' }])
  const { placed } = await readTable(tx, sessionId, who.personId)
  const codes = placed.map((each) => each.item.sampleCode as string)
  return { dossierId, setId, phase, codes, place: codes.indexOf(code) + 1 }
})

export type SampleAt = { sessionId: string; code: string }

async function readTable(tx: Tx, sessionId: string, personId: string | undefined) {
  const session = await findSession(tx, sessionId)
  refuseIf(session ? [] : [{ code: 'not-found.session' }])
  const all: { item: AgendaRow; seat: SeatRow }[] = []
  for (const item of await listAgenda(tx, sessionId)) {
    const seat = (await listSeats(tx, item.id)).find((each) => each.personId === personId)
    if (seat) all.push({ item, seat })
  }
  refuseIf(all.length > 0 ? [] : [{ code: 'forbidden.not-on-council' }])
  const coded = all.filter(({ item }) => item.sampleCode !== null && listSensory(getCriteriaSet(item.setId)).length > 0)
  const open = coded.filter((each) => findOpeningProblems(each.seat).length === 0)
  const { orderSeed } = session as SessionRow
  return {
    session: session as SessionRow,
    placed: orderFor(open, { seed: orderSeed, memberId: all[0]?.seat.memberId ?? '', of: 'samples' }),
    waiting: coded.filter((each) => each.seat.kind === null).length,
  }
}

async function readMarks(tx: Tx, { id }: AgendaRow, { memberId }: SeatRow): Promise<Readonly<Record<string, string>>> {
  const card = await findCard(tx, id, memberId)
  return card?.choices ?? (await findDraft(tx, id, memberId))?.marks ?? {}
}
