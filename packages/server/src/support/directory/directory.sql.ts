import type { AdviserFacts, AdviserStanding } from '@saolang/core/support/directory/adviser.ts'
import type { Tx } from '../../platform/sql.ts'

export type AdviserRow = AdviserFacts & {
  id: string
  personId: string | null
  registeredAt: Date
  isDemo: boolean
  standing: AdviserStanding
  reason: string
  upheld: number
}

export type NewAdviser = AdviserFacts & {
  id: string
  personId: string | null
  registeredBy: string
  at: Date
  isDemo: boolean
}

/** Keeps who asks to be listed; false when that tax code is known. */
export async function addAdviser(tx: Tx, row: NewAdviser): Promise<boolean> {
  const rows = await tx`
    insert into support.adviser (id, kind, name, tax_code, phone, email, about, subjects, province_code, works_in, person_id,
      registered_by, registered_at, consented_at, is_demo)
    values (${row.id}, ${row.kind}, ${row.name}, ${row.taxCode}, ${row.phone}, ${row.email}, ${row.about}, ${row.subjects},
      ${row.provinceCode}, ${row.worksIn as string[]}, ${row.personId}, ${row.registeredBy}, ${row.at}, ${row.at}, ${row.isDemo})
    on conflict (tax_code) where tax_code <> '' do nothing returning id`
  return rows.length === 1
}

/** Keeps a ruling on where an adviser stands. */
export async function addRuling(
  tx: Tx,
  row: { id: string; adviserId: string; ruling: string; reason: string; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into support.adviser_ruling (id, adviser_id, ruling, reason, ruled_by, ruled_at)
    values (${row.id}, ${row.adviserId}, ${row.ruling}, ${row.reason}, ${row.by}, ${row.at})`
}

const columns = (tx: Tx) => tx`
  a.id, a.kind, a.name, a.tax_code as "taxCode", a.phone, a.email, a.about, a.subjects, a.province_code as "provinceCode",
  a.works_in as "worksIn", a.person_id as "personId", a.registered_at as "registeredAt", a.is_demo as "isDemo",
  coalesce(r.ruling, 'waiting') as standing, coalesce(r.reason, '') as reason,
  (select count(*)::int from support.adviser_complaint c join support.adviser_complaint_ruling u on u.complaint_id = c.id
   where c.adviser_id = a.id and u.ruling = 'upheld') as upheld`

const tables = (tx: Tx) => tx`
  support.adviser a left join lateral (
    select ruling, reason from support.adviser_ruling where adviser_id = a.id order by id desc limit 1
  ) r on true`

/** One adviser, whatever its standing; held until the transaction ends when it is to be ruled on. */
export async function findAdviser(tx: Tx, id: string, hold = false): Promise<AdviserRow | undefined> {
  if (hold) await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`
  const [row] = await tx<AdviserRow[]>`select ${columns(tx)} from ${tables(tx)} where a.id = ${id}`
  return row
}

/** Who is listed for a province and a subject, by name; null asks for any. */
export async function listListed(
  tx: Tx,
  { provinceCode, subject }: { provinceCode: string | null; subject: string | null },
): Promise<AdviserRow[]> {
  return tx<AdviserRow[]>`
    select ${columns(tx)} from ${tables(tx)}
    where r.ruling = 'listed'
      and (${provinceCode}::text is null or cardinality(a.works_in) = 0 or ${provinceCode} = any(a.works_in))
      and (${subject}::text is null or ${subject} = any(a.subjects))
    order by a.name collate "vi-x-icu" limit 200`
}

/** Every adviser of a home province, or of all, those that wait first. */
export async function listToRule(tx: Tx, provinceCode: string | null): Promise<AdviserRow[]> {
  return tx<AdviserRow[]>`
    select ${columns(tx)} from ${tables(tx)}
    where ${provinceCode}::text is null or a.province_code = ${provinceCode}
    order by (r.ruling is not null), a.registered_at desc limit 200`
}

/** Notes that an adviser helped with a dossier; false when it was noted. */
export async function addHelp(
  tx: Tx,
  row: { id: string; adviserId: string; dossierId: string; isPaid: boolean; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into support.adviser_help (id, adviser_id, dossier_id, is_paid, noted_by, noted_at)
    values (${row.id}, ${row.adviserId}, ${row.dossierId}, ${row.isPaid}, ${row.by}, ${row.at})
    on conflict on constraint adviser_help_once do nothing returning id`
  return rows.length === 1
}

/** The dossiers that producers say an adviser helped with. */
export async function listHelp(tx: Tx, adviserId: string): Promise<{ dossierId: string; isPaid: boolean }[]> {
  return tx<{ dossierId: string; isPaid: boolean }[]>`
    select dossier_id as "dossierId", is_paid as "isPaid" from support.adviser_help where adviser_id = ${adviserId} order by id`
}
