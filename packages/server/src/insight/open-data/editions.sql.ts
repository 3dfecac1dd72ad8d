import type { Format } from '@saolang/core/insight/open-data/dataset.ts'
import type { DatasetKey } from '@saolang/core/insight/open-data/dictionary.ts'
import type { EditionFile } from '@saolang/core/insight/open-data/edition.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** An edition that can be had, with its files. */
export type EditionRow = {
  dataset: DatasetKey
  takenOn: LegalDate
  isKept: boolean
  rows: number
  writtenAt: Date
  files: EditionFile[]
}

/** The editions whose files are here, newest first; of one dataset, or of all. */
export async function listEditions(tx: Tx, dataset: DatasetKey | null): Promise<EditionRow[]> {
  return tx<EditionRow[]>`
    select e.dataset, e.taken_on as "takenOn", e.is_kept as "isKept", e.row_count as rows, e.written_at as "writtenAt",
      jsonb_agg(jsonb_build_object('format', f.format, 'sha256', f.sha256, 'byteSize', f.byte_size) order by f.format) as files
    from insight.edition e join insight.edition_file f using (dataset, taken_on)
    where e.forgotten_at is null and (${dataset}::text is null or e.dataset = ${dataset})
    group by e.dataset, e.taken_on order by e.taken_on desc, e.dataset`
}

/** Writes an edition down, kept for ever when it is the first of its month; undefined when that day has one already. */
export async function addEdition(
  tx: Tx,
  { dataset, takenOn, rows, at }: { dataset: DatasetKey; takenOn: LegalDate; rows: number; at: Date },
): Promise<{ isKept: boolean } | undefined> {
  const [row] = await tx<{ isKept: boolean }[]>`
    insert into insight.edition (dataset, taken_on, is_kept, row_count, written_at)
    select ${dataset}, ${takenOn}::date, not exists (
      select from insight.edition where dataset = ${dataset} and is_kept
        and date_trunc('month', taken_on) = date_trunc('month', ${takenOn}::date)), ${rows}, ${at}
    on conflict (dataset, taken_on) do nothing returning is_kept as "isKept"`
  return row
}

/** Writes down a file of an edition. */
export async function addEditionFile(
  tx: Tx,
  { dataset, takenOn, format, sha256, byteSize }: EditionFile & { dataset: DatasetKey; takenOn: LegalDate },
): Promise<void> {
  await tx`
    insert into insight.edition_file (dataset, taken_on, format, sha256, byte_size)
    values (${dataset}, ${takenOn}, ${format}, ${sha256}, ${byteSize})`
}

export type FoundFile = EditionFile & { takenOn: LegalDate; isForgotten: boolean; writtenAt: Date }

/** A file of a dataset by its day, or of the newest edition when `day` is null; a dropped one is found, and says so. */
export async function findEditionFile(
  tx: Tx,
  { dataset, day, format }: { dataset: DatasetKey; day: LegalDate | null; format: Format },
): Promise<FoundFile | undefined> {
  const [row] = await tx<FoundFile[]>`
    select f.format, f.sha256, f.byte_size as "byteSize", e.taken_on as "takenOn", e.forgotten_at is not null as "isForgotten",
      e.written_at as "writtenAt"
    from insight.edition e join insight.edition_file f using (dataset, taken_on)
    where e.dataset = ${dataset} and f.format = ${format}
      and (e.taken_on = ${day}::date or (${day}::date is null and e.forgotten_at is null))
    order by e.taken_on desc limit 1`
  return row
}

/** Forgets the editions of before a day that are neither kept for ever nor the newest; gives the contents that nothing names any more. */
export async function forgetBefore(tx: Tx, { day, at }: { day: LegalDate; at: Date }): Promise<string[]> {
  const forgotten = await tx<{ dataset: string; takenOn: LegalDate }[]>`
    update insight.edition e set forgotten_at = ${at}
    where taken_on < ${day} and not is_kept and forgotten_at is null
      and taken_on < (select max(taken_on) from insight.edition n where n.dataset = e.dataset)
    returning dataset, taken_on as "takenOn"`
  if (forgotten.length === 0) return []
  const rows = await tx<{ sha256: string }[]>`
    select distinct f.sha256 from insight.edition_file f
    join jsonb_to_recordset(${tx.json(forgotten as never)}::jsonb) as gone (dataset text, "takenOn" date)
      on gone.dataset = f.dataset and gone."takenOn" = f.taken_on
    where not exists (
      select from insight.edition_file o join insight.edition e using (dataset, taken_on)
      where o.sha256 = f.sha256 and e.forgotten_at is null)`
  return rows.map(({ sha256 }) => sha256)
}
