import { openDatabase, start } from './main.ts'
import { readConfig } from './platform/config.ts'

/** A word of the command line: what it does, and the run that ends with an exit code (0 when it says none). */
export type Command = { does: string; run(args: string[]): Promise<number | undefined | void> }

/** The command line, one row a word. */
export const commands: Record<string, Command> = {
  start: { does: 'start everything on one port (PORT, HOST, SAOLANG_DATA_DIR, DATABASE_URL)', run: runServer },
  migrate: { does: 'bring the database to the newest migration', run: runMigrations },
}

async function runServer(): Promise<void> {
  const running = await start()
  const { config } = running
  process.stdout.write(`\n  Sao Làng  ${config.publicUrl}\n\n`)
  await untilToldToStop()
  await running.stop()
}

async function runMigrations(): Promise<void> {
  const database = await openDatabase(readConfig(process.env))
  await database.close()
}

// The terminal, a service manager, or the end of the process that started us (its channel closes).
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    process.once('disconnect', () => resolve())
  })
}
