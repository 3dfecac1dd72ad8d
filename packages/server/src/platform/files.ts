import { createHash, randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply } from 'fastify'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { currentTime } from './act.ts'
import type { Config } from './config.ts'
import { addFile, listFiles } from './files.sql.ts'
import { inTransaction, type Tx } from './sql.ts'
import { examineUpload } from './upload/examine-upload.ts'
import type { Accepted, FileContent, StoredFile, Upload } from './upload/stored-file.ts'

export type { FileContent, StoredFile, Upload } from './upload/stored-file.ts'

type Store = { root: string; disk: Disk; clamdSocket: string | undefined }

let store: Store | undefined

/** Says where files lie (`dataDir`/files) and which clamd looks at them. Called once, at start. */
export function configureFiles({ dataDir, clamdSocket }: Pick<Config, 'dataDir' | 'clamdSocket'>): void {
  const root = join(dataDir, 'files')
  store = { root, clamdSocket, disk: new Disk(new FSDriver({ location: root, visibility: 'private' })) }
}

/**
 * Examines an upload by its content, stores it under the hash of what is kept, and acknowledges only what is on the
 * disk. Images are drawn anew without their metadata. Throws `Refused` with every reason at once.
 */
export async function storeUpload(upload: Upload, accepted: Accepted = {}): Promise<StoredFile> {
  const { problems, found } = await examineUpload(upload, configured().clamdSocket, accepted)
  refuseIf(problems)
  if (!found) throw new Error('an upload without problems has a content')
  const { bytes, fileName, ...measures } = found
  const content: FileContent = { ...measures, sha256: sha256Of(bytes), byteSize: bytes.length }
  await write(bytes, content.sha256)
  await inTransaction((tx) => addFile(tx, content, currentTime()))
  return { ...content, fileName }
}

/** Stores a PDF that this system drew: nobody sent it, so it is not examined. Acknowledges only what is on the disk. */
export async function storeDrawn(bytes: Buffer, pages: number): Promise<FileContent> {
  const sha256 = sha256Of(bytes)
  const content: FileContent = { sha256, mediaType: 'application/pdf', byteSize: bytes.length, pages }
  await write(bytes, content.sha256)
  await inTransaction((tx) => addFile(tx, content, currentTime()))
  return content
}

/** The bytes of a stored content. Throws an Error when they are missing or no longer match their hash. */
export async function readStored(sha256: string): Promise<Buffer> {
  const bytes = Buffer.from(await configured().disk.getBytes(keyOf(sha256)))
  if (sha256Of(bytes) !== sha256) throw new Error(`stored file ${sha256} is damaged`)
  return bytes
}

/**
 * Sends a stored file, to be looked at alone or in a frame of ours: nothing in it may run, and nothing guesses what it is.
 * The caller has asked whether this reader may see it.
 */
export async function sendStored(
  reply: FastifyReply,
  { sha256, fileName, mediaType }: { sha256: string; fileName: string; mediaType: string },
  cacheControl: 'private, no-store' | 'private, max-age=3600',
): Promise<FastifyReply> {
  return reply
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header(
      'content-security-policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'",
    )
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'SAMEORIGIN')
    .header('cache-control', cacheControl)
    .type(mediaType)
    .send(await readStored(sha256))
}

/** Writes and takes away a small content, to see that the store takes what people send. Throws an Error when it does not. */
export async function tryStore(): Promise<void> {
  const { disk } = configured()
  const key = `incoming/${randomUUID()}`
  await disk.put(key, 'ready')
  await disk.delete(key)
}

/** What is known of a stored content. Throws an Error when it was never stored. */
export async function getFile(tx: Tx, sha256: string): Promise<FileContent> {
  const [file] = await listFiles(tx, [sha256])
  if (!file) throw new Error(`there is no stored file ${sha256}`)
  return file
}

// First under a name of its own, then renamed: a half-written file never bears the name of its content.
async function write(bytes: Buffer, sha256: string): Promise<void> {
  const { disk, root } = configured()
  const key = keyOf(sha256)
  const incoming = `incoming/${randomUUID()}`
  await disk.put(incoming, bytes)
  await flush(join(root, incoming))
  await disk.move(incoming, key)
  for (let dir = dirname(join(root, key)); dir.startsWith(root); dir = dirname(dir)) await flush(dir)
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Where a content lies under the folder of files. */
export function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

/** The folder that contents lie in, each where `keyOf` says. */
export function filesFolder(): string {
  return configured().root
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function configured(): Store {
  if (!store) throw new Error('the folder of files is not configured')
  return store
}
