import { readVerdicts } from './councils/replay/replay.sql.ts'
import { reportOn } from './councils/replay/replay-verdicts.ts'
import { readConfig } from './platform/config.ts'
import { connect } from './platform/connect.ts'
import { startPostgres } from './platform/postgres.ts'
import type { Tx } from './platform/sql.ts'

/**
 * `replay [<verdict>]`: draws every stored verdict again, or the one of an id, from its stored inputs: one JSON line each with the hashes of
 * inputs and results, then one that sums up. Exit code 1 when any comes out otherwise.
 */
export async function replayCommand([id]: string[]): Promise<number> {
  const config = readConfig(process.env)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const sql = connect(config.databaseUrl ?? (embedded?.url as string), { max: 1 })
  try {
    const counts = { verdicts: 0, same: 0, different: 0 }
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      for await (const verdicts of readVerdicts(tx as unknown as Tx, id ?? null))
        for (const verdict of verdicts) {
          const report = reportOn(verdict)
          counts.verdicts += 1
          counts[report.isSame ? 'same' : 'different'] += 1
          print(report)
        }
    })
    if (id && counts.verdicts === 0) throw new Error(`there is no verdict ${id}`)
    print(counts)
    return counts.different === 0 ? 0 : 1
  } finally {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
