import { readConfig } from '../../platform/config.ts'
import { migrate } from '../../platform/migrate.ts'
import { distribute } from './distribute.ts'

/** `distribute`: brings the database of DATABASE_URL to the newest migration and spreads the tables of traces over its machines. */
export async function distributeCommand(): Promise<number> {
  const { databaseUrl } = readConfig(process.env)
  if (!databaseUrl) throw new Error('DATABASE_URL must name the coordinator of a Citus cluster')
  await migrate(databaseUrl)
  process.stdout.write(`${JSON.stringify(await distribute(databaseUrl))}\n`)
  return 0
}
