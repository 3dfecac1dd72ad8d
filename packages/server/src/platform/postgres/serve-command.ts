import { type Config, readConfig } from '../config.ts'
import { startPostgres } from '../postgres.ts'
import { untilToldToStop } from '../processes/told-to-stop.ts'

/** `postgres`: runs the embedded PostgreSQL by itself until it is told to stop, so that processes apart share it without one owning it. */
export async function postgresCommand(config: Config = readConfig(process.env)): Promise<number> {
  if (config.databaseUrl) throw new Error('DATABASE_URL names a PostgreSQL already: there is no other to run')
  const toldToStop = untilToldToStop()
  const embedded = await startPostgres(config.dataDir)
  process.stdout.write(`${embedded.url}\n`)
  await toldToStop
  await embedded.stop()
  return 0
}
