import type { Scan } from '@saolang/core/trace/clones/find-clones.ts'
import type { Tx } from '../../platform/sql.ts'

/** A scan to be kept; `reader` are eight bytes. */
export type NewScan = { key: string; serial: string; at: Date; reader: Uint8Array; provinceCode: string | null }

/** Keeps scans. */
export async function addScans(tx: Tx, scans: readonly NewScan[]): Promise<void> {
  await tx`
    insert into trace.scan (key, serial, at, reader, province_code)
    select key, serial, at, decode(reader, 'hex'), province_code
    from unnest(${scans.map(({ key }) => key)}::text[], ${scans.map(({ serial }) => serial)}::text[],
      ${scans.map(({ at }) => at.toISOString())}::timestamptz[],
      ${scans.map(({ reader }) => Buffer.from(reader).toString('hex'))}::text[],
      ${scans.map(({ provinceCode }) => provinceCode)}::text[]) as g (key, serial, at, reader, province_code)`
}

/** The scans of a piece that are still kept, oldest first. */
export async function listScans(tx: Tx, key: string, serial: string): Promise<Scan[]> {
  return tx<Scan[]>`
    select at, encode(reader, 'hex') as reader, province_code as "provinceCode" from trace.scan
    where key = ${key} and serial = ${serial} order by at, id limit 5000`
}

/** The salt of a day, made of these bytes when there is none. */
export async function takeSalt(tx: Tx, day: string, made: Uint8Array): Promise<Uint8Array> {
  await tx`insert into trace.scan_salt (day, salt) values (${day}, ${Buffer.from(made)}) on conflict do nothing`
  const [row] = await tx<{ salt: Uint8Array }[]>`select salt from trace.scan_salt where day = ${day}`
  return (row as { salt: Uint8Array }).salt
}

/** Destroys the salts of days before this one; gives how many. */
export async function destroySalts(tx: Tx, today: string): Promise<number> {
  const rows = await tx`delete from trace.scan_salt where day < ${today} returning day`
  return rows.length
}

/** Adds scans that are older than this to the numbers of their month, and deletes them; gives how many. */
export async function foldScans(tx: Tx, before: Date): Promise<number> {
  const [row] = await tx<{ folded: number }[]>`
    with gone as (delete from trace.scan where at < ${before} returning key, at),
    counted as (
      select key, date_trunc('month', at at time zone 'Asia/Ho_Chi_Minh')::date as month, count(*)::int as scans from gone group by 1, 2),
    added as (
      insert into trace.scan_month (key, month, scans) select key, month, scans from counted
      on conflict (key, month) do update set scans = scan_month.scans + excluded.scans returning 1)
    select count(*)::int as folded from gone`
  return row?.folded ?? 0
}

/** When a lot first left its maker, and when and in which province a piece of it was sold; by identifiers in normal form. */
export async function findMoves(
  tx: Tx,
  { lots, piece }: { lots: readonly string[]; piece: readonly string[] },
): Promise<{ shippedAt: Date | null; soldAt: Date | null; soldIn: string | null }> {
  const [row] = await tx<{ shippedAt: Date | null; soldAt: Date | null; soldIn: string | null }[]>`
    with told as (
      select e.event_time, e.biz_step, e.province_code, i.text = any(${piece}::text[]) as is_piece
      from unnest(${[...lots, ...piece]}::text[]) as wanted (text)
      join trace.event_item i on i.key = hashtextextended(wanted.text, 0) and i.text = wanted.text
      join trace.event e on e.id = i.event_id and e.event_time = i.event_time
      where e.biz_step in ('shipping', 'retail_selling') and e.error_time is null
        and not exists (select from trace.error w where w.id = e.id))
    select (select min(event_time) from told where biz_step = 'shipping') as "shippedAt",
      (select min(event_time) from told where biz_step = 'retail_selling' and is_piece) as "soldAt",
      (select province_code from told where biz_step = 'retail_selling' and is_piece order by event_time limit 1) as "soldIn"`
  return row ?? { shippedAt: null, soldAt: null, soldIn: null }
}
