import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import {
  type CouncilLevel,
  councilLaw,
  findCouncilProblems,
  listEmptySeats,
  type Member,
} from '@saolang/core/councils/council.ts'
import { findOverrideProblems } from '@saolang/core/councils/criterion-kinds.ts'
import { nationalRegulation, type Regulation } from '@saolang/core/councils/regulation.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { getPersonName } from '../people/get-person.ts'
import { act } from '../platform/act.ts'
import { addAdvisers, addCouncil, addMembers, addRegulation } from './councils.sql.ts'

export type EstablishCouncil = {
  level: CouncilLevel
  provinceCode: string | null
  name: string
  decisionNumber: string
  decidedOn: string
  members: readonly (Member & { title: string })[]
  advisers: readonly { name: string; title: string }[]
  /** Why a seat of the decision is left empty; needed when one is. */
  emptySeatsReason?: string
  /** The council's own rules; the national ones when it has not set any. */
  regulation?: Regulation
}

/** Records a council that the authority formed, with its regulation (Điều 7 khoản 3 điểm b, khoản 4 điểm b). Returns its id. */
export const establishCouncil = act('council.establish', async (context, input: EstablishCouncil) => {
  const { tx, who, now } = context
  const { level, provinceCode } = input
  refuseIf(findAuthorityProblems(who, { level, provinceCode }))
  refuseIf([
    ...findCouncilProblems(level, input.members),
    ...findEmptySeatProblems(input),
    ...findOverrideProblems(input.regulation?.criterionKinds ?? {}),
  ])
  const id = context.newId()
  const setBy = who.personId as string
  await addCouncil(tx, {
    ...input,
    id,
    emptySeatsReason: input.emptySeatsReason || null,
    establishedBy: setBy,
    establishedAt: now,
  })
  const members = []
  for (const member of input.members)
    members.push({ ...member, id: context.newId(), councilId: id, name: await getPersonName(tx, member.personId) })
  await addMembers(tx, members)
  await addAdvisers(tx, id, input.advisers)
  const rules = input.regulation ?? nationalRegulation
  await addRegulation(tx, id, { rules, reason: input.decisionNumber, setBy, setAt: now })
  context.on('council', id, { level, members: members.length })
  return { id }
})

function findEmptySeatProblems({ level, members, emptySeatsReason }: EstablishCouncil): Problem[] {
  const empty = listEmptySeats(level, members)
  if (empty.length === 0 || emptySeatsReason) return []
  const seats = empty.map(({ text }) => text).join('; ')
  return [{ code: 'council.empty-seats', at: 'emptySeatsReason', source: councilLaw[level].source, values: { seats } }]
}
