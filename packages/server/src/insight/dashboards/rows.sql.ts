import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { MeasureKey } from '@saolang/core/insight/dashboards/measure.ts'
import { stuckAfterDays } from '@saolang/core/insight/dashboards/stays.ts'
import { addDays, type LegalDate } from '@saolang/core/kernel/calendar.ts'
import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { Tx } from '../../platform/sql.ts'
import { inVerdicts } from './judgements.sql.ts'
import { inProduct, isDue } from './oversight.sql.ts'
import { inPlace, inSets, isOpenStay, type Scope } from './scope.ts'
import { inRegister, isRenewalLate } from './terms.sql.ts'

/** What a list of rows is asked for with. `lateIds` are the dossiers that core found late. */
export type RowQuery = {
  key: MeasureKey
  scope: Scope
  stage: DossierStatus | null
  now: Date
  since: Date
  today: LegalDate
  sinceDay: LegalDate
  lateIds: readonly string[]
  limit: number
  offset: number
}

export type DossierLine = {
  dossierId: string
  code: string | null
  name: string
  producer: string
  communeCode: string
  status: DossierStatus
  days: number
  counts: boolean
}

type DossierKey = Extract<MeasureKey, 'dossiers-open' | 'dossiers-late' | 'dossiers-stuck' | 'first-time-right'>

/** The condition that counts a measure of dossiers; the same by which its rows are listed. */
function isCounted(tx: Tx, { key, stage, now, since, lateIds }: RowQuery) {
  const open = tx`${isOpenStay(tx)} ${stage ? tx`and status = ${stage}` : tx``}`
  const conditions = {
    'dossiers-open': () => open,
    'dossiers-late': () => tx`left_at is null and s.dossier_id = any(${lateIds as string[]}::uuid[])`,
    'dossiers-stuck': () =>
      tx`${open} and entered_at <= ${now}::timestamptz - make_interval(days => ${stuckAfterDays + 1})`,
    'first-time-right': () => tx`left_at >= ${since} and status = 'submitted' and left_by = 'forward'`,
  } satisfies Record<DossierKey, () => unknown>
  return conditions[key as DossierKey]()
}

/** Dossiers behind a measure, those that have stood longest first. `counts`: for a rate, whether the row is in its counted part. */
export async function listDossierRows(tx: Tx, query: RowQuery): Promise<DossierLine[]> {
  return tx<DossierLine[]>`
    select s.dossier_id as "dossierId", d.code, d.name, d.producer, s.commune_code as "communeCode", s.status,
      floor(date_part('epoch', coalesce(s.left_at, ${query.now}) - s.entered_at) / 86400)::int as days, not s.was_asked as counts
    from (
      select * from insight.stay s
      where ${isCounted(tx, query)} and ${inPlace(tx, query.scope)} and ${inSets(tx, query.scope)}
      order by s.entered_at, s.dossier_id limit ${query.limit} offset ${query.offset}
    ) s
    join insight.dossier_name d on d.id = s.dossier_id
    order by s.entered_at, s.dossier_id`
}

