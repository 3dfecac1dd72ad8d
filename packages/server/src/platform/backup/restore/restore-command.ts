import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../../config.ts'
import { getIdentity } from '../identity.ts'
import { type Restored, restoreBackup } from './restore-backup.ts'

/**
 * `restore <to> [--at <instant>] [--backup <id>] [--from <repository>] [--key <file>]`: restores into a new data folder, to the instant or
 * as far as the archive goes, and says what it restored to. Exit code 1 when the audit does not hold or files are missing.
 */
export async function restore(args: string[]): Promise<number> {
  const options = {
    at: { type: 'string' },
    backup: { type: 'string' },
    from: { type: 'string' },
    key: { type: 'string' },
  } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [to] = positionals
  if (!to) throw new Error('name a new folder: restore <to> [--at 2026-11-25T09:30:00+07:00]')
  const config = readConfig(process.env)
  const at = values.at === undefined ? undefined : readInstant(values.at)
  const restored = await restoreBackup({
    to,
    repository: values.from ?? config.backup.repository,
    identity: getIdentity(config.dataDir, values.key),
    ...(at && { at }),
    ...(values.backup && { id: values.backup }),
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    tell: print,
  })
  print({ ...describe(to, restored, at), next: nextSteps(to, config) })
  return restored.audit.findings.length + restored.files.missing.length > 0 ? 1 : 0
}

// A day alone, or an hour without its zone, would be somebody's guess.
function readInstant(text: string): Date {
  const at = new Date(text)
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(at.getTime()))
    throw new Error(`"${text}" is no instant with its time zone, like 2026-11-25T09:30:00+07:00`)
  if (at.getTime() > Date.now()) throw new Error(`${at.toISOString()} is still to come`)
  return at
}

function describe(to: string, { backup, recovered, files, audit }: Restored, at: Date | undefined): object {
  return {
    restored: to,
    from: backup.id,
    ...(recovered
      ? {
          asOf: at ?? 'the end of the archive',
          lastTransactionAt: recovered.lastTransactionAt,
          timeline: recovered.timeline,
        }
      : { database: 'not in this backup: it is restored by the means that back it up' }),
    files: files.files,
    missingFiles: files.missing,
    audit: { lines: audit.lines, findings: audit.findings },
    lost: { auditLinesSignedAfterThat: Math.max(0, audit.signed - audit.lines) },
  }
}

// Files come back into the new folder; a bucket that the settings name is filled from there, what it still holds excepted.
function nextSteps(to: string, { files }: Config): string {
  const filling = files.kind === 's3' ? './saolang files copy --to s3, ' : ''
  return `SAOLANG_DATA_DIR=${to} ${filling}./saolang start, then ./saolang backup`
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
