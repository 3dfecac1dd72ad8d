import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { system } from '@saolang/core/people/actor.ts'
import { publicView } from '../../platform/act.ts'
import { type ImportReport, importRecords } from './import-records.ts'
import { isFileImported } from './imports.sql.ts'

const path = join(import.meta.dirname, '../data/ocop-products-real.csv')

const wasImported = publicView(({ tx }, sha256: string) => isFileImported(tx, sha256))

/** Imports the real records that come with the system, as an official would import them; undefined when this database has them already. */
export async function importRealRecords(): Promise<ImportReport | undefined> {
  const bytes = readFileSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (await wasImported(sha256)) return undefined
  return importRecords(system, { fileName: 'ocop-products-real.csv', bytes })
}
