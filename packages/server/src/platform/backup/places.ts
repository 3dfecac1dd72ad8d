import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../disk/write-durably.ts'

/**
 * Where an installation's backups go, and for whom they are sealed. It lies in the data folder, not in the repository: who can write
 * there must not choose the key. Without it, nothing is archived.
 */
export type BackupPlace = { repository: string; recipient: string }

const placeFile = 'backup.json'

/** The file that switches the archive of an installation on. */
export const placePath = (dataDir: string): string => join(dataDir, placeFile)

/** Where the backups of this installation go; undefined until the first one. */
export function findBackupPlace(dataDir: string): BackupPlace | undefined {
  const path = placePath(dataDir)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as BackupPlace) : undefined
}

/** Says from now on where backups go. PostgreSQL's own account reads it. */
export async function saveBackupPlace(dataDir: string, place: BackupPlace): Promise<void> {
  await writeDurably(placePath(dataDir), [Buffer.from(`${JSON.stringify(place)}\n`)], 0o644)
}
