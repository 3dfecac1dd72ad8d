import { type FileHandle, open } from 'node:fs/promises'
import type { AnyRow, Column } from '@saolang/core/insight/open-data/dataset.ts'
import { csvMark, csvRow } from '../../../platform/csv.ts'

/** A file that grows batch by batch; `close` ends it. Nothing but the batch at hand is in memory. */
export type RowWriter = { write(rows: readonly AnyRow[]): Promise<void>; close(): Promise<void> }

/** CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8; days as YYYY-MM-DD, flags as true and false. */
export async function openCsv(path: string, columns: readonly Column[]): Promise<RowWriter> {
  const names = columns.map(({ name }) => name)
  return openText(path, {
    head: csvMark + csvRow(names),
    toText: (rows) => rows.map((row) => csvRow(names.map((name) => cellOf(row[name])))).join(''),
    tail: '',
  })
}

/** A JSON array of objects, one a line. */
export async function openJson(path: string, columns: readonly Column[]): Promise<RowWriter> {
  return openText(path, { head: '[\n', toText: listOf((row) => pick(row, columns)), tail: '\n]\n' })
}

/** GeoJSON (RFC 7946): a point a row, at its `lon` and `lat`. */
export async function openGeoJson(path: string, columns: readonly Column[]): Promise<RowWriter> {
  const told = columns.filter(({ name }) => name !== 'lon' && name !== 'lat')
  const toFeature = (row: AnyRow) => ({
    type: 'Feature',
    geometry: typeof row.lon === 'number' ? { type: 'Point', coordinates: [row.lon, row.lat] } : null,
    properties: pick(row, told),
  })
  return openText(path, {
    head: '{"type":"FeatureCollection","features":[\n',
    toText: listOf(toFeature),
    tail: '\n]}\n',
  })
}

type Shape = { head: string; toText(rows: readonly AnyRow[]): string; tail: string }

async function openText(path: string, { head, toText, tail }: Shape): Promise<RowWriter> {
  const file: FileHandle = await open(path, 'wx')
  await file.writeFile(head)
  return {
    write: (rows) => file.writeFile(toText(rows)),
    close: async () => {
      await file.writeFile(tail)
      await file.close()
    },
  }
}

// A comma stands before every item but the first of the file.
function listOf(toItem: (row: AnyRow) => object): Shape['toText'] {
  let isFirst = true
  return (rows) =>
    rows
      .map((row) => {
        const comma = isFirst ? '' : ',\n'
        isFirst = false
        return comma + JSON.stringify(toItem(row))
      })
      .join('')
}

const pick = (row: AnyRow, columns: readonly Column[]) =>
  Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))

const cellOf = (value: AnyRow[string] | undefined) => (typeof value === 'boolean' ? String(value) : value)
