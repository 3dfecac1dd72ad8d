import type { PayWay } from '@saolang/core/market/buyer.ts'
import type { Label, TermsForm } from '@saolang/core/market/offer.ts'
import type { OfferPrice, SalesChannel } from '@saolang/core/market/price.ts'
import type { Tx } from '../../platform/sql.ts'

/** How a seller sells, as it stands. */
export type TermsRow = TermsForm & {
  organisationId: string
  /** Gateways that the seller has an account of their own with. */
  gateways: Extract<PayWay, 'vnpay' | 'momo' | 'zalopay'>[]
}

/** An offer with its pack and what of it is free to be bought. */
export type OfferRow = {
  id: string
  variantId: string
  productId: string
  sellerId: string
  pack: string
  label: Label
  priceDong: number
  priceIncludes: string
  minQuantity: number
  maxQuantity: number
  fromOn: string
  untilOn: string | null
  state: 'on-sale' | 'paused'
  pausedWhy: 'seller' | 'certificate' | 'missed-orders' | null
  version: number
  available: number
  prices: OfferPrice[]
  channel: SalesChannel
  isPerishable: boolean
  /** What a gift box holds; empty for a pack. */
  parts: { variantId: string; quantity: number }[]
}

const offerColumns = (tx: Tx, today: string) => tx`
  o.id, o.variant_id as "variantId", o.product_id as "productId", o.seller_id as "sellerId", v.pack, v.label,
  o.price_dong as "priceDong", o.price_includes as "priceIncludes", o.min_quantity as "minQuantity",
  o.max_quantity as "maxQuantity", o.from_on as "fromOn", o.until_on as "untilOn", o.state, o.paused_why as "pausedWhy",
  o.version, o.prices, o.channel, v.is_perishable as "isPerishable",
  market.free_stock(o.variant_id, ${today}::date) as available,
  coalesce((select jsonb_agg(jsonb_build_object('variantId', b.part_id, 'quantity', b.quantity) order by b.part_id)
    from market.bundle_part b where b.bundle_id = o.variant_id), '[]') as parts`

/** The offers of these ids. */
export async function listOffersById(tx: Tx, ids: readonly string[], today: string): Promise<OfferRow[]> {
  return tx<OfferRow[]>`
    select ${offerColumns(tx, today)} from market.offer o join market.variant v on v.id = o.variant_id
    where o.id = any(${ids as string[]}::uuid[])`
}

/** The offers of a product, cheapest first. */
export async function listOffersOfProduct(tx: Tx, productId: string, today: string): Promise<OfferRow[]> {
  return tx<OfferRow[]>`
    select ${offerColumns(tx, today)} from market.offer o join market.variant v on v.id = o.variant_id
    where o.product_id = ${productId} order by o.price_dong, o.id`
}

/** The offers of a seller, newest first. */
export async function listOffersOfSeller(tx: Tx, sellerId: string, today: string): Promise<OfferRow[]> {
  return tx<OfferRow[]>`
    select ${offerColumns(tx, today)} from market.offer o join market.variant v on v.id = o.variant_id
    where o.seller_id = ${sellerId} order by o.id desc`
}

/** Ids of the offers that their sellers have open in the shop today, oldest first after one; of a product or a seller when asked. */
export async function listOpenOfferIds(
  tx: Tx,
  asked: { after?: string | undefined; productId?: string | undefined; sellerId?: string | undefined; limit: number },
  today: string,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from market.offer
    where state = 'on-sale' and channel = 'shop' and ${today}::date between from_on and coalesce(until_on, 'infinity'::date)
      and (${asked.after ?? null}::uuid is null or id > ${asked.after ?? null}::uuid)
      and (${asked.productId ?? null}::uuid is null or product_id = ${asked.productId ?? null}::uuid)
      and (${asked.sellerId ?? null}::uuid is null or seller_id = ${asked.sellerId ?? null}::uuid)
    order by id limit ${asked.limit}`
  return rows.map(({ id }) => id)
}

/** Every offer of the shop that its seller has open today: what the register says of the star is asked there. */
export async function listOpenOffers(tx: Tx, today: string): Promise<OfferRow[]> {
  return tx<OfferRow[]>`
    select ${offerColumns(tx, today)} from market.offer o join market.variant v on v.id = o.variant_id
    where o.state = 'on-sale' and o.channel = 'shop' and ${today}::date between o.from_on and coalesce(o.until_on, 'infinity'::date)
    order by o.price_dong, o.id limit 5000`
}

export type VariantRow = { id: string; productId: string; pack: string; label: Label; isPerishable: boolean }

const variantColumns = (tx: Tx) => tx`id, product_id as "productId", pack, label, is_perishable as "isPerishable"`

/** The packs of these ids. */
export async function listVariants(tx: Tx, ids: readonly string[]): Promise<VariantRow[]> {
  return tx<VariantRow[]>`
    select ${variantColumns(tx)} from market.variant where id = any(${ids as string[]}::uuid[]) order by id`
}

/** The packs of a seller that have stock of their own: what a gift box can hold. */
export async function listVariantsOf(tx: Tx, organisationId: string): Promise<VariantRow[]> {
  return tx<VariantRow[]>`
    select ${variantColumns(tx)} from market.variant v where organisation_id = ${organisationId}
      and not exists (select from market.bundle_part b where b.bundle_id = v.id) order by pack, id`
}

/** Says what a gift box holds, once and for all. */
export async function addBundleParts(
  tx: Tx,
  bundleId: string,
  parts: readonly { variantId: string; quantity: number }[],
): Promise<void> {
  await tx`
    insert into market.bundle_part (bundle_id, part_id, quantity)
    select ${bundleId}, * from jsonb_to_recordset(${tx.json(parts as never)}) as p ("variantId" uuid, quantity int)`
}

/** A pack of a product, made or already there; its label is written anew. Gives its id. */
export async function saveVariant(
  tx: Tx,
  row: { id: string; productId: string; organisationId: string; pack: string; label: Label; isPerishable: boolean },
  at: Date,
): Promise<string> {
  const [saved] = await tx<{ id: string }[]>`
    insert into market.variant (id, product_id, organisation_id, pack, label, is_perishable, made_at)
    values (${row.id}, ${row.productId}, ${row.organisationId}, ${row.pack}, ${tx.json(row.label)}, ${row.isPerishable}, ${at})
    on conflict (product_id, pack) do update set label = excluded.label, is_perishable = excluded.is_perishable
    returning id`
  return saved?.id as string
}

export type NewOffer = Pick<
  OfferRow,
  | 'id'
  | 'variantId'
  | 'productId'
  | 'sellerId'
  | 'priceDong'
  | 'priceIncludes'
  | 'minQuantity'
  | 'maxQuantity'
  | 'fromOn'
  | 'untilOn'
  | 'prices'
  | 'channel'
>

/** Adds an offer; false when the seller offers this pack already. */
export async function addOffer(tx: Tx, offer: NewOffer, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into market.offer (id, variant_id, product_id, seller_id, price_dong, price_includes, min_quantity, max_quantity,
      from_on, until_on, state, changed_at, prices, channel)
    values (${offer.id}, ${offer.variantId}, ${offer.productId}, ${offer.sellerId}, ${offer.priceDong}, ${offer.priceIncludes},
      ${offer.minQuantity}, ${offer.maxQuantity}, ${offer.fromOn}, ${offer.untilOn}, 'on-sale', ${at},
      ${tx.json(offer.prices)}, ${offer.channel})
    on conflict (variant_id, seller_id, channel) do nothing returning id`
  return rows.length > 0
}

