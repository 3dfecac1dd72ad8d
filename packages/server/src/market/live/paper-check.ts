import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findGoLiveProblems, type LiveProduct, type Readiness } from '@saolang/core/market/live/papers.ts'
import { hasProvenIdentity } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { showOffers } from '../shop/read-offer.ts'
import { findKnownHost, listPapers } from './law.sql.ts'
import { mediaEngine } from './media/media-engine.ts'
import { listBag } from './selling/bag.sql.ts'
import type { LiveRow } from './sessions.sql.ts'

/** Everything that stands against a sale going live at this moment: host, engine, and each missing paper of each product. */
export async function findLiveGaps(tx: Tx, live: LiveRow, now: Date): Promise<Problem[]> {
  const bag = (await listBag(tx, live.id)).filter(({ removedAt }) => !removedAt)
  const offerIds = bag.map(({ offerId }) => offerId)
  const engineFault = await mediaEngine().findFault()
  return findGoLiveProblems({ ...(await readFacts(tx, live, { offerIds, now })), engineFault })
}

/** Refuses products that lack a paper: for what is put into the bag of a sale on air. */
export async function requirePapers(
  { tx, now }: ActContext,
  live: LiveRow,
  offerIds: readonly string[],
): Promise<void> {
  refuseIf(findGoLiveProblems({ ...(await readFacts(tx, live, { offerIds, now })), engineFault: undefined }))
}

/** Whether a host is known for who they are: by the State's identity, or by an officer who met them (Luật 122/2025/QH15). */
export async function isHostKnown(
  tx: Tx,
  { sellerId, hostId }: Pick<LiveRow, 'sellerId' | 'hostId'>,
): Promise<boolean> {
  if (!hostId) return false
  return (await hasProvenIdentity(tx, hostId)) || (await findKnownHost(tx, sellerId, hostId)) !== undefined
}

async function readFacts(
  tx: Tx,
  live: LiveRow,
  { offerIds, now }: { offerIds: readonly string[]; now: Date },
): Promise<Omit<Readiness, 'engineFault'>> {
  const shown = await showOffers(tx, offerIds, now)
  const products = shown.map(
    ({ record: { product, current } }): LiveProduct => ({
      productId: product.id,
      name: product.name,
      setNo: product.setNo,
      starHolds: current.standing.holds,
    }),
  )
  return {
    hasHost: live.hostId !== null,
    isHostKnown: await isHostKnown(tx, live),
    products: [...new Map(products.map((product) => [product.productId, product])).values()],
    papers: await listPapers(tx, live.sellerId),
    today: legalDateOf(now),
  }
}
