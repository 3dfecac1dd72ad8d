import type { AnyRow, Column, ColumnType } from '@saolang/core/insight/open-data/dataset.ts'
import type { RowWriter } from './write-text.ts'

const rowsInGroup = 10_000

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  flag: { type: 'BOOLEAN' },
} as const satisfies Record<ColumnType, object>

/** Parquet with the dictionary's types: days are DATE, flags BOOLEAN, integers INT32, empty cells null. */
export async function openParquet(path: string, columns: readonly Column[]): Promise<RowWriter> {
  const { fileWriter, ParquetWriter } = await import('hyparquet-writer')
  const fields = columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...types[type] }))
  const schema = [{ name: 'row', num_children: fields.length }, ...fields]
  const parquet = new ParquetWriter({ writer: fileWriter(path), schema })
  let held: AnyRow[] = []
  const writeGroup = async () => {
    if (held.length === 0) return
    const columnData = columns.map(({ name, type }) => ({ name, data: held.map((row) => toStored(row[name], type)) }))
    held = []
    await parquet.write({ columnData, rowGroupSize: rowsInGroup })
  }
  return {
    write: async (rows) => {
      held = held.concat(rows)
      if (held.length >= rowsInGroup) await writeGroup()
    },
    close: async () => {
      await writeGroup()
      await parquet.finish()
    },
  }
}

function toStored(value: AnyRow[string] | undefined, type: ColumnType): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null
  return type === 'day' ? new Date(`${value}T00:00:00Z`) : value
}
