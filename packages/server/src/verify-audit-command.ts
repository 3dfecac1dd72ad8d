import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLog } from './audit/log/export-log.ts'
import { checkpointsFile } from './audit/log/keep-checkpoints.ts'
import { readLogKey, readNote } from './audit/log/note.ts'
import { verifyLog } from './audit/log/verify-log.mjs'
import { type Config, readConfig } from './platform/config.ts'
import { connect } from './platform/connect.ts'
import { startPostgres } from './platform/postgres.ts'
import type { Tx } from './platform/sql.ts'

/**
 * `verify-audit [--checkpoints <file>] [--key <key>] [--witness <key>]`: walks the whole log; one JSON line a finding, then one that sums up.
 * Exit code 1 when anything was found. Checkpoints and a key kept elsewhere are better witnesses than those beside the database.
 */
export async function verifyAudit(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      checkpoints: { type: 'string' },
      key: { type: 'string' },
      witness: { type: 'string', multiple: true },
    },
  })
  const config = readConfig(process.env)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const sql = connect(config.databaseUrl ?? (embedded?.url as string), { max: 1 })
  try {
    const outside = readOutside(values.checkpoints ?? join(config.dataDir, checkpointsFile))
    const findings = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const { lines, size, ...inDatabase } = await openLog(tx as unknown as Tx)
      const key = values.key ?? ownKey(config, inDatabase.inside.at(-1))
      let count = 0
      for await (const finding of verifyLog(lines, {
        key,
        witnesses: values.witness ?? [],
        ...inDatabase,
        outside,
        isWholeCopy: !values.checkpoints,
      })) {
        count += 1
        print(finding)
      }
      print({ findings: count, lines: size, checkpoints: inDatabase.inside.length, outside: outside.length, key })
      return count
    })
    return findings === 0 ? 0 : 1
  } finally {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
}

// Our own file holds a checkpoint a line; what /api/v1/log/checkpoint answered is one by itself.
function readOutside(file: string): string[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  if (!text.startsWith('{')) return [text]
  const lines = text.split('\n').filter(Boolean)
  return lines.map((line) => (JSON.parse(line) as { checkpoint: string }).checkpoint)
}

function ownKey({ dataDir, auditLog }: Config, newestNote: string | undefined): string {
  return readLogKey(dataDir, (newestNote && readNote(newestNote)?.origin) || auditLog.origin).verifier
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
