import { createApp } from './app.ts'
import { openDatabase } from './main.ts'
import { readConfig } from './platform/config.ts'
import { seed } from './seed.ts'

/** `migrate`: brings the database to the newest migration. */
export async function migrateCommand(): Promise<number> {
  const database = await openDatabase(readConfig(process.env))
  await database.close()
  return 0
}

/** `seed`: loads the reference data and, in a demo, the demo. */
export async function seedCommand(): Promise<number> {
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    const app = await createApp(config)
    await seed(config)
    await app.close()
    return 0
  } finally {
    await database.close()
  }
}
