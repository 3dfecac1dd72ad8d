import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { listOfficers, type Officer } from '../../people/get-person.ts'
import type { Tx } from '../../platform/sql.ts'

type Place = { provinceCode: string; communeCode: string | null }

/** Who may be sent to a product: the officers of its commune and of its province, and of the nation when the Ministry sends. */
export async function listInspectors(tx: Tx, who: Actor, { provinceCode, communeCode }: Place): Promise<Officer[]> {
  const local = (await listOfficers(tx, provinceCode)).filter(
    ({ role, communeCode: own }) => role === 'provincial-officer' || own === communeCode,
  )
  const isNational = who.jurisdiction?.level === 'nation'
  const national = isNational ? (await listOfficers(tx, null)).filter(({ role }) => role === 'ministry-officer') : []
  return [...local, ...national]
}

/** The person who is sent: as chosen, or by `commune` the officer of the product's commune. Refuses with `inspection.inspector-unknown` or `inspection.commune-without-officer`. */
export async function findInspector(
  { tx, who }: { tx: Tx; who: Actor },
  chosen: string,
  place: Place,
): Promise<string> {
  const able = await listInspectors(tx, who, place)
  const found = able.find((officer) =>
    chosen === 'commune' ? officer.role === 'commune-officer' : officer.id === chosen,
  )
  if (!found) {
    const code = chosen === 'commune' ? 'inspection.commune-without-officer' : 'inspection.inspector-unknown'
    throw new Refused([{ code, at: 'inspector' }])
  }
  return found.id
}
