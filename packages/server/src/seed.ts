import { seedDemo } from './demo/seed-demo.ts'
import { findLoadedHash, saveLoadedHash } from './people/units.sql.ts'
import type { Config } from './platform/config.ts'
import { inTransaction } from './platform/sql.ts'
import { seedReference } from './seed-reference.ts'

// A new edition of the demo is loaded once more over the former one.
const demoEdition = '2'

/** Loads what an installation begins with: the reference data, and in a demo its people and products. Repeating it changes nothing. */
export async function seed({ isDemo }: Pick<Config, 'isDemo'>): Promise<void> {
  await seedReference()
  if (!isDemo) return
  if ((await inTransaction((tx) => findLoadedHash(tx, 'demo'))) === demoEdition) return
  await seedDemo()
  await inTransaction((tx) => saveLoadedHash(tx, 'demo', demoEdition))
}
