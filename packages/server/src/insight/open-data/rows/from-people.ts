import type { DatasetRow } from '@saolang/core/insight/open-data/dictionary.ts'
import { isHousehold } from '@saolang/core/insight/open-data/producer-name.ts'
import { protectCells } from '@saolang/core/insight/open-data/protect-cells.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import type { Tx } from '../../../platform/sql.ts'
import { nation } from '../../targets/keep-snapshot.ts'
import { type OpenProducerRow, streamProducers } from './rows.sql.ts'

type Attribute = { groups: readonly string[]; groupOf(producer: OpenProducerRow): string }

const attributes = {
  gender: {
    groups: ['female', 'male', 'other-or-untold'],
    groupOf: ({ gender }) => (gender === 'female' || gender === 'male' ? gender : 'other-or-untold'),
  },
  ethnicity: {
    groups: ['kinh', 'minority', 'untold'],
    groupOf: ({ ethnicity }) => (!ethnicity?.trim() ? 'untold' : /^kinh\b/.test(fold(ethnicity)) ? 'kinh' : 'minority'),
  },
  household: {
    groups: ['household', 'organisation', 'untold'],
    groupOf: ({ kind }) => {
      const is = isHousehold(kind)
      return is === null ? 'untold' : is ? 'household' : 'organisation'
    },
  },
} as const satisfies Record<string, Attribute>

/** The rows of `producer-groups` on a day: real producers with products that hold, counted by province and protected. */
export async function* producerGroupRows(tx: Tx, today: LegalDate): AsyncGenerator<DatasetRow<'producer-groups'>[]> {
  const counts = new Map<string, Map<string, number>>()
  for await (const batch of streamProducers(tx, today))
    for (const producer of batch) if (!producer.isDemo && producer.holding > 0) countIn(counts, producer)
  for (const attribute of Object.keys(attributes) as (keyof typeof attributes)[]) yield protectedRows(attribute, counts)
}

const cellName = (attribute: string, group: string) => `${attribute} ${group}`

function countIn(counts: Map<string, Map<string, number>>, producer: OpenProducerRow): void {
  const ofProvince = counts.get(producer.provinceCode) ?? new Map<string, number>()
  counts.set(producer.provinceCode, ofProvince)
  for (const [attribute, { groupOf }] of Object.entries(attributes)) {
    const cell = cellName(attribute, groupOf(producer))
    ofProvince.set(cell, (ofProvince.get(cell) ?? 0) + 1)
  }
}

function protectedRows(
  attribute: keyof typeof attributes,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): DatasetRow<'producer-groups'>[] {
  const areas = [...counts.keys()].toSorted()
  if (areas.length === 0) return []
  const { groups } = attributes[attribute]
  const table = protectCells(
    areas.map((area) => groups.map((group) => counts.get(area)?.get(cellName(attribute, group)) ?? 0)),
  )
  return table.flatMap((line, row) =>
    line.map((producers, column) => ({
      ...{ attribute, area: areas[row] ?? nation, group: groups[column] ?? 'total' },
      ...{ producers, is_hidden: producers === null },
    })),
  )
}
