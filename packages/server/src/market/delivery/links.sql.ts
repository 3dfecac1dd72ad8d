import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import type { DeliveryForm } from '@saolang/core/market/delivery/terms.ts'
import type { Tx } from '../../platform/sql.ts'

export type CarrierLinkRow = { id: string; organisationId: string; carrier: LinkedCarrier; credentials: string }
export type LinkView = { id: string; carrier: LinkedCarrier; madeAt: Date }

type By = { by: string | null; at: Date }

/** Ends the link that a seller has with a carrier, if any, and makes this one. */
export async function replaceCarrierLink(
  tx: Tx,
  row: CarrierLinkRow & { hookSecret: string },
  { by, at }: By,
): Promise<void> {
  await endCarrierLink(tx, row, at)
  await tx`
    insert into market.carrier_link (id, organisation_id, carrier, credentials, hook_secret, made_at, made_by)
    values (${row.id}, ${row.organisationId}, ${row.carrier}, ${row.credentials}, ${row.hookSecret}, ${at}, ${by})`
}

/** Ends the link of a seller with a carrier; false when there is none. */
export async function endCarrierLink(
  tx: Tx,
  { organisationId, carrier }: Pick<CarrierLinkRow, 'organisationId' | 'carrier'>,
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.carrier_link set ended_at = ${at}
    where organisation_id = ${organisationId} and carrier = ${carrier} and ended_at is null returning id`
  return rows.length > 0
}

/** The links of a seller that have not ended, with their sealed credentials. */
export async function listCarrierLinks(tx: Tx, organisationId: string): Promise<(CarrierLinkRow & LinkView)[]> {
  return tx<(CarrierLinkRow & LinkView)[]>`
    select id, organisation_id as "organisationId", carrier, credentials, made_at as "madeAt" from market.carrier_link
    where organisation_id = ${organisationId} and ended_at is null order by carrier`
}

/** A link by its id, ended or not: a parcel's carrier speaks of it after its seller has another link. */
export async function findCarrierLink(
  tx: Tx,
  id: string,
): Promise<(CarrierLinkRow & { hookSecret: string }) | undefined> {
  const [row] = await tx<(CarrierLinkRow & { hookSecret: string })[]>`
    select id, organisation_id as "organisationId", carrier, credentials, hook_secret as "hookSecret"
    from market.carrier_link where id = ${id}`
  return row
}

/** How a seller delivers, beyond the price of own delivery; nothing of it where they never said. */
export async function findDeliveryTerms(tx: Tx, organisationId: string): Promise<DeliveryForm> {
  const [row] = await tx<DeliveryForm[]>`
    select free_from_dong as "freeFromDong", own_days as "ownDays", perishable_days as "perishableDays"
    from market.delivery_terms where organisation_id = ${organisationId}`
  return row ?? { freeFromDong: null, ownDays: null, perishableDays: null }
}

/** Writes down how a seller delivers. */
export async function saveDeliveryTerms(
  tx: Tx,
  { organisationId, freeFromDong, ownDays, perishableDays }: DeliveryForm & { organisationId: string },
  { by, at }: By,
): Promise<void> {
  await tx`
    insert into market.delivery_terms (organisation_id, free_from_dong, own_days, perishable_days, changed_at, changed_by)
    values (${organisationId}, ${freeFromDong}, ${ownDays}, ${perishableDays}, ${at}, ${by})
    on conflict (organisation_id) do update set free_from_dong = excluded.free_from_dong, own_days = excluded.own_days,
      perishable_days = excluded.perishable_days, changed_at = excluded.changed_at, changed_by = excluded.changed_by`
}

/** What packs weigh, wrapped, as far as their sellers weighed them; in grams by pack. */
export async function listPackGrams(tx: Tx, variantIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx<{ id: string; grams: number }[]>`
    select variant_id as id, grams from market.pack_size where variant_id = any(${variantIds as string[]}::uuid[])`
  return new Map(rows.map(({ id, grams }) => [id, grams]))
}

/** Writes down what a pack weighs. */
export async function savePackGrams(tx: Tx, variantId: string, grams: number): Promise<void> {
  await tx`
    insert into market.pack_size (variant_id, grams) values (${variantId}, ${grams})
    on conflict (variant_id) do update set grams = excluded.grams`
}

type Place = { organisationId: string; carrier: LinkedCarrier; communeCode: string }

/** The old ward that a seller chose for a commune and a carrier. */
export async function findChosenWard(
  tx: Tx,
  { organisationId, carrier, communeCode }: Place,
): Promise<string | undefined> {
  const [row] = await tx<{ code: string }[]>`
    select ward_code as code from market.carrier_place
    where organisation_id = ${organisationId} and carrier = ${carrier} and commune_code = ${communeCode}`
  return row?.code
}

/** Remembers the old ward that a seller chose for a commune and a carrier. */
export async function saveChosenWard(
  tx: Tx,
  { organisationId, carrier, communeCode, wardCode }: Place & { wardCode: string },
  { by, at }: By,
): Promise<void> {
  await tx`
    insert into market.carrier_place (organisation_id, carrier, commune_code, ward_code, chosen_at, chosen_by)
    values (${organisationId}, ${carrier}, ${communeCode}, ${wardCode}, ${at}, ${by})
    on conflict (organisation_id, carrier, commune_code) do update set ward_code = excluded.ward_code,
      chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`
}

/** From which sum on sellers deliver for nothing, of those who do; whole đồng by seller. */
export async function listFreeFrom(tx: Tx, sellerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx<{ id: string; dong: number }[]>`
    select organisation_id as id, free_from_dong as dong from market.delivery_terms
    where organisation_id = any(${sellerIds as string[]}::uuid[]) and free_from_dong is not null`
  return new Map(rows.map(({ id, dong }) => [id, dong]))
}
