import type { Measure } from '@saolang/core/insight/indicator.ts'
import type { Target } from '@saolang/core/insight/target.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

export type TargetRow = Omit<Target, 'provinceCode' | 'upTo'> & {
  id: string
  provinceCode: string | null
  upTo: number | null
}

/** The targets that units have set and not ended, those that end last first. */
export async function listTargetRows(tx: Tx): Promise<TargetRow[]> {
  return tx<TargetRow[]>`
    select t.id, t.indicator, t.province_code as "provinceCode", t.starts_on as "from", t.ends_on as "to",
      t.at_least as "atLeast", t.up_to as "upTo", t.document, t.source
    from insight.target t
    where not exists (select from insight.target_end e where e.target_id = t.id)
    order by t.ends_on desc, t.set_at`
}

/** A target by its id, ended or not. */
export async function findTarget(tx: Tx, id: string): Promise<{ provinceCode: string | null } | undefined> {
  const [row] = await tx<{ provinceCode: string | null }[]>`
    select province_code as "provinceCode" from insight.target where id = ${id}`
  return row
}

/** Writes a target down. */
export async function addTarget(
  tx: Tx,
  { id, by, at, ...target }: TargetRow & { by: string; at: Date },
): Promise<void> {
  const { indicator, provinceCode, from, to, atLeast, upTo, document, source } = target
  await tx`
    insert into insight.target
      (id, indicator, province_code, starts_on, ends_on, at_least, up_to, document, source, set_by, set_at)
    values (${id}, ${indicator}, ${provinceCode}, ${from}, ${to}, ${atLeast}, ${upTo}, ${document}, ${source}, ${by}, ${at})`
}

/** Ends a target; false when it has ended already. */
export async function addTargetEnd(
  tx: Tx,
  end: { id: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into insight.target_end (target_id, reason, ended_by, ended_at)
    values (${end.id}, ${end.reason}, ${end.by}, ${end.at}) on conflict do nothing returning 1`
  return rows.length > 0
}

export type SnapshotRow = Measure & { takenOn: LegalDate; indicator: string; unit: string }

/** Keeps the measures of a day; what was kept for that day before stays. Gives how many are new. */
export async function addSnapshots(tx: Tx, rows: readonly SnapshotRow[]): Promise<number> {
  const added = await tx`
    insert into insight.snapshot (taken_on, indicator, unit, counted, among, unknown)
    select "takenOn", indicator, unit, counted, among, unknown
    from jsonb_to_recordset(${tx.json(rows as SnapshotRow[])}) as kept
      ("takenOn" date, indicator text, unit text, counted int, among int, unknown int)
    on conflict do nothing returning 1`
  return added.length
}

/** The snapshots of one indicator for one unit, oldest first: the last of each month and those of the last thirty days. */
export async function listSnapshots(tx: Tx, indicator: string, unit: string): Promise<SnapshotRow[]> {
  return tx<SnapshotRow[]>`
    select taken_on as "takenOn", indicator, unit, counted, among, unknown from insight.snapshot s
    where indicator = ${indicator} and unit = ${unit} and (
      taken_on > (select max(taken_on) - 30 from insight.snapshot where indicator = ${indicator} and unit = ${unit})
      or taken_on = (select max(taken_on) from insight.snapshot m where m.indicator = s.indicator and m.unit = s.unit
        and date_trunc('month', m.taken_on) = date_trunc('month', s.taken_on)))
    order by taken_on`
}

/** The newest snapshot of each indicator for each of these units. */
export async function listNewestSnapshots(
  tx: Tx,
  { units, indicators }: { units: readonly string[]; indicators: readonly string[] },
): Promise<SnapshotRow[]> {
  return tx<SnapshotRow[]>`
    select s.taken_on as "takenOn", i.indicator, u.unit, s.counted, s.among, s.unknown
    from unnest(${units as string[]}::text[]) as u (unit)
    cross join unnest(${indicators as string[]}::text[]) as i (indicator)
    join lateral (
      select * from insight.snapshot where indicator = i.indicator and unit = u.unit order by taken_on desc limit 1
    ) s on true`
}
