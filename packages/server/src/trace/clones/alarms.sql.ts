import type { CloneKind, CloneOutcome, CloneSign } from '@saolang/core/trace/clones/find-clones.ts'
import type { Tx } from '../../platform/sql.ts'

/** A sign that a serial cannot be one piece, and what became of it. */
export type AlarmRow = {
  id: string
  key: string
  serial: string
  productId: string
  kind: CloneKind
  firstAt: Date
  lastAt: Date
  facts: CloneSign['facts']
  raisedAt: Date
  settledAt: Date | null
  outcome: CloneOutcome | null
  words: string | null
}

const columns = (tx: Tx) => tx`
  a.id, a.key, a.serial, k.product_id as "productId", a.kind, a.first_at as "firstAt", a.last_at as "lastAt", a.facts,
  a.raised_at as "raisedAt", a.settled_at as "settledAt", a.outcome, a.words
  from trace.clone_alarm a join trace.product_key k on k.key = a.key`

type NewAlarm = CloneSign & { id: string; key: string; serial: string }

/** Raises an alarm, or brings the open one of this kind up to date; one that was settled is raised again only by scans after that. */
export async function raiseAlarm(tx: Tx, a: NewAlarm, at: Date): Promise<void> {
  await tx`
    insert into trace.clone_alarm (id, key, serial, kind, first_at, last_at, facts, raised_at)
    select ${a.id}, ${a.key}, ${a.serial}, ${a.kind}, ${a.firstAt}, ${a.lastAt}, ${JSON.stringify(a.facts)}::text::jsonb, ${at}
    where not exists (
      select from trace.clone_alarm o where o.key = ${a.key} and o.serial = ${a.serial} and o.kind = ${a.kind}
        and o.settled_at >= ${a.lastAt})
    on conflict (key, serial, kind) where settled_at is null
      do update set last_at = excluded.last_at, facts = excluded.facts`
}

/** The alarms about products of an organisation, of a commune, of a province, or of all: the open ones first, then the newest. */
export async function listAlarms(
  tx: Tx,
  { productIds }: { productIds: readonly string[] | undefined },
): Promise<AlarmRow[]> {
  const ours = productIds === undefined ? tx`true` : tx`k.product_id = any(${productIds}::uuid[])`
  return tx<AlarmRow[]>`
    select ${columns(tx)} where ${ours} order by a.settled_at is not null, a.raised_at desc, a.id limit 300`
}

/** An alarm. */
export async function findAlarm(tx: Tx, id: string): Promise<AlarmRow | undefined> {
  const [row] = await tx<AlarmRow[]>`select ${columns(tx)} where a.id = ${id}`
  return row
}

/** Settles an alarm; false when it is settled. */
export async function settleAlarmRow(
  tx: Tx,
  { id, by, at, outcome, words }: { id: string; by: string; at: Date; outcome: string; words: string },
): Promise<boolean> {
  const rows = await tx`
    update trace.clone_alarm set settled_by = ${by}, settled_at = ${at}, outcome = ${outcome}, words = ${words}
    where id = ${id} and settled_at is null returning id`
  return rows.length > 0
}

/** Whether a piece has an open alarm of one of these kinds, or one that ended in copies found. */
export async function hasAlarm(
  tx: Tx,
  { key, serial, kinds }: { key: string; serial: string; kinds: readonly CloneKind[] },
): Promise<boolean> {
  const [row] = await tx<{ has: boolean }[]>`
    select exists (
      select from trace.clone_alarm where key = ${key} and serial = ${serial} and kind = any(${kinds}::text[])
        and (settled_at is null or outcome = 'copies-found')) as has`
  return row?.has ?? false
}
