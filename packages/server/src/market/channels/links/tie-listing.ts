import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findListingProblems, ListingForm } from '@saolang/core/market/channels/link.ts'
import { act } from '../../../platform/act.ts'
import { parseForm } from '../../../platform/form.ts'
import { getOfferOf } from '../../offers/save-offer.ts'
import { releaseAside, setAside } from '../../stock/set-aside.ts'
import { settleDifferenceRow } from './comparisons.sql.ts'
import { getLinkOf } from './link-channel.ts'
import { hurryLink } from './links.sql.ts'
import { addListing, endListing } from './listings.sql.ts'
import { settleChannelOrder } from './orders.sql.ts'

type Tie = { linkId: string; form: Readonly<Record<string, unknown>> }

/** Ties an offer to a platform's listing: from then on the platform is told what is left. With `aside` so many are kept for it alone. */
export const tieListing = act('channel.change', async (context, { linkId, form }: Tie) => {
  const { tx, who, now } = context
  const link = await getLinkOf(context, linkId)
  const { offerId, item, sku, buffer, aside } = parseForm(ListingForm, form)
  refuseIf(findListingProblems({ offerId, item, sku, buffer, aside }))
  const { offer } = await getOfferOf(tx, who, { id: offerId, now })
  refuseIf(offer.sellerId === link.organisationId ? [] : [{ code: 'channel.offer', at: 'offerId' }])
  const row = { id: context.newId(), linkId, offerId, item, sku, buffer: buffer === '' ? null : Number(buffer) }
  refuseIf((await addListing(tx, row, now)) ? [] : [{ code: 'conflict.listing-tied', at: 'item' }])
  if (Number(aside) > 0)
    await setAside(context, { offerId, purpose: 'channel', purposeId: linkId, quantity: Number(aside) })
  await hurryLink(tx, linkId, now)
  context.on('channel', linkId, { offerId, item, actedFor: who.role !== 'producer' })
  return { id: row.id }
})

/** Lets a listing go; what was kept for it is free again. */
export const untieListing = act('channel.change', async (context, { linkId, id }: { linkId: string; id: string }) => {
  await getLinkOf(context, linkId)
  const offerId = await endListing(context.tx, linkId, id, context.now)
  if (!offerId) throw new Refused([{ code: 'not-found.listing' }])
  await releaseAside(context, { offerId, purpose: 'channel', purposeId: linkId })
  context.on('channel', linkId, { offerId, untied: true })
})

type Settle = { linkId: string; words: string } & ({ externalId: string } | { comparisonId: string; no: number })

/** Says what became of an order or a difference that a person had to look at. */
export const settleChannel = act('channel.change', async (context, asked: Settle) => {
  const { tx, who, now } = context
  const { linkId } = asked
  await getLinkOf(context, linkId)
  const words = tidy(asked.words)
  refuseIf(words ? [] : [{ code: 'order.words-missing', at: 'words' }])
  const said = { linkId, words, by: who.personId ?? null }
  const isSaid =
    'externalId' in asked
      ? await settleChannelOrder(tx, { ...said, externalId: asked.externalId }, now)
      : await settleDifferenceRow(tx, { ...said, comparisonId: asked.comparisonId, no: asked.no }, now)
  refuseIf(isSaid ? [] : [{ code: 'not-found.channel-question' }])
  context.on('channel', linkId, { settled: true })
})
