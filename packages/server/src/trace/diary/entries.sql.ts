import type { ClockVerdict } from '@saolang/core/trace/diary/clock.ts'
import type { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { Tx } from '../../platform/sql.ts'

/** An entry of the diary as it is kept. */
export type EntryRow = {
  id: string
  organisationId: string
  no: number
  step: string
  form: EntryForm
  happenedAt: Date
  toldAt: Date
  savedAt: Date
  receivedAt: Date
  clockOffsetMs: number
  clockVerdict: ClockVerdict
  toldBy: string
  toldAs: string
  photos: string[]
  event: EpcisEvent
  corrects: string | null
}

/** An entry with what became of it. */
export type SettledEntry = EntryRow & {
  correctedBy: string | null
  withdrawnAt: Date | null
  withdrawnBecause: string | null
}

/** Serialises the diary of an organisation until the transaction ends: two phones take turns. */
export async function takeTurn(tx: Tx, organisationId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`diary ${organisationId}`}, 620))`
}

/** The next number in an organisation's diary, from 1. Take your turn first. */
export async function nextNo(tx: Tx, organisationId: string): Promise<number> {
  const [row] = await tx<{ no: number }[]>`
    select coalesce(max(no), 0) + 1 as no from trace.diary_entry where organisation_id = ${organisationId}`
  return row?.no ?? 1
}

/** Adds an entry. */
export async function addEntry(tx: Tx, entry: EntryRow): Promise<void> {
  await tx`
    insert into trace.diary_entry (id, organisation_id, no, step, form, happened_at, told_at, saved_at, received_at,
      clock_offset_ms, clock_verdict, told_by, told_as, photos, event, corrects)
    values (${entry.id}, ${entry.organisationId}, ${entry.no}, ${entry.step}, ${JSON.stringify(entry.form)}::text::jsonb,
      ${entry.happenedAt}, ${entry.toldAt}, ${entry.savedAt}, ${entry.receivedAt}, ${entry.clockOffsetMs}, ${entry.clockVerdict},
      ${entry.toldBy}, ${entry.toldAs}, ${entry.photos}, ${JSON.stringify(entry.event)}::text::jsonb, ${entry.corrects})`
}

const columns = (tx: Tx) => tx`
  e.id, e.organisation_id as "organisationId", e.no, e.step, e.form, e.happened_at as "happenedAt", e.told_at as "toldAt",
  e.saved_at as "savedAt", e.received_at as "receivedAt", e.clock_offset_ms as "clockOffsetMs", e.clock_verdict as "clockVerdict",
  e.told_by as "toldBy", e.told_as as "toldAs", e.photos, e.event, e.corrects, c.id as "correctedBy", w.at as "withdrawnAt",
  w.reason as "withdrawnBecause"`

const withFate = (tx: Tx) => tx`
  trace.diary_entry e left join trace.diary_entry c on c.corrects = e.id left join trace.diary_withdrawal w on w.entry_id = e.id`

/** The entry of an id. */
export async function findEntry(tx: Tx, id: string): Promise<SettledEntry | undefined> {
  const [row] = await tx<SettledEntry[]>`select ${columns(tx)} from ${withFate(tx)} where e.id = ${id}`
  return row
}

/** Which entries are wanted: of which steps, from and until which moment, about which area; the newest first. */
export type EntryQuestion = {
  organisationId: string
  steps?: readonly string[] | undefined
  from?: Date | undefined
  until?: Date | undefined
  areaId?: string | undefined
  size: number
  offset: number
}

const thatMatch = (
  tx: Tx,
  { organisationId, steps, from, until, areaId }: Omit<EntryQuestion, 'size' | 'offset'>,
) => tx`
  e.organisation_id = ${organisationId}
  and (${steps ? [...steps] : null}::text[] is null or e.step = any(${steps ? [...steps] : null}::text[]))
  and (${from ?? null}::timestamptz is null or e.happened_at >= ${from ?? null})
  and (${until ?? null}::timestamptz is null or e.happened_at < ${until ?? null})
  and (${areaId ?? null}::text is null or e.form ->> 'areaId' = ${areaId ?? null})`

/** A page of the diary. */
export async function listEntries(tx: Tx, question: EntryQuestion): Promise<SettledEntry[]> {
  return tx<SettledEntry[]>`
    select ${columns(tx)} from ${withFate(tx)} where ${thatMatch(tx, question)}
    order by e.happened_at desc, e.no desc limit ${question.size} offset ${question.offset}`
}

/** How many entries there are that match. */
export async function countEntries(tx: Tx, question: Omit<EntryQuestion, 'size' | 'offset'>): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from trace.diary_entry e where ${thatMatch(tx, question)}`
  return row?.count ?? 0
}

/** Says that an entry never happened; false when that was said before. */
export async function addWithdrawal(
  tx: Tx,
  { entryId, reason, at, by }: { entryId: string; reason: string; at: Date; by: string },
): Promise<boolean> {
  const rows = await tx`
    insert into trace.diary_withdrawal (entry_id, reason, at, by) values (${entryId}, ${reason}, ${at}, ${by})
    on conflict do nothing returning entry_id`
  return rows.length > 0
}

/** The sectors that an organisation chose for its diary. */
export async function findBook(tx: Tx, organisationId: string): Promise<string[] | undefined> {
  const [row] = await tx<{ sectors: string[] }[]>`
    select sectors from trace.diary_book where organisation_id = ${organisationId}`
  return row?.sectors
}

/** Keeps the sectors that an organisation chose. */
export async function saveBook(tx: Tx, organisationId: string, sectors: readonly string[], at: Date): Promise<void> {
  await tx`
    insert into trace.diary_book (organisation_id, sectors, changed_at) values (${organisationId}, ${[...sectors]}, ${at})
    on conflict (organisation_id) do update set sectors = excluded.sectors, changed_at = excluded.changed_at`
}
