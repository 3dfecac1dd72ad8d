import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import type { Config } from '../config.ts'
import { openCluster } from '../postgres/cluster.ts'
import { readSecret } from '../secrets.ts'
import { findOrMakeRecipient } from './identity.ts'
import type { Store } from './objects.ts'
import { saveBackupPlace } from './places.ts'
import { archiveOf } from './wal/segments.ts'

/** Opens the repository of the settings for writing, made at first use; from then on PostgreSQL archives into it. */
export async function openRepository({
  dataDir,
  databaseUrl,
  backup,
}: Config): Promise<{ store: Store; identity?: string; isNew: boolean }> {
  const { recipient, ...key } = await findOrMakeRecipient(dataDir, backup.recipient)
  const archive = archiveOf(backup.repository)
  mkdirSync(archive, { recursive: true, mode: 0o750 })
  if (!databaseUrl) {
    const { ids } = openCluster(dataDir).account
    if (ids) {
      chownSync(archive, ids.uid, ids.gid)
      // PostgreSQL's own account passes through, and sees nothing but its archive.
      chmodSync(backup.repository, 0o751)
    }
  }
  await saveBackupPlace(dataDir, { repository: backup.repository, recipient })
  return { store: { repository: backup.repository, recipient, namesKey: readSecret(dataDir, 'backup-names') }, ...key }
}
