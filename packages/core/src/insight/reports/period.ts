import { reportingPeriods } from '@saolang/law/reporting-periods.ts'
import { addWorkingDays, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

export type PeriodKind = keyof typeof reportingPeriods
/** Every kind of period that the law has cut-off days for. */
export const periodKinds = Object.keys(reportingPeriods) as PeriodKind[]

/** Who reports, from below: a commune to its province, a province to the Ministry; the nation's report is the Ministry's own. */
export const reportLevels = ['commune', 'province', 'nation'] as const
export type ReportLevel = (typeof reportLevels)[number]

/** First and last day of the figures (Nghị định 09/2019/NĐ-CP, Điều 12). */
export function daysOfPeriod(kind: PeriodKind, year: number): { from: LegalDate; to: LegalDate } {
  const { from, to } = reportingPeriods[kind]
  return { from: `${year - from.yearsBefore}-${from.monthDay}`, to: `${year - to.yearsBefore}-${to.monthDay}` }
}

/** Working days after the cut-off that each level has; what is proposed to who opens a period, until they decide. */
export const proposedWorkingDays = { commune: 3, province: 8, nation: 15 } as const satisfies Record<
  ReportLevel,
  number
>

/** The last day of each level: so many working days after the cut-off, by the calendar of public bodies. */
export function dueDaysOf(
  endsOn: LegalDate,
  workingDays: Readonly<Record<ReportLevel, number>>,
): Record<ReportLevel, LegalDate> {
  const due = (level: ReportLevel) => addWorkingDays(endsOn, workingDays[level])
  return { commune: due('commune'), province: due('province'), nation: due('nation') }
}

/** Who owes a report: every unit, or those where the register has a product or a dossier. */
export const reportScopes = ['with-products', 'every-unit'] as const
export type ReportScope = (typeof reportScopes)[number]

export type PeriodClaim = {
  kind: string
  year: number
  scope: string
  workingDays: Record<ReportLevel, number>
  /** The letter or decision that orders the reports. */
  document: string
}

const mostWorkingDays = 60

/** Every reason why such a period cannot be opened. */
export function findPeriodProblems(claim: PeriodClaim, thisYear: number): Problem[] {
  const { commune, province, nation } = claim.workingDays
  const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= mostWorkingDays
  const all = isDays(commune) && isDays(province) && isDays(nation)
  return listProblems([
    !Object.hasOwn(reportingPeriods, claim.kind) && { code: 'reporting-period.kind-unknown', at: 'kind' },
    (!Number.isInteger(claim.year) || Math.abs(claim.year - thisYear) > 1) && {
      code: 'reporting-period.year-out-of-range',
      at: 'year',
      values: { from: thisYear - 1, to: thisYear + 1 },
    },
    !(reportScopes as readonly string[]).includes(claim.scope) && {
      code: 'reporting-period.scope-missing',
      at: 'scope',
    },
    ...reportLevels.map(
      (level) =>
        !isDays(claim.workingDays[level]) && {
          code: 'reporting-period.days-out-of-range',
          at: `days-${level}`,
          values: { most: mostWorkingDays },
        },
    ),
    all &&
      !(commune < province && province < nation) && { code: 'reporting-period.days-not-rising', at: 'days-province' },
    claim.document.trim() === '' && { code: 'reporting-period.document-missing', at: 'document' },
  ])
}

/** When a unit is told of its report: before the due day, on it, and after it, in working days. */
export const reminderKinds = ['soon', 'today', 'late', 'very-late'] as const
export type ReportReminder = (typeof reminderKinds)[number]
const offsets = { soon: -3, today: 0, late: 1, 'very-late': 5 } as const satisfies Record<ReportReminder, number>

/** The reminder that is right on a day for a report that is still owed; undefined when it is too early for any. */
export function reminderOn(today: LegalDate, dueOn: LegalDate): ReportReminder | undefined {
  return reminderKinds.toReversed().find((kind) => {
    const offset = offsets[kind]
    return offset > 0
      ? addWorkingDays(dueOn, offset) <= today
      : offset === 0
        ? dueOn <= today
        : dueOn <= addWorkingDays(today, -offset)
  })
}
