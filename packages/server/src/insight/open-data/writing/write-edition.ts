import { rm } from 'node:fs/promises'
import type { AnyRow, Column, Dataset, Format } from '@saolang/core/insight/open-data/dataset.ts'
import type { EditionFile } from '@saolang/core/insight/open-data/edition.ts'
import { keepIncoming, newIncoming } from '../../../platform/written/written-files.ts'
import { openParquet } from './write-parquet.ts'
import { openCsv, openGeoJson, openJson, type RowWriter } from './write-text.ts'

const writers = {
  csv: openCsv,
  json: openJson,
  geojson: openGeoJson,
  parquet: openParquet,
} as const satisfies Record<Format, (path: string, columns: readonly Column[]) => Promise<RowWriter>>

/**
 * Writes the rows of a dataset into a file of each of its formats, all in one pass, and takes the files into the store. Memory holds
 * a batch of rows, however many there are. Leaves nothing behind when it fails.
 */
export async function writeEdition(
  { formats, columns }: Pick<Dataset, 'formats' | 'columns'>,
  batches: AsyncIterable<readonly AnyRow[]>,
): Promise<{ rows: number; files: EditionFile[] }> {
  const open = await Promise.all(
    formats.map(async (format) => {
      const path = await newIncoming()
      return { format, path, writer: await writers[format](path, columns) }
    }),
  )
  try {
    let rows = 0
    for await (const batch of batches) {
      for (const { writer } of open) await writer.write(batch)
      rows += batch.length
    }
    const files: EditionFile[] = []
    for (const { format, path, writer } of open) {
      await writer.close()
      files.push({ format, ...(await keepIncoming(path)) })
    }
    return { rows, files }
  } finally {
    for (const { path } of open) await rm(path, { force: true })
  }
}