/** How many dossiers are behind a measure. */
export async function countDossierRows(tx: Tx, query: RowQuery): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from insight.stay s
    where ${isCounted(tx, query)} and ${inPlace(tx, query.scope)} and ${inSets(tx, query.scope)}`
  return row?.many ?? 0
}

export type ProductLine = {
  address: string
  name: string
  producer: string
  place: string
  star: number | null
  lastDay: LegalDate | null
}
type ProductKey = Extract<MeasureKey, 'products-holding' | 'terms-ending' | 'terms-ended' | 'renewals-late'>

function isListed(tx: Tx, { key, today, sinceDay }: RowQuery) {
  const between = (from: LegalDate, to: LegalDate) => tx`standing = 'clocked' and last_day between ${from} and ${to}`
  const conditions = {
    'products-holding': () => tx`standing = 'clocked' and last_day >= ${today}`,
    'terms-ending': () => between(today, addDays(today, reEvaluation.earliestDaysBeforeExpiry)),
    'terms-ended': () => between(sinceDay, addDays(today, -1)),
    'renewals-late': () => isRenewalLate(tx, today),
  } satisfies Record<ProductKey, () => unknown>
  return conditions[key as ProductKey]()
}

/** Products behind a measure, those that run out first. */
export async function listProductRows(tx: Tx, query: RowQuery): Promise<ProductLine[]> {
  return tx<ProductLine[]>`
    select address, name, producer, place, star, last_day as "lastDay" from insight.register_line l
    where ${isListed(tx, query)} and ${inPlace(tx, query.scope)} and ${inRegister(tx, query.scope)}
    order by last_day, product_id limit ${query.limit} offset ${query.offset}`
}

/** How many products are behind a measure. */
export async function countProductRows(tx: Tx, query: RowQuery): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from insight.register_line l
    where ${isListed(tx, query)} and ${inPlace(tx, query.scope)} and ${inRegister(tx, query.scope)}`
  return row?.many ?? 0
}

export type VerdictLine = {
  dossierId: string
  code: string
  name: string
  council: string
  communeCode: string
  star: number
  spread: number
  wasDiscussed: boolean
  outcome: 'upheld' | 'changed' | 'withdrawn' | null
  issuedAt: Date
}

const isJudged = (tx: Tx, { key, since }: RowQuery) => tx`
  j.issued_at >= ${since} ${key === 'reversals' ? tx`and outcome in ('upheld', 'changed')` : tx``}`

/** Verdicts behind a measure, the newest first. */
export async function listVerdictRows(tx: Tx, query: RowQuery): Promise<VerdictLine[]> {
  return tx<VerdictLine[]>`
    select j.dossier_id as "dossierId", d.code, d.name, k.name as council, j.commune_code as "communeCode", j.star,
      j.spread, j.was_discussed as "wasDiscussed", j.outcome, j.issued_at as "issuedAt"
    from (
      select * from insight.judgement j
      where ${isJudged(tx, query)} and ${inPlace(tx, query.scope)} and ${inVerdicts(tx, query.scope)}
      order by issued_at desc, verdict_id limit ${query.limit} offset ${query.offset}
    ) j
    join insight.dossier_name d on d.id = j.dossier_id
    join insight.council_name k on k.id = j.council_id
    order by j.issued_at desc, j.verdict_id`
}

/** How many verdicts are behind a measure. */
export async function countVerdictRows(tx: Tx, query: RowQuery): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from insight.judgement j
    where ${isJudged(tx, query)} and ${inPlace(tx, query.scope)} and ${inVerdicts(tx, query.scope)}`
  return row?.many ?? 0
}

export type OversightLine = {
  id: string
  code: string
  name: string
  communeCode: string | null
  dueOn: LegalDate
  many: number
}
type OversightKey = Extract<MeasureKey, 'inspections-late' | 'withdrawals-late' | 'reports-open'>
const taskKinds = {
  'inspections-late': 'inspection',
  'withdrawals-late': 'withdrawal',
  'reports-open': 'report',
} as const satisfies Record<OversightKey, string>

/** What is late or open in oversight, the oldest first; `many` is how many there are in all. */
export async function listOversightRows(tx: Tx, query: RowQuery): Promise<OversightLine[]> {
  const { key, today, scope, limit, offset } = query
  return tx<OversightLine[]>`
    select t.id, t.code, p.name, p.commune_code as "communeCode", t.due_on as "dueOn", count(*) over ()::int as many
    from insight.oversight_task t join insight.overseen_product p on p.id = t.product_id
    where t.kind = ${taskKinds[key as OversightKey]} and ${isDue(tx, today)} and ${inProduct(tx, scope)}
    order by t.due_on, t.id limit ${limit} offset ${offset}`
}
