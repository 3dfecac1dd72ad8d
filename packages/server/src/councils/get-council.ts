import { type Authority, authorityOf, findReadingProblems } from '@saolang/core/councils/authority.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { listCouncilPeople } from '../people/get-person.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import {
  type CouncilRow,
  findCouncil,
  listAdvisers,
  listCouncils,
  listMembers,
  listRegulations,
} from './councils.sql.ts'
import { listSessionsOf } from './sessions.sql.ts'

/** The council of an id; refuses with `not-found.council`. */
export async function getCouncil(tx: Tx, id: string): Promise<CouncilRow> {
  const council = await findCouncil(tx, id)
  refuseIf(council ? [] : [{ code: 'not-found.council' }])
  return council as CouncilRow
}

/** A council with its members, advisory group, every version of its regulation and its sessions. */
export const readCouncil = view('council.read', async ({ tx, who }, id: string) => {
  const council = await getCouncil(tx, id)
  const members = await listMembers(tx, id)
  const sitsOnIt = members.some(({ personId }) => personId === who.personId)
  refuseIf(findReadingProblems(who, council, sitsOnIt))
  return {
    ...council,
    members,
    advisers: await listAdvisers(tx, id),
    regulations: await listRegulations(tx, id),
    sessions: await listSessionsOf(tx, id),
  }
})

/** The councils that this officer's authority formed; for the nation, all. */
export const readCouncils = view('council.read', async ({ tx, who }) => {
  const own = authorityOf(who)
  if (own?.level === 'province') return listCouncils(tx, 'province', own.provinceCode)
  if (who.jurisdiction?.level === 'province') return listCouncils(tx, 'province', who.jurisdiction.provinceCode)
  return who.role === 'council-member' || who.role === 'council-chair' ? [] : listCouncils(tx, null, null)
})

/** Whom an officer may seat on a council of their authority: holders of a council role for its province, or for the nation. */
export const listSeatable = view('council.establish', async ({ tx, who }) => {
  const own = authorityOf(who)
  refuseIf(own ? [] : [{ code: 'forbidden.jurisdiction' }])
  const { level, provinceCode } = own as Authority
  return { level, people: await listCouncilPeople(tx, provinceCode) }
})
