import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatasetRow } from '@saolang/core/insight/open-data/dictionary.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { parse } from 'csv-parse/sync'
import type { Tx } from '../../../platform/sql.ts'
import { streamCommunes } from './rows.sql.ts'

type Point = { lon: number; lat: number }

/** The rows of `communes` on a day, each with the point at which maps write its name. */
export async function* communeRows(tx: Tx, today: LegalDate): AsyncGenerator<DatasetRow<'communes'>[]> {
  const points = await readPoints()
  for await (const batch of streamCommunes(tx, today))
    yield batch.map((row) => ({ ...row, ...(points.get(row.commune_code) ?? { lon: null, lat: null }) }))
}

async function readPoints(): Promise<Map<string, Point>> {
  const text = await readFile(join(import.meta.dirname, '../commune-points.csv'))
  const rows = parse(text, { columns: true }) as Record<'code' | 'lon' | 'lat', string>[]
  return new Map(rows.map(({ code, lon, lat }) => [code, { lon: Number(lon), lat: Number(lat) }]))
}
