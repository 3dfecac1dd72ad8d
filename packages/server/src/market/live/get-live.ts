import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findLiveProblems, type LiveAct, type LiveParty } from '@saolang/core/market/live/session.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation, type Organisation } from '../../people/get-organisation.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../../trace/seat.ts'
import { findLive, type LiveRow } from './sessions.sql.ts'

/** A live sale; refuses with `not-found.live`. */
export async function getLive(tx: Tx, id: string): Promise<LiveRow> {
  const live = await findLive(tx, id)
  if (!live) throw new Refused([{ code: 'not-found.live' }])
  return live
}

/** A live sale with the seller that somebody acts for; another seller's is refused. */
export async function getLiveOf(tx: Tx, who: Actor, id: string): Promise<{ live: LiveRow; seat: Organisation }> {
  const live = await getLive(tx, id)
  return { live, seat: await getSeat(tx, who, live.sellerId) }
}

/** A live sale that an officer looks after: its seller is of their area. */
export async function getLiveInArea(tx: Tx, who: Actor, id: string): Promise<{ live: LiveRow; seller: Organisation }> {
  const live = await getLive(tx, id)
  const seller = await getOrganisation(tx, live.sellerId)
  refuseIf(findJurisdictionProblems(who, seller))
  return { live, seller }
}

/** Refuses what a party may not do with a live sale as it stands. */
export function refuseUnless(live: LiveRow, act: LiveAct, party: LiveParty): void {
  refuseIf(findLiveProblems(live.status, act, party))
}
