import type { BuyerKind } from '@saolang/core/market/demand/buyer-standing.ts'
import type { Tx } from '../../platform/sql.ts'

export type BuyerRow = {
  organisationId: string
  kind: BuyerKind
  about: string
  phone: string
  askedAt: Date
  verifiedAt: Date | null
  refusedAt: Date | null
  refusedWhy: string | null
}

const columns = (tx: Tx) => tx`
  organisation_id as "organisationId", kind, about, phone, asked_at as "askedAt", verified_at as "verifiedAt",
  refused_at as "refusedAt", refused_why as "refusedWhy"`

/** How an organisation stands as a buyer; undefined when it never asked. */
export async function findBuyer(tx: Tx, organisationId: string): Promise<BuyerRow | undefined> {
  const [row] = await tx<
    BuyerRow[]
  >`select ${columns(tx)} from market.bulk_buyer where organisation_id = ${organisationId}`
  return row
}

/** All that asked, those who wait first. */
export async function listBuyers(tx: Tx): Promise<BuyerRow[]> {
  return tx<BuyerRow[]>`
    select ${columns(tx)} from market.bulk_buyer order by (verified_at is null and refused_at is null) desc, asked_at desc limit 500`
}

/** Asks, or asks again with other words: what an officer said of the former asking is over, unless it was yes. */
export async function askForStanding(
  tx: Tx,
  row: Pick<BuyerRow, 'organisationId' | 'kind' | 'about' | 'phone'>,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into market.bulk_buyer (organisation_id, kind, about, phone, asked_at, asked_by)
    values (${row.organisationId}, ${row.kind}, ${row.about}, ${row.phone}, ${at}, ${by})
    on conflict (organisation_id) do update set kind = excluded.kind, about = excluded.about, phone = excluded.phone,
      asked_at = excluded.asked_at, asked_by = excluded.asked_by, refused_at = null, refused_why = null`
}

/** Says yes or no to a buyer who waits; false when nobody waits there. */
export async function decideBuyer(
  tx: Tx,
  { organisationId, why }: { organisationId: string; why: string | null },
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update market.bulk_buyer set verified_at = ${why === null ? at : null}, refused_at = ${why === null ? null : at},
      refused_why = ${why}, decided_by = ${by}
    where organisation_id = ${organisationId} and verified_at is null and refused_at is null returning organisation_id`
  return rows.length > 0
}
