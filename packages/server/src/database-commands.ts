import { createApp } from './app.ts'
import { publishEditions } from './insight/open-data/publish-editions.ts'
import { openDatabase } from './main.ts'
import { type Config, readConfig } from './platform/config.ts'
import { refuseUnmeantDemo } from './platform/settings/refuse-unmeant-demo.ts'
import { refuseDemoAmongRealData } from './refuse-demo-among-real-data.ts'
import { archiveCommand } from './registry/archive/archive-command.ts'
import { exportCommand, importCommand } from './registry/import-command.ts'
import { seed } from './seed.ts'
import { seedReference } from './seed-reference.ts'

/** `migrate`: brings the database to the newest migration. */
export async function migrateCommand(): Promise<number> {
  const database = await openDatabase(readConfig(process.env))
  await database.close()
  return 0
}

/** `seed`: loads the reference data and, in a demo, the demo. */
export function seedCommand(): Promise<number> {
  return withRoomsOpen(async (config) => {
    refuseUnmeantDemo(config)
    await refuseDemoAmongRealData(config)
    await seed(config)
    return 0
  })
}

/** `import <file>`: takes recorded recognitions in, as an officer's upload does. */
export function importRecordsCommand(args: string[]): Promise<number> {
  return withRoomsOpen(() => importCommand(args))
}

/** `export [--csv] [words]`: writes the register, or what the words find. */
export function exportRecordsCommand(args: string[]): Promise<number> {
  return withRoomsOpen(() => exportCommand(args))
}

/** `archive <folder>`: packs recorded decisions for the archives, or verifies a package. */
export function archiveDecisionsCommand(args: string[]): Promise<number> {
  return withRoomsOpen(({ publicUrl }) => archiveCommand(args, publicUrl))
}

/** `publish-data`: writes today's open data and says how many datasets are new. */
export function publishDataCommand(): Promise<number> {
  return withRoomsOpen(async () => {
    process.stdout.write(`${JSON.stringify({ editions: await publishEditions() })}\n`)
    return 0
  })
}

async function withRoomsOpen(work: (config: Config) => Promise<number>): Promise<number> {
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    await seedReference()
    const app = await createApp(config)
    const exitCode = await work(config)
    await app.close()
    return exitCode
  } finally {
    await database.close()
  }
}