/** Writes anew what of an offer may change. */
export async function changeOfferRow(
  tx: Tx,
  offer: Omit<NewOffer, 'variantId' | 'productId' | 'sellerId' | 'channel'>,
  at: Date,
) {
  await tx`
    update market.offer set price_dong = ${offer.priceDong}, price_includes = ${offer.priceIncludes},
      min_quantity = ${offer.minQuantity}, max_quantity = ${offer.maxQuantity}, from_on = ${offer.fromOn},
      until_on = ${offer.untilOn}, prices = ${tx.json(offer.prices)},
      version = version + 1, changed_at = ${at}
    where id = ${offer.id}`
}

/** Opens or pauses an offer; false when it stands so already. */
export async function setOfferState(
  tx: Tx,
  { id, state, why }: { id: string; state: OfferRow['state']; why: OfferRow['pausedWhy'] },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.offer set state = ${state}, paused_why = ${why}, version = version + 1, changed_at = ${at}
    where id = ${id} and state <> ${state} returning id`
  return rows.length > 0
}

/** Keeps what an offer has become, and by whom. */
export async function addOfferChange(
  tx: Tx,
  { id, by, byRole }: { id: string; by: string | null; byRole: string },
  at: Date,
) {
  await tx`
    insert into market.offer_change (offer_id, version, price_dong, state, why, at, by, by_role, prices)
    select id, version, price_dong, state, paused_why, ${at}, ${by}, ${byRole}, prices from market.offer where id = ${id}`
}

/** How a seller sells; undefined before it was ever said. */
export async function findTerms(tx: Tx, organisationId: string): Promise<TermsRow | undefined> {
  const [row] = await listTerms(tx, [organisationId])
  return row
}

/** How these sellers sell. */
export async function listTerms(tx: Tx, organisationIds: readonly string[]): Promise<TermsRow[]> {
  return tx<TermsRow[]>`
    select organisation_id as "organisationId", phone, delivery, delivery_dong as "deliveryDong", returns,
      takes_cash as "takesCash", coalesce(bank_bin, '') as "bankBin", coalesce(bank_account, '') as "bankAccount",
      coalesce(bank_holder, '') as "bankHolder",
      array(select m.gateway from market.merchant_account m
        where m.organisation_id = s.organisation_id and m.ended_at is null order by m.gateway) as gateways
    from market.seller_terms s where organisation_id = any(${organisationIds as string[]}::uuid[])`
}

/** Writes how a seller sells. */
export async function saveTermsRow(
  tx: Tx,
  row: Omit<TermsRow, 'gateways'>,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  const bank = row.bankBin === '' ? null : row
  await tx`
    insert into market.seller_terms (organisation_id, phone, delivery, delivery_dong, returns, takes_cash, bank_bin, bank_account,
      bank_holder, changed_at, changed_by)
    values (${row.organisationId}, ${row.phone}, ${row.delivery}, ${row.deliveryDong}, ${row.returns}, ${row.takesCash},
      ${bank?.bankBin ?? null}, ${bank?.bankAccount ?? null}, ${bank?.bankHolder ?? null}, ${at}, ${by})
    on conflict (organisation_id) do update set phone = excluded.phone, delivery = excluded.delivery,
      delivery_dong = excluded.delivery_dong, returns = excluded.returns, takes_cash = excluded.takes_cash,
      bank_bin = excluded.bank_bin, bank_account = excluded.bank_account, bank_holder = excluded.bank_holder,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`
}
