import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readChain, readWitnesses } from './audit/chain.sql.ts'
import { readCheckpointKey } from './audit/checkpoint-key.ts'
import { type SignedHead, verifyChain } from './audit/verify-chain.ts'
import { readConfig } from './platform/config.ts'
import { connect } from './platform/connect.ts'
import { startPostgres } from './platform/postgres.ts'

/**
 * `verify-audit [--checkpoints <file>] [--key <public key>]`: walks the whole chain; one JSON line a finding, then one that
 * sums up. Exit code 1 when anything was found. A copy of the checkpoints and a public key kept elsewhere are better
 * witnesses than those beside the database.
 */
export async function verifyAudit(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { checkpoints: { type: 'string' }, key: { type: 'string', multiple: true } },
  })
  const config = readConfig(process.env)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const sql = connect(config.databaseUrl ?? (embedded?.url as string), { max: 1 })
  try {
    const outside = readOutside(values.checkpoints ?? join(config.dataDir, 'audit-checkpoints.jsonl'))
    const keys = values.key ? publicKeys(values.key) : ownKey(config.dataDir)
    const findings = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const witnesses = { ...(await readWitnesses(tx)), outside, keys }
      let count = 0
      for await (const finding of verifyChain(readChain(tx), witnesses)) {
        count += 1
        print(finding)
      }
      print({
        findings: count,
        lines: witnesses.head.seq,
        checkpoints: witnesses.table.length,
        outside: outside.length,
      })
      return count
    })
    return findings === 0 ? 0 : 1
  } finally {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
}

// Our own file holds a checkpoint a line; what /audit/checkpoints.json answered holds them as a list.
function readOutside(file: string): SignedHead[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8').trim()
  if (text.startsWith('{"keys"')) return (JSON.parse(text) as { checkpoints: SignedHead[] }).checkpoints
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SignedHead)
}

function ownKey(dataDir: string): Record<string, string> {
  const { keyId, publicKey } = readCheckpointKey(dataDir)
  return { [keyId]: publicKey }
}

function publicKeys(named: readonly string[]): Record<string, string> {
  return Object.fromEntries(named.map((key) => key.split(':') as [string, string]))
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
