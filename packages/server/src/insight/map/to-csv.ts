import type { NationPageProps, ProvincePageProps } from '@saolang/web/insight/map/map-views.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'

type Cells = readonly (string | number | null)[]

/** The map of the nation as rows: a province each, with what is counted and the instant; what has no place stands last, without a code. */
export function toNationCsv({ question, units, unplaced, at }: NationPageProps): string {
  const isBefore = question.time === 'before'
  const rows = units.map(({ code, name, todaysCode, count }): Cells => [code, name, todaysCode, count])
  const rest: Cells[] = unplaced > 0 ? [[null, null, null, unplaced]] : []
  return write([isBefore ? 'former_province' : 'province', 'name', 'todays_province', 'count'], [...rows, ...rest], {
    ...{ layer: question.layer, at },
  })
}

/** The map of a province as rows: a commune each, or with the units of before July 2025 a former commune and each heir. */
export function toProvinceCsv(props: ProvincePageProps): string {
  const { question, communes, formerCommunes, unplaced, at } = props
  const told = { layer: question.layer, at }
  if (question.time === 'before')
    return write(
      ['former_commune', 'name', 'district', 'former_province', 'todays_commune', 'todays_name', 'share', 'count'],
      formerCommunes.flatMap(({ code, name, district, province, todays, count }) =>
        todays.map(
          (heir): Cells => [
            code,
            name,
            district,
            province,
            heir.code,
            heir.name,
            heir.isWhole ? 'full' : 'partial',
            count,
          ],
        ),
      ),
      told,
    )
  const rows = communes.map(({ code, name, count, isFew }): Cells => [code, name, isFew ? '1-4' : count])
  return write(['commune', 'name', 'count'], [...rows, ...(unplaced > 0 ? [[null, null, unplaced]] : [])], told)
}

function write(head: readonly string[], rows: readonly Cells[], { layer, at }: { layer: string; at: string }): string {
  return csvMark + csvRow([...head, 'layer', 'at']) + rows.map((row) => csvRow([...row, layer, at])).join('')
}
