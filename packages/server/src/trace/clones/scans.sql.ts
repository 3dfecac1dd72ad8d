import type { Scan } from '@saolang/core/trace/clones/find-clones.ts'
import type { Tx } from '../../platform/sql.ts'
import { asRows, type EventRef, names } from '../query.sql.ts'

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

/** That something was sent off or sold; `isOfPiece` when the piece itself is named. */
export type Move = { step: 'shipping' | 'retail_selling'; time: Date; provinceCode: string | null; isOfPiece: boolean }

/** When lots or one piece, by identifiers in normal form, were sent off and sold, oldest first: ids first, then what happened. */
export async function listMoves(
  tx: Tx,
  { lots, piece }: { lots: readonly string[]; piece: readonly string[] },
): Promise<Move[]> {
  const told = await tx<(EventRef & { isOfPiece: boolean })[]>`
    select i.event_id as id, i.event_time as time, bool_or(i.text = any(${piece as string[]}::text[])) as "isOfPiece"
    from trace.event_item i where ${names(tx, [...lots, ...piece])} group by i.event_id, i.event_time`
  if (told.length === 0) return []
  const ofPiece = new Map(told.map(({ id, isOfPiece }) => [id, isOfPiece]))
  const moves = await tx<(Omit<Move, 'isOfPiece'> & { id: string })[]>`
    select e.id, e.biz_step as step, e.event_time as time, e.province_code as "provinceCode"
    from ${asRows(tx, told)}
    join trace.event e on e.id = r.id and e.event_time = r.at
    where e.biz_step in ('shipping', 'retail_selling') and e.error_time is null
      and not exists (select from trace.error w where w.id = e.id)
    order by e.event_time`
  return moves.map(({ id, ...move }) => ({ ...move, isOfPiece: ofPiece.get(id) === true }))
}
