import type { Counted } from '@saolang/core/insight/reports/form.ts'
import type { Tx } from '../../platform/sql.ts'
import { type Area, countHappened, listProducerGroupsIn, listProductGroupsIn } from './counts.sql.ts'
import type { PeriodRow, UnitRow } from './periods.sql.ts'

/** What the register says now of a unit for a period: its state on the cut-off day, and what happened in the period. */
export async function countFor(tx: Tx, period: PeriodRow, unit: UnitRow): Promise<Counted> {
  const area = areaOf(period, unit)
  const [products, producers, happened] = await Promise.all([
    listProductGroupsIn(tx, area, period.to),
    listProducerGroupsIn(tx, area, period.to),
    countHappened(tx, area, period),
  ])
  return { register: { products, producers }, happened }
}

function areaOf({ isDemo }: PeriodRow, { level, code }: UnitRow): Area {
  return {
    provinceCode: level === 'province' ? code : null,
    communeCode: level === 'commune' ? code : null,
    isDemo,
  }
}
