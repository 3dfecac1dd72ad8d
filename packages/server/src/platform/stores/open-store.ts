import { join, resolve } from 'node:path'
import type { FileStore } from './file-store.ts'
import { openFolder } from './folder-store.ts'
import { openBucket } from './s3-store.ts'
import type { S3Settings, StoreSettings } from './settings.ts'

// Under the prefix of the stored files, yet none of them: their names are no hashes, and they do not move with the files.
const backups = 'backup/'

/** Opens the store that the settings ask for. Nothing is reached before the first use. Throws an Error when `s3` lacks its bucket. */
export function openStore(
  { dataDir, files }: { dataDir: string; files: StoreSettings },
  kind: FileStore['kind'] = files.kind,
): FileStore {
  if (kind === 'folder') return openFolder(join(dataDir, 'files'))
  const bucket = openBucket(requireBucket(files))
  return { ...bucket, list: (prefix) => withoutBackups(bucket.list(prefix)) }
}

/** Opens a place of copies of backups: a folder, or with `s3` the bucket of the settings, under a folder of their own. */
export function openCopies(files: StoreSettings, place: string): FileStore {
  if (place !== 's3') return openFolder(resolve(place))
  const s3 = requireBucket(files)
  return openBucket({ ...s3, prefix: `${s3.prefix}${backups}` })
}

function requireBucket({ s3 }: StoreSettings): S3Settings {
  if (!s3) throw new Error('environment variable S3_BUCKET: a store that speaks S3 needs it')
  return s3
}

async function* withoutBackups(objects: ReturnType<FileStore['list']>): ReturnType<FileStore['list']> {
  for await (const object of objects) if (!object.key.startsWith(backups)) yield object
}
