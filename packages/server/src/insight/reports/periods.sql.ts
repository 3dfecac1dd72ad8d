import type { PeriodKind, ReportLevel } from '@saolang/core/insight/reports/period.ts'
import type { ReportStatus } from '@saolang/core/insight/reports/report.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** `root` is "nation", or the code of the province that asks its communes on its own. */
export type PeriodRow = {
  id: string
  kind: PeriodKind
  year: number
  root: string
  from: LegalDate
  to: LegalDate
  form: string
  document: string
  isDemo: boolean
}

/** Opens a period; false when it is open already. */
export async function addPeriod(
  tx: Tx,
  { id, by, at, ...period }: PeriodRow & { by: string; at: Date },
): Promise<boolean> {
  const { kind, year, root, from, to, form, document, isDemo } = period
  const rows = await tx`
    insert into insight.reporting_period
      (id, kind, year, root_code, starts_on, ends_on, form, document, is_demo, opened_by, opened_at)
    values (${id}, ${kind}, ${year}, ${root}, ${from}, ${to}, ${form}, ${document}, ${isDemo}, ${by}, ${at})
    on conflict (kind, year, root_code, is_demo) do nothing returning 1`
  return rows.length > 0
}

/** A period by its id. */
export async function findPeriod(tx: Tx, id: string): Promise<PeriodRow | undefined> {
  const [row] = await tx<PeriodRow[]>`
    select id, kind, year, root_code as root, starts_on as "from", ends_on as "to", form, document, is_demo as "isDemo"
    from insight.reporting_period where id = ${id}`
  return row
}

export type NewUnit = { code: string; level: ReportLevel; parentCode: string | null; name: string; dueOn: LegalDate }

/** Writes down who owes a report, parents before those below them. */
export async function addUnits(tx: Tx, periodId: string, units: readonly NewUnit[]): Promise<void> {
  await tx`
    insert into insight.report_unit (period_id, code, level, parent_code, name, due_on)
    select ${periodId}, code, level, "parentCode", name, "dueOn"
    from jsonb_to_recordset(${tx.json(units as NewUnit[])}) as u
      (code text, level text, "parentCode" text, name text, "dueOn" date)`
}

/** Communes with a product or a dossier, real or fictitious, by today's codes. */
export async function listCommunesWithProducts(tx: Tx, isDemo: boolean): Promise<{ code: string }[]> {
  return tx<{ code: string }[]>`
    select commune_code as code from insight.product_fact
    where is_demo = ${isDemo} and commune_code is not null
    union
    select commune_code from insight.stay where is_demo = ${isDemo}`
}

/** A unit of a period and where its report stands: its newest version, and the newest approved one, which counts. */
export type UnitRow = NewUnit & {
  periodId: string
  reportId: string | null
  version: number | null
  status: ReportStatus | null
  submittedAt: Date | null
  approvedId: string | null
  approvedVersion: number | null
  approvedAt: Date | null
  /** When the approved version was counted. */
  approvedCountedAt: Date | null
  missingReason: string | null
  below: number
}

type Wanted = { periodId?: string; code?: string; parentCode?: string; dueFrom?: LegalDate; dueTo?: LegalDate }

/** Units of periods, by any of period, code, parent and last day, in Vietnamese order. */
export async function listUnits(tx: Tx, { periodId, code, parentCode, dueFrom, dueTo }: Wanted): Promise<UnitRow[]> {
  return tx<UnitRow[]>`
    select u.period_id as "periodId", u.code, u.level, u.parent_code as "parentCode", u.name, u.due_on as "dueOn",
      newest.id as "reportId", newest.version, newest.status, newest.submitted_at as "submittedAt",
      approved.id as "approvedId", approved.version as "approvedVersion", approved.approved_at as "approvedAt",
      approved.counted_at as "approvedCountedAt", missing.reason as "missingReason",
      (select count(*)::int from insight.report_unit c where c.period_id = u.period_id and c.parent_code = u.code) as below
    from insight.report_unit u
    left join lateral (
      select id, version, status, submitted_at from insight.periodic_report r
      where r.period_id = u.period_id and r.unit_code = u.code order by version desc limit 1
    ) newest on true
    left join lateral (
      select id, version, approved_at, counted_at from insight.periodic_report r
      where r.period_id = u.period_id and r.unit_code = u.code and r.status = 'approved' order by version desc limit 1
    ) approved on true
    left join insight.report_missing missing
      on missing.period_id = u.period_id and missing.unit_code = u.code and missing.lifted_at is null
    where (${periodId ?? null}::uuid is null or u.period_id = ${periodId ?? null})
      and (${code ?? null}::text is null or u.code = ${code ?? null})
      and (${parentCode ?? null}::text is null or u.parent_code = ${parentCode ?? null})
      and u.due_on between ${dueFrom ?? '-infinity'} and ${dueTo ?? 'infinity'}
    order by u.level desc, u.name collate "vi-x-icu", u.code`
}

/** The periods that a unit reports in, newest first. */
export async function listPeriodsOf(tx: Tx, code: string): Promise<PeriodRow[]> {
  return tx<PeriodRow[]>`
    select p.id, p.kind, p.year, p.root_code as root, p.starts_on as "from", p.ends_on as "to", p.form, p.document,
      p.is_demo as "isDemo"
    from insight.reporting_period p join insight.report_unit u on u.period_id = p.id
    where u.code = ${code} order by p.ends_on desc, p.id desc`
}

/** Writes a report off as missing; false when it is already. */
export async function addMissing(
  tx: Tx,
  mark: { id: string; periodId: string; code: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into insight.report_missing (id, period_id, unit_code, reason, marked_by, marked_at)
    values (${mark.id}, ${mark.periodId}, ${mark.code}, ${mark.reason}, ${mark.by}, ${mark.at})
    on conflict (period_id, unit_code) where lifted_at is null do nothing returning 1`
  return rows.length > 0
}

/** The report came after all: the mark of missing stands no longer. */
export async function liftMissing(tx: Tx, unit: { periodId: string; code: string; at: Date }): Promise<void> {
  await tx`
    update insight.report_missing set lifted_at = ${unit.at}
    where period_id = ${unit.periodId} and unit_code = ${unit.code} and lifted_at is null`
}

/** Notes that a unit is told of its report; false when it was told so before. */
export async function addReminder(
  tx: Tx,
  told: { periodId: string; code: string; kind: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into insight.report_reminder (period_id, unit_code, kind, told_at)
    values (${told.periodId}, ${told.code}, ${told.kind}, ${told.at}) on conflict do nothing returning 1`
  return rows.length > 0
}
