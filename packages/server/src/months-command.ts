import { parseArgs } from 'node:util'
import { currentTime } from './platform/act.ts'
import { appendAuditLine } from './platform/audit.sql.ts'
import { findOrMakeRecipient, getIdentity } from './platform/backup/identity.ts'
import { type Config, readConfig } from './platform/config.ts'
import { connect } from './platform/connect.ts'
import { startPostgres } from './platform/postgres.ts'
import type { Tx } from './platform/sql.ts'
import { listMonths } from './trace/months/months.sql.ts'
import { attachMonth, detachMonth, type MonthFile } from './trace/months/move-months.ts'

/** `months`: lists them. `months --detach 2022-01 <folder>`, `months --attach 2022-01 <folder> [--key <file>]`: out of the database, and back. */
export async function monthsCommand(args: string[]): Promise<number> {
  const options = { detach: { type: 'string' }, attach: { type: 'string' }, key: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const month = values.detach ?? values.attach
  const [folder] = positionals
  if (month && !/^\d{4}-\d\d$/.test(month)) throw new Error(`"${month}" is no month like 2022-01`)
  if (month && !folder) throw new Error('name the folder of detached months')
  const config = readConfig(process.env)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const sql = connect(config.databaseUrl ?? (embedded?.url as string), { max: 1 })
  try {
    if (!month || !folder) for (const one of await listMonths(sql)) print(one)
    else if (values.detach)
      print({
        detached: await detachMonth(sql, {
          month,
          folder,
          recipient: await recipientOf(config),
          now: currentTime(),
          note,
        }),
      })
    else
      print({
        attached: await attachMonth(sql, {
          month,
          folder,
          identity: getIdentity(config.dataDir, values.key),
          now: currentTime(),
          note,
        }),
      })
    return 0
  } finally {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
}

async function recipientOf({ dataDir, backup }: Config): Promise<string> {
  return (await findOrMakeRecipient(dataDir, backup.recipient)).recipient
}

/** Notes in the audit, in the transaction of the move, what became of a month. */
export async function note(tx: Tx, action: 'month.detach' | 'month.attach', about: MonthFile, at: Date): Promise<void> {
  const nobody = { personId: undefined, jurisdiction: undefined, organisationId: undefined }
  const subject = { kind: 'register', id: about.month, detail: { rows: about.rows, sha256: about.sha256 } }
  await appendAuditLine(tx, { at, action, outcome: 'done', role: 'system', ...nobody, subject })
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
