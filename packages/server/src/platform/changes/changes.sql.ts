import type { Tx } from '../sql.ts'
import type { ChangeKind } from './change-kind.ts'

/** A place in the feed: era, transaction, row. The transaction's number is text, for it outgrows a number. */
export type Place = { era: number; xid: string; seq: number }

/** A change as it was noted. */
export type ChangeRow = Place & {
  at: Date
  kind: ChangeKind
  what: string
  subjectId: string
  productId: string | null
  isDemo: boolean
}

/** Whose changes are shown: all public ones, and those of a province, of an organisation, or of the nation. */
export type ChangeReach = {
  isNation: boolean
  provinceCode: string | null
  organisationId: string | null
  samplesOnly: boolean
}

/**
 * Changes after a place, in their order. It stops before the oldest transaction that still runs, because that one may yet put a row among
 * those of its number: so no row ever appears behind one that was given out.
 */
export async function listChanges(
  tx: Tx,
  { after, kinds, reach, count }: { after: Place; kinds: readonly ChangeKind[]; reach: ChangeReach; count: number },
): Promise<ChangeRow[]> {
  const { isNation, provinceCode, organisationId, samplesOnly } = reach
  return tx<ChangeRow[]>`
    select era, xid::text as xid, seq, at, kind, what, subject_id as "subjectId", product_id as "productId", is_demo as "isDemo"
    from platform.change c
    where (era, xid, seq) > (${after.era}::int, ${after.xid}::text::xid8, ${after.seq}::bigint)
      and (era < platform.current_era() or xid < pg_snapshot_xmin(pg_current_snapshot()))
      and kind = any(${[...kinds]})
      and (is_public or ${isNation} or province_code = ${provinceCode} or organisation_id = ${organisationId})
      and (not ${samplesOnly} or is_demo)
    order by c.era, c.xid, c.seq limit ${count}`
}

/** The place from which on everything is new: before the oldest transaction that still runs. */
export async function findNow(tx: Tx): Promise<Place> {
  const [row] = await tx`
    select platform.current_era() as era, (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text as xid`
  return { era: row?.era as number, xid: row?.xid as string, seq: Number.MAX_SAFE_INTEGER }
}
