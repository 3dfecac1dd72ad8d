import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findOfferProblems, Label, OfferForm } from '@saolang/core/market/offer.ts'
import { findPriceProblems, type OfferPrice, readPrices } from '@saolang/core/market/price.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { Organisation } from '../../people/get-organisation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecord } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { getSeat } from '../../trace/seat.ts'
import {
  addOffer,
  addOfferChange,
  changeOfferRow,
  findTerms,
  listOffersById,
  type OfferRow,
  saveVariant,
  setOfferState,
} from './offers.sql.ts'

type NewOfferInput = { productId: string; organisationId?: string | undefined; form: Readonly<Record<string, unknown>> }

/**
 * Offers a pack of a product for sale, as its producer or the officer who acts for it. Refuses, with all reasons, what does not
 * tell a buyer all that the law wants told, and a product whose stars do not hold today. Gives the offer's id.
 */
export const saveOffer = act('offer.save', async (context, { productId, organisationId, form }: NewOfferInput) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, organisationId)
  const offer = readForm(form)
  refuseIf([...(await findProductProblems(context, productId, seat)), ...(await findProblems(context, offer, seat))])
  const variant = {
    id: context.newId(),
    productId,
    organisationId: seat.id,
    pack: tidy(offer.pack),
    label: parseForm(Label, offer),
    isPerishable: offer.isPerishable,
  }
  const variantId = await saveVariant(tx, variant, now)
  const id = context.newId()
  const { channel } = offer
  const row = { ...toRow(id, offer, legalDateOf(now)), variantId, productId, sellerId: seat.id, channel }
  const isNew = await addOffer(tx, row, now)
  refuseIf(isNew ? [] : [{ code: 'conflict.offer-exists', at: 'pack' }])
  await keepChange(context, id, productId)
  context.on('offer', id, { productId, priceDong: offer.priceDong, actedFor: who.role !== 'producer' })
  return { id }
})

/** Writes an offer anew: price, limits, label; refuses as when it was made. The pack stays: another pack is another offer. */
export const changeOffer = act(
  'offer.save',
  async (context, { id, form }: { id: string; form: Readonly<Record<string, unknown>> }) => {
    const { tx, who, now } = context
    const { offer: known, seat } = await getOfferOf(tx, who, { id, now })
    const offer = readForm({ ...form, pack: known.pack })
    refuseIf(await findProblems(context, offer, seat))
    const { productId, pack } = known
    const variant = { id: known.variantId, productId, organisationId: seat.id, pack, isPerishable: offer.isPerishable }
    await saveVariant(tx, { ...variant, label: parseForm(Label, offer) }, now)
    await changeOfferRow(tx, toRow(id, offer, known.fromOn), now)
    await keepChange(context, id, productId)
    context.on('offer', id, { priceDong: offer.priceDong, actedFor: who.role !== 'producer' })
  },
)

/** Pauses an offer, or opens it again; a product whose stars do not hold is not opened. */
export const pauseOffer = act('offer.pause', async (context, { id, isPaused }: { id: string; isPaused: boolean }) => {
  const { tx, who, now } = context
  const { offer, seat } = await getOfferOf(tx, who, { id, now })
  refuseIf(isPaused ? [] : await findProductProblems(context, offer.productId, seat))
  const state = isPaused ? 'paused' : 'on-sale'
  if (await setOfferState(tx, { id, state, why: isPaused ? 'seller' : null }, now))
    await keepChange(context, id, offer.productId)
  context.on('offer', id, { state, actedFor: who.role !== 'producer' })
})

/** Keeps what an offer has become, and shows it beside its product. */
export async function keepChange(context: ActContext, id: string, productId: string): Promise<void> {
  await addOfferChange(context.tx, { id, by: context.who.personId ?? null, byRole: context.who.role }, context.now)
  await renewProductPage(context, productId)
}

/** An offer with the seller that somebody acts for; refuses with `not-found.offer` any other, so that nothing is told of it. */
export async function getOfferOf(
  tx: Tx,
  who: Actor,
  { id, now }: { id: string; now: Date },
): Promise<{ offer: OfferRow; seat: Organisation }> {
  const [offer] = await listOffersById(tx, [id], legalDateOf(now))
  if (!offer) throw new Refused([{ code: 'not-found.offer' }])
  return { offer, seat: await getSeat(tx, who, offer.sellerId) }
}

/** Why a seller may not sell a product: it is another's, or its stars do not hold today. */
export async function findProductProblems(
  { tx, now }: ActContext,
  productId: string,
  seat: Organisation,
): Promise<Problem[]> {
  const { product, current } = await getRecord(tx, productId, legalDateOf(now))
  if (product.organisationId !== seat.id) return [{ code: 'forbidden.product' }]
  return current.standing.holds ? [] : [{ code: 'offer.no-star' }]
}

/** What of an offer's form does not tell a buyer all that the law wants told, or cannot be a price. */
export async function findProblems({ tx, now }: ActContext, offer: ReadForm, seat: Organisation): Promise<Problem[]> {
  const terms = await findTerms(tx, seat.id)
  return [
    ...findOfferProblems(offer, { seller: seat, terms, today: legalDateOf(now) }),
    ...findPriceProblems(offer.prices, offer),
  ]
}

export type ReadForm = OfferForm & { prices: OfferPrice[] }

/** What was sent to offer something, with its lower prices. */
export function readForm(form: Readonly<Record<string, unknown>>): ReadForm {
  return { ...parseForm(OfferForm, form), prices: readPrices(form) }
}

/** An offer as the database keeps it; one that says no first day begins at `since`. */
export function toRow(id: string, offer: ReadForm, since: string) {
  const { priceDong, includesPacking, minQuantity, maxQuantity, fromOn, untilOn, prices } = offer
  const priceIncludes = includesPacking ? 'tax,packing' : 'tax'
  const days = { fromOn: fromOn || since, untilOn: untilOn || null }
  return { id, priceDong, priceIncludes, minQuantity, maxQuantity, ...days, prices }
}
