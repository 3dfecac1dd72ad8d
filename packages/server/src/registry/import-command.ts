import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import { csvMark, csvRow } from '../platform/csv.ts'
import { importRecords } from './imports/import-records.ts'
import { exportProducts } from './search/search-products.ts'

/** `./saolang import <file>`: takes a CSV or XLSX of recorded recognitions in; prints one JSON line of what became of its rows. The database must be open. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const [path] = args
  if (!path) throw new Error('which file? ./saolang import <file.csv or file.xlsx>')
  try {
    const report = await importRecords(system, { fileName: basename(path), bytes: readFileSync(path) })
    process.stdout.write(`${JSON.stringify(report)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new Error(error.problems.map((problem) => sayProblem('en', problem)).join(' '))
  }
}

const columns = [
  'address',
  'name',
  'producer',
  'place',
  'provinceCode',
  'communeCode',
  'industryCode',
  'setNo',
  'star',
  'status',
  'lastDay',
  'decidedOn',
  'year',
] as const

/** `./saolang export [--csv] [words]`: the register, or what the words find, as JSON lines or CSV on standard output. The database must be open. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const isCsv = args.includes('--csv')
  const q = args.filter((arg) => !arg.startsWith('--')).join(' ')
  if (isCsv) process.stdout.write(csvMark + csvRow(columns))
  for await (const batch of exportProducts({ q, facets: {}, status: undefined }))
    for (const product of batch)
      process.stdout.write(isCsv ? csvRow(columns.map((name) => product[name])) : `${JSON.stringify(product)}\n`)
  return 0
}
