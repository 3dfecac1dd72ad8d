import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { currentTime } from '../../act.ts'
import { rootDir } from '../../config.ts'
import { readSecret } from '../../secrets.ts'
import { reader } from '../../sql.ts'
import { getStored } from '../../written/get-stored.ts'
import { holds, nameFile, putStream } from '../objects.ts'
import { findBackupPlace } from '../places.ts'
import { listStoredFiles } from '../whole/whole.sql.ts'
import { backupPlace, readBackupState } from './read-state.ts'
import { shipHeads } from './ship-heads.ts'
import { shipSecrets } from './ship-secrets.ts'

// Megabytes of heap, as other work apart has it.
const heapAtMost = 256
const overlapMillis = 600_000
const everyFileMillis = 3_600_000
// saolang-backup.timer of the Debian packages runs half an hour before our own job.
const freshMillis = 3 * 3_600_000

// Since when this process looked at every stored file, and until when it knows that all are in the repository.
let shipped: { everyFileAt: Date; until: Date } | undefined

/**
 * Puts new stored files, secrets and signed heads of the audit into the repository: with the log that PostgreSQL archives, they let
 * every instant be restored. Runs every minute, and once an hour looks at every file; takes the first backup where the settings ask
 * for one.
 */
export async function shipBackup(): Promise<void> {
  const { dataDir, backup } = backupPlace()
  const place = findBackupPlace(dataDir)
  if (!place && backup.isAsked) await takeApart()
  if (!place) return
  const store = { ...place, namesKey: readSecret(dataDir, 'backup-names') }
  const begun = currentTime()
  const isRecent = shipped && begun.getTime() - shipped.everyFileAt.getTime() < everyFileMillis
  const since = isRecent && shipped ? new Date(shipped.until.getTime() - overlapMillis) : undefined
  for (const { sha256 } of await listStoredFiles(reader(), since)) {
    const name = nameFile(store, sha256)
    if (!holds(store, name)) await putStream(store, name, await getStored(sha256))
  }
  await shipSecrets(dataDir, store, begun)
  await shipHeads(dataDir, place.repository)
  shipped = { everyFileAt: since && shipped ? shipped.everyFileAt : begun, until: begun }
}

/** Takes the backup of the day, where backups are on and the machine's own clock has not just taken it. Throws when it failed: it is tried again. */
export async function takeDailyBackup(): Promise<void> {
  const { isOn, verified } = await readBackupState()
  const isTaken = verified && currentTime().getTime() - verified.at.getTime() < freshMillis
  if (isOn && !isTaken) await takeApart()
}

// In a process of its own: it reads the whole database, and this one has to go on serving.
async function takeApart(): Promise<void> {
  const cli = join(rootDir, 'packages/server/src/cli.ts')
  const flags = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heapAtMost}`]
  await promisify(execFile)(process.execPath, [...flags, cli, 'backup'])
}
