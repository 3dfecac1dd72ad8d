import { isLegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import type { QualityPaper } from './demand.ts'
import { areAmounts, type MonthAmount, type SupplyUnit, supplyUnits } from './months.ts'

/** What a producer declares of a product: how much by month, how long it keeps, where it is delivered, which papers it has. */
export type SupplyForm = {
  unit: SupplyUnit
  shelfDays: number
  minOrder: number
  deliversTo: string[]
  months: MonthAmount[]
  papers: { kind: QualityPaper; number: string; untilOn: string }[]
}

/** Why a declaration cannot stand. */
export function findSupplyProblems({ unit, shelfDays, minOrder, months, papers }: SupplyForm): Problem[] {
  return listProblems([
    !supplyUnits.includes(unit) && { code: 'demand.unit', at: 'unit' },
    !(Number.isInteger(shelfDays) && shelfDays > 0 && shelfDays <= 3650) && { code: 'demand.shelf', at: 'shelfDays' },
    !(minOrder >= 0 && minOrder < 1e9) && { code: 'demand.min-order', at: 'minOrder' },
    (months.length === 0 || !areAmounts(months)) && { code: 'demand.months', at: 'months' },
    ...papers.map(
      ({ kind, number, untilOn }): Problem | false =>
        !(number !== '' && number.length <= 80 && (untilOn === '' || isLegalDate(untilOn))) && {
          code: 'demand.paper',
          at: `paper-${kind}`,
        },
    ),
  ])
}
