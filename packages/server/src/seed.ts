import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publishEditions } from './insight/open-data/publish-editions.ts'
import { findLoadedHash, saveLoadedHash } from './people/units.sql.ts'
import type { Config } from './platform/config.ts'
import { inTransaction } from './platform/sql.ts'
import { importRealRecords } from './registry/imports/import-real-records.ts'
import { seedReference } from './seed-reference.ts'

// A new edition of the demo is loaded once more over the former one.
const demoEdition = '6'

/** Loads what an installation begins with: the reference data; in a demo also the published records and the demo's own people and products. Repeating it changes nothing. */
export async function seed({ isDemo }: Pick<Config, 'isDemo'>): Promise<void> {
  await seedReference()
  if (!isDemo || (await hasDemo())) return
  // The demo is played once, by a process of its own: who serves need not carry it.
  const { seedDemo } = await import('./demo/seed-demo.ts')
  await importRealRecords()
  await seedDemo()
  await publishEditions()
  await inTransaction((tx) => saveLoadedHash(tx, 'demo', demoEdition))
}

/** The same for a process that is going to serve: what is missing is loaded by another, since loading leaves it 50 MB larger. */
export async function seedApart({ isDemo }: Pick<Config, 'isDemo'>): Promise<void> {
  if (!isDemo || (await hasDemo())) return seedReference()
  const cli = join(import.meta.dirname, 'cli.ts')
  try {
    await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'seed'])
  } catch (error) {
    throw new Error(`the demo could not be loaded: ${(error as { stderr?: string }).stderr?.trim() || error}`)
  }
}

async function hasDemo(): Promise<boolean> {
  return (await inTransaction((tx) => findLoadedHash(tx, 'demo'))) === demoEdition
}
