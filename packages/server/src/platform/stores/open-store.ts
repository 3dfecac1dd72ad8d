import { join } from 'node:path'
import type { FileStore } from './file-store.ts'
import { openFolder } from './folder-store.ts'
import { openBucket } from './s3-store.ts'
import type { StoreSettings } from './settings.ts'

/** Opens the store that the settings ask for. Nothing is reached before the first use. Throws an Error when `s3` lacks its bucket. */
export function openStore(
  { dataDir, files }: { dataDir: string; files: StoreSettings },
  kind: FileStore['kind'] = files.kind,
): FileStore {
  if (kind === 'folder') return openFolder(join(dataDir, 'files'))
  if (!files.s3) throw new Error('environment variable S3_BUCKET: a store that speaks S3 needs it')
  return openBucket(files.s3)
}
