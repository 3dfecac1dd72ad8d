import { figureOf, type IndicatorKey, indicators } from '@saolang/core/insight/indicator.ts'
import type { DatasetRow } from '@saolang/core/insight/open-data/dictionary.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { findCriteriaSetById, listCriteriaSets } from '@saolang/law/in-force.ts'
import { programmes } from '@saolang/law/programme-targets.ts'
import type { Tx } from '../../../platform/sql.ts'
import { nation, snapshotsOf } from '../../targets/keep-snapshot.ts'
import { officialFigures } from '../../targets/official-figures.ts'
import { getRegister } from '../../targets/read-register.ts'
import { listTargetRows } from '../../targets/targets.sql.ts'

/** The rows of `indicators` on a day. */
export async function* indicatorRows(tx: Tx, today: LegalDate): AsyncGenerator<DatasetRow<'indicators'>[]> {
  yield snapshotsOf(await getRegister(tx, today), today).map(({ takenOn, indicator, unit, ...measure }) => ({
    ...{ indicator, area: unit, on: takenOn, unit: indicators[indicator as IndicatorKey].unit },
    ...{ figure: figureOf(indicator as IndicatorKey, measure) ?? null, ...measure },
  }))
}

/** The rows of `targets`: the programme's, then those that units have set and not ended. */
export async function* targetRows(tx: Tx): AsyncGenerator<DatasetRow<'targets'>[]> {
  yield programmes.flatMap(({ number, from, to, targets }) =>
    targets.map(({ indicator, atLeast, upTo, source }) => ({
      ...{ indicator, area: nation, from, to, at_least: atLeast, up_to: upTo ?? null, document: number, source },
    })),
  )
  yield (await listTargetRows(tx)).map(({ indicator, provinceCode, from, to, atLeast, upTo, document, source }) => ({
    ...{ indicator, area: provinceCode ?? nation, from, to, at_least: atLeast, up_to: upTo, document, source },
  }))
}

/** The rows of `official-series`. */
export async function* officialRows(): AsyncGenerator<DatasetRow<'official-series'>[]> {
  yield officialFigures.map(({ indicator, scope, asOf, sortsAs, value, source, note }) => ({
    ...{ indicator, area: scope, as_of: asOf, month: sortsAs, value, source, note: note ?? null },
  }))
}

// Days on which the texts of 2026 and of 2019 are in force; between them the sheets were not available (Decision 148/2023).
const daysOfSheets: readonly LegalDate[] = ['2026-05-22', '2020-06-08']

/** The rows of `criteria`: every option of every known sheet, newest decision first. */
export async function* criteriaRows(): AsyncGenerator<DatasetRow<'criteria'>[]> {
  for (const day of daysOfSheets)
    for (const { id } of listCriteriaSets(day)) yield optionsOf(findCriteriaSetById(id) as CriteriaSet)
}

function optionsOf(set: CriteriaSet): DatasetRow<'criteria'>[] {
  return listLeaves(set).flatMap(({ part, leaf }) =>
    leaf.options.map((option) => ({
      ...{
        set_id: set.id,
        decision: set.decision,
        set_no: set.no,
        set_title: set.title,
        in_force_from: set.inForceFrom,
        part,
      },
      ...{ criterion: leaf.code, criterion_title: leaf.title, criterion_max: leaf.max, option_id: option.id },
      ...{ option_text: option.text, points: option.points, floor_star: option.floorFor ?? null },
      is_implied: option.implied === true,
    })),
  )
}
