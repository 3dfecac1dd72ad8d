import { lotNumber } from '@saolang/core/trace/diary/lot-number.ts'
import type { Entry } from '../outbox/entry.ts'

export type LotWords = { all: string; left: string; onPhone: string; amount: string }
export type LocalLot = { ref: string; number: string; name: string; quantity: string; unit: string }

const hoursAhead = 7

/** The lot that an entry of this machine makes, as the server will name it; undefined when it makes none. */
export function lotOf({ id, fields, keptAt }: Pick<Entry, 'id' | 'fields' | 'keptAt' | 'label'>): LocalLot | undefined {
  const values = new Map(fields)
  const quantity = values.get('quantity')
  if (!quantity || values.get('makesLot') !== 'yes') return undefined
  const name = values.get('newWhat') || values.get(`name.${values.get('what')}`) || ''
  return {
    ref: `lot:${id}`,
    number: lotNumber(dayOf(values, keptAt), id),
    name,
    quantity,
    unit: values.get('unit') ?? '',
  }
}

function dayOf(values: ReadonlyMap<string, string>, keptAt: string): string {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => values.get(`happenedOn-${part}`)?.trim() ?? '')
  if (day && month && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return new Date(Date.parse(keptAt) + hoursAhead * 3_600_000).toISOString().slice(0, 10)
}
