import type { Comparable, LikenessReason } from '@saolang/core/registry/duplicates/likeness.ts'
import type { Tx } from '../../platform/sql.ts'

/** What may have a twin. */
export type Kind = 'product' | 'producer'

export type Subject = Comparable & { id: string; changedAt: string }

const productColumns = (tx: Tx) => tx`
  p.id, p.name, p.producer, p.organisation_id as "organisationId", p.province_code as "provinceCode",
  p.commune_code as "communeCode", p.industry_code as "industryCode", p.changed_at::text as "changedAt",
  array_remove(array_append(array(select code from registry.product_code c where c.product_id = p.id), p.gtin), null) as codes`

/** Products that changed after a moment, in the order of their changes; those merged or taken back are no subject. */
export async function listChanged(tx: Tx, many: number): Promise<Subject[]> {
  return tx<Subject[]>`
    select ${productColumns(tx)} from registry.product p
    left join registry.match_mark m on m.kind = 'product'
    where p.merged_into is null and p.retracted_at is null
      and (m.kind is null or (p.changed_at, p.id) > (m.seen_until, m.seen_id))
    order by p.changed_at, p.id limit ${many}`
}

/** Notes how far the search has come. */
export async function saveMark(
  tx: Tx,
  { kind, changedAt, id }: { kind: Kind; changedAt: string; id: string },
): Promise<void> {
  await tx`
    insert into registry.match_mark (kind, seen_until, seen_id) values (${kind}, ${changedAt}::text::timestamptz, ${id})
    on conflict (kind) do update set seen_until = excluded.seen_until, seen_id = excluded.seen_id`
}

/** How far the search has come. */
export async function findMark(tx: Tx, kind: Kind): Promise<{ changedAt: string; id: string } | undefined> {
  const [row] = await tx<{ changedAt: string; id: string }[]>`
    select seen_until::text as "changedAt", seen_id as id from registry.match_mark where kind = ${kind}`
  return row
}

/** Writes the keys that subjects meet under. */
export async function saveKeys(tx: Tx, kind: Kind, keys: readonly { id: string; key: string }[]): Promise<void> {
  const ids = [...new Set(keys.map(({ id }) => id))]
  await tx`delete from registry.match_key where kind = ${kind} and subject_id = any(${ids}::uuid[])`
  await tx`
    insert into registry.match_key (kind, subject_id, key)
    select ${kind}, k.id, k.key from jsonb_to_recordset(${tx.json(keys as never)}) as k (id uuid, key text) on conflict do nothing`
}

// A key that hundreds share tells nothing, and comparing them all would never end.
const mostUnderOneKey = 40

/** What shares a key with one of these, without pairs that were decided. */
export async function listMeetings(
  tx: Tx,
  kind: Kind,
  ids: readonly string[],
): Promise<{ id: string; other: string }[]> {
  return tx<{ id: string; other: string }[]>`
    select distinct least(a.subject_id, b.subject_id) as id, greatest(a.subject_id, b.subject_id) as other
    from registry.match_key a join registry.match_key b on b.kind = ${kind} and b.key = a.key and b.subject_id <> a.subject_id
    where a.kind = ${kind} and a.subject_id = any(${ids as string[]}::uuid[])
      and (select count(*) from (select from registry.match_key c where c.kind = ${kind} and c.key = a.key
        limit ${mostUnderOneKey + 1}) c) <= ${mostUnderOneKey}
      and not exists (select from registry.duplicate d where d.kind = ${kind} and d.decided_at is not null
        and d.first_id = least(a.subject_id, b.subject_id) and d.second_id = greatest(a.subject_id, b.subject_id))`
}

/** Products by id, as they are compared. */
export async function listSubjects(tx: Tx, ids: readonly string[]): Promise<Subject[]> {
  return tx<Subject[]>`
    select ${productColumns(tx)} from registry.product p
    where p.id = any(${ids as string[]}::uuid[]) and p.merged_into is null and p.retracted_at is null`
}

export type NewPair = {
  firstId: string
  secondId: string
  score: number
  reasons: LikenessReason[]
  provinces: string[]
}

/** Puts pairs into the queue; a pair that waits is brought up to date, one that was decided stays decided. */
export async function savePairs(tx: Tx, kind: Kind, pairs: readonly NewPair[], at: Date): Promise<void> {
  await tx`
    insert into registry.duplicate (kind, first_id, second_id, score, reasons, provinces, found_at)
    select ${kind}, p."firstId", p."secondId", p.score, p.reasons, p.provinces, ${at}
    from jsonb_to_recordset(${tx.json(pairs as never)})
      as p ("firstId" uuid, "secondId" uuid, score int, reasons jsonb, provinces text[])
    on conflict (kind, first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons
    where duplicate.decided_at is null`
}
