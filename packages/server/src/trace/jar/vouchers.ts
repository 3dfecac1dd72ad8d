import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Voucher } from '@saolang/web/trace/jar/jar-view.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import type { Tx } from '../../platform/sql.ts'
import { listConfirmedKeys } from '../access/parties.sql.ts'
import type { WitnessedEvent } from './jar.sql.ts'

/** Who vouches for each event of a way whose maker is given, in order. */
export async function nameVouchers(
  tx: Tx,
  events: readonly WitnessedEvent[],
  makerId: string | null,
): Promise<Voucher[]> {
  const known = new Map<string, { name?: string; isConfirmed: boolean }>()
  for (const ownerId of new Set(events.map(({ ownerId }) => ownerId))) {
    const name = await findName(tx, ownerId)
    const isConfirmed = ownerId === makerId || (await listConfirmedKeys(tx, ownerId)).length > 0
    known.set(ownerId, { ...(name && { name }), isConfirmed })
  }
  return events.map(({ ownerId, isDiary }) => {
    const { name, isConfirmed = false } = known.get(ownerId) ?? {}
    const kind = ownerId === makerId ? (isDiary ? 'diary' : 'maker') : isConfirmed ? 'partner' : 'unconfirmed'
    return { kind, ...(name && { name }) }
  })
}

/** The name of an organisation; a connected system is a person's account, and has none that anybody may know. */
async function findName(tx: Tx, ownerId: string): Promise<string | undefined> {
  try {
    return (await getOrganisation(tx, ownerId)).name
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
