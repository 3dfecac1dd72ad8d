import type { Actor } from '@saolang/core/people/actor.ts'
import { ownIdentifier } from '@saolang/core/trace/party.ts'
import { findReach, type Reach } from '@saolang/core/trace/reach.ts'
import type { Tx } from '../../platform/sql.ts'
import { listConfirmedKeys } from './parties.sql.ts'

/**
 * Whose events somebody may see, with those that name them by an identifier of theirs. `withPublic` adds the public part of what
 * was published, for questions that name a thing. Undefined for who may see none.
 */
export async function openReach(
  tx: Tx,
  who: Actor,
  { withPublic }: { withPublic: boolean },
): Promise<Reach | undefined> {
  const reach = findReach(who)
  if (reach?.level !== 'owner') return reach
  const parties = [ownIdentifier(reach.ownerId), ...(await listConfirmedKeys(tx, reach.ownerId))]
  return { ...reach, parties, withPublic }
}
