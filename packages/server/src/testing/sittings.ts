import { nationalRegulation, type Regulation } from '@saolang/core/councils/regulation.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { signScorecard } from '../councils/card/sign-scorecard.ts'
import { declareConflict } from '../councils/conflict/declare-conflict.ts'
import { conveneSession } from '../councils/convene-session.ts'
import { establishCouncil } from '../councils/establish-council.ts'
import type { SittingAt } from '../councils/sitting.ts'
import { currentTime } from '../platform/act.ts'
import { createActor } from './actors.ts'
import { forwardDossier } from './dossiers-before-council.ts'

/** A council of five before one dossier, with the officer who called it. */
export type TestSitting = {
  at: SittingAt
  councilId: string
  officer: Actor
  chair: Actor
  members: Actor[]
  all: Actor[]
}

type Wanted = {
  regulation?: Partial<Regulation>
  setId?: string
  organisationId?: string
  dossierId?: string
  isCentral?: boolean
}

/** Forms a council of five and calls it to a session on one dossier. */
export async function openSitting(wanted: Wanted = {}): Promise<TestSitting> {
  const { isCentral = false, setId = 'QD26-04' } = wanted
  const level = isCentral ? 'nation' : 'province'
  const officer = await createActor({ role: isCentral ? 'ministry-officer' : 'provincial-officer' })
  const chair = await createActor({ role: 'council-chair', level })
  const members = []
  for (let i = 0; i < 4; i++) members.push(await createActor({ role: 'council-member', level }))
  const seats = ['chair', 'health', 'science', 'culture', 'ocopBody']
  const all = [chair, ...members]
  const { id: councilId } = await establishCouncil(officer, {
    level: isCentral ? 'central' : 'province',
    provinceCode: isCentral ? null : '96',
    name: 'Hội đồng thử (mẫu)',
    decisionNumber: '12/QĐ-UBND',
    decidedOn: '2026-06-01',
    emptySeatsReason: 'Hội đồng thử',
    members: all.map(({ personId }, i) => ({
      personId: personId as string,
      seat: seats[i] as string,
      title: 'Chuyên viên',
      office: i === 0 ? 'chair' : i === 1 ? 'deputy' : 'member',
    })),
    advisers: [{ name: 'Trần Thị Mẫu', title: 'Tổ trưởng' }],
    regulation: { ...nationalRegulation, ...wanted.regulation },
  })
  const by = officer.personId as string
  const { organisationId } = wanted
  const dossierId = wanted.dossierId ?? (await forwardDossier({ by, setId, ...(organisationId && { organisationId }) }))
  const day = legalDateOf(currentTime())
  const { id: sessionId } = await conveneSession(officer, {
    councilId,
    round: { year: Number(day.slice(0, 4)), no: 2 },
    heldOn: day,
    place: 'Phòng họp 1',
    isInWriting: false,
    dossierIds: [dossierId],
  })
  return { at: { sessionId, dossierId }, councilId, officer, chair, members, all }
}

/** Members declare no conflict and sign a card each; `cards` by member, the first for the rest. */
export async function signCards({ at, all }: TestSitting, cards: readonly Choices[]): Promise<void> {
  for (const [i, who] of all.entries()) {
    await declareConflict(who, { ...at, kind: 'none', note: '' })
    await signScorecard(who, { ...at, marks: cards[i] ?? (cards[0] as Choices), notes: {}, opinion: '' })
  }
}

/** A full card of a set: every criterion at its best option, then the given ones at the option worth so many points. */
export function fullCard(points: Readonly<Record<string, number>> = {}, setId = 'QD26-04'): Choices {
  return Object.fromEntries(
    listLeaves(getCriteriaSet(setId)).map(({ leaf }) => {
      const wanted = points[leaf.code] ?? Math.max(...leaf.options.map((option) => option.points))
      const option = leaf.options.find((each) => each.points === wanted)
      if (!option) throw new Error(`no option of ${leaf.code} is worth ${wanted}`)
      return [leaf.code, option.id]
    }),
  )
}
