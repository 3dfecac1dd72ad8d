import { daysBetween, type LegalDate } from '../../kernel/calendar.ts'
import { expiringDays } from '../renewal.ts'

/** Why a product is looked at before another. Our own order, not the law's: Điều 9 asks for periodic and ad hoc checks and leaves the choice free. */
export const inspectionRisks = ['reported', 'expiring', 'never-inspected', 'many-stars'] as const
export type InspectionRisk = (typeof inspectionRisks)[number]

const weights: Record<InspectionRisk, number> = { reported: 8, expiring: 4, 'never-inspected': 2, 'many-stars': 1 }

export type RiskFacts = {
  star: number | null
  lastDay: LegalDate | null
  /** Reports of the last twelve months that were not found to be baseless. */
  reports: number
  lastInspectedOn: LegalDate | null
}

/** The risks that hold for a product on a day. */
export function risksOf({ star, lastDay, reports, lastInspectedOn }: RiskFacts, today: LegalDate): InspectionRisk[] {
  const holds: Record<InspectionRisk, boolean> = {
    reported: reports > 0,
    expiring: lastDay !== null && lastDay >= today && daysBetween(today, lastDay) <= expiringDays,
    'never-inspected': lastInspectedOn === null,
    'many-stars': (star ?? 0) >= 4,
  }
  return inspectionRisks.filter((risk) => holds[risk])
}

/** How urgent a set of risks is: a reported product before everything that nobody reported. */
export function weightOf(risks: readonly InspectionRisk[]): number {
  return risks.reduce((sum, risk) => sum + weights[risk], 0)
}
