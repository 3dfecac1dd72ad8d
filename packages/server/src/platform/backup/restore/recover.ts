import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../../connect.ts'
import { addressOf, type Cluster, findServer, launch } from '../../postgres/cluster.ts'
import { restoreCommand } from '../wal/segments.ts'
import { describeRecovery } from './restore.sql.ts'

/** How a recovery ended: the last transaction that is in it, and on which timeline it goes on. */
export type Recovered = { lastTransactionAt: Date | null; timeline: number }

/**
 * Recovers a cluster from the archive up to an instant, or as far as the archive goes, and opens it for writing on a timeline of its
 * own. The server runs afterwards. Throws an Error of one clear line when that instant cannot be reached.
 */
export async function recover(
  cluster: Cluster,
  { repository, identity, at }: { repository: string; identity: string; at: Date | undefined },
): Promise<Recovered> {
  const signal = join(cluster.dir, 'recovery.signal')
  writeFileSync(signal, '')
  if (cluster.account.ids) chownSync(signal, cluster.account.ids.uid, cluster.account.ids.gid)
  const before = existsSync(cluster.log) ? readFileSync(cluster.log).length : 0
  const launched = launch(cluster, {
    settings: {
      restore_command: restoreCommand(repository),
      recovery_target_action: 'promote',
      // Half an hour of checkpoints less: a restore replays faster.
      max_wal_size: '4GB',
      // PostgreSQL reads no Z here: it has not loaded the names of zones yet.
      ...(at && { recovery_target_time: at.toISOString().replace('T', ' ').replace('Z', '+00') }),
    },
    env: { SAOLANG_BACKUP_IDENTITY: identity },
  })
  const said = () => readFileSync(cluster.log).subarray(before).toString()
  for (;;) {
    await pause(100)
    const state = await ask(cluster)
    if (state) return state
    if (launched.hasEnded() && findServer(cluster) === undefined) throw new Error(explain(said(), at))
  }
}

async function ask(cluster: Cluster): Promise<Recovered | undefined> {
  const sql = connect(addressOf(cluster), { max: 1, connect_timeout: 5 })
  try {
    const { isRecovering, ...recovered } = await describeRecovery(sql)
    return isRecovering ? undefined : recovered
  } catch {
    return undefined
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function explain(said: string, at: Date | undefined): string {
  const damaged = /saolang: FATAL: (.+)/.exec(said)?.[1]
  if (damaged) return damaged
  const [, last] = /last completed transaction was at log time (\S+ [\d:.]+)/.exec(said) ?? []
  if (/recovery ended before configured recovery target was reached/.test(said))
    return `the archive ends before ${at?.toISOString()}${last ? `: its last transaction is of ${new Date(`${last.replace(' ', 'T')}Z`).toISOString()}` : ''}. Without --at everything is restored that there is`
  const fatal = said.split('\n').findLast((line) => /FATAL|PANIC/.test(line))
  return `PostgreSQL could not recover: ${fatal?.replace(/^.*?(FATAL|PANIC): +/, '') ?? 'its log says why (postgres.log)'}`
}
