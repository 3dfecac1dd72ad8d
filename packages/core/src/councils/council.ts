import { ministryCouncil, provinceCouncil } from '@saolang/law/decisions/2026-26-qd-ttg/council-composition.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'

/** The two levels that assess (Điều 7 khoản 3, khoản 4). */
export const councilLevels = ['province', 'central'] as const
export type CouncilLevel = (typeof councilLevels)[number]

/** What a member is on the council; the deputy presides over a dossier on which the chair has a conflict of interest. */
export const offices = ['chair', 'deputy', 'member'] as const
export type Office = (typeof offices)[number]

/** Whom a member stands for: a code of the decision's list, `chair` for the authority's leader, `invited` for the rest. */
export type Member = { personId: string; office: Office; seat: string }

export type SeatRule = { code: string; text: string; onlyIfExists?: boolean; many?: boolean }

/** What the decision says on a council: who forms it, who chairs, who sits (Điều 7 khoản 3 điểm b, khoản 4 điểm b). */
export const councilLaw = { province: provinceCouncil, central: ministryCouncil } as const satisfies Record<
  CouncilLevel,
  { formedBy: string; chair: string; members: readonly SeatRule[]; mayInvite: readonly string[]; source: string }
>

/** The seats that a member of a council of this level may take: the decision's own, the leader's and the guests'. */
export function listSeats(level: CouncilLevel): SeatRule[] {
  const { chair, members, mayInvite } = councilLaw[level]
  return [{ code: 'chair', text: chair }, ...members, { code: 'invited', text: mayInvite.join('; '), many: true }]
}

/** Reasons why these people cannot be a council: no single chair, one person twice, two deputies, a seat that is not the decision's. */
export function findCouncilProblems(level: CouncilLevel, members: readonly Member[]): Problem[] {
  const { source } = councilLaw[level]
  const seats = new Set(listSeats(level).map(({ code }) => code))
  const count = (office: Office) => members.filter((member) => member.office === office).length
  const people = members.map(({ personId }) => personId)
  return listProblems([
    count('chair') !== 1 && { code: 'council.one-chair', at: 'members', source },
    count('deputy') > 1 && { code: 'council.one-deputy', at: 'members', source },
    new Set(people).size < people.length && { code: 'council.member-twice', at: 'members' },
    ...members.map(
      ({ seat }): Problem | false =>
        !seats.has(seat) && { code: 'council.unknown-seat', at: 'members', source, values: { seat } },
    ),
  ])
}

/** Seats of the decision that nobody holds. The authority may form the council all the same when it says why. */
export function listEmptySeats(level: CouncilLevel, members: readonly Member[]): SeatRule[] {
  const held = new Set(members.map(({ seat }) => seat))
  const rules: readonly SeatRule[] = councilLaw[level].members
  return rules.filter(({ code, onlyIfExists }) => !onlyIfExists && !held.has(code))
}
