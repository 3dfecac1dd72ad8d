import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { ActContext } from '../../platform/act.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { listOffersById } from '../offers/offers.sql.ts'
import { type AsidePurpose, endAside, findAside, openAside, takeAside } from './aside.sql.ts'
import { findQuantityProblems } from './record-stock.ts'
import { stockOf } from './stock-of.ts'

type SetAside = { offerId: string; purpose: AsidePurpose; purposeId: string; quantity: number }

/**
 * Keeps stock of an offer for a channel, a live session or a fair: all of it or `stock.not-free`, what expires first before. Asked
 * again for the same purpose it adds. Whoever calls has asked whether its actor may. Gives the aside's id.
 */
export async function setAside(context: ActContext, asked: SetAside): Promise<{ asideId: string }> {
  const { tx, now } = context
  refuseIf(findQuantityProblems(asked.quantity))
  const [offer] = await listOffersById(tx, [asked.offerId], legalDateOf(now))
  if (!offer) throw new Refused([{ code: 'not-found.offer' }])
  const asideId = await openAside(tx, { id: context.newId(), ...asked }, now)
  const today = legalDateOf(now)
  for (const want of stockOf(offer, asked.quantity)) {
    const take = { asideId, ...want, today, by: context.who.personId ?? null }
    refuseIf((await takeAside(tx, take, now)) ? [] : [{ code: 'stock.not-free', at: 'quantity' }])
  }
  await renewProductPage(context, offer.productId)
  return { asideId }
}

/** Puts back what of an aside was not sold; what is held for orders goes back when they are let go. A second call puts nothing back. Gives how many. */
export async function releaseAside(
  context: ActContext,
  asked: Omit<SetAside, 'quantity'>,
): Promise<{ putBack: number }> {
  const { tx, now, who } = context
  const aside = await findAside(tx, asked)
  if (!aside) return { putBack: 0 }
  const putBack = await endAside(tx, { asideId: aside.id, by: who.personId ?? null }, now)
  const [offer] = await listOffersById(tx, [asked.offerId], legalDateOf(now))
  if (offer) await renewProductPage(context, offer.productId)
  return { putBack }
}
