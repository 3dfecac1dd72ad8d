import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply } from 'fastify'
import { currentTime } from './act.ts'
import type { Config } from './config.ts'
import { addFile, listFiles } from './files.sql.ts'
import { inTransaction, type Tx } from './sql.ts'
import { type FileStore, StoreDown } from './stores/file-store.ts'
import { openStore } from './stores/open-store.ts'
import type { StoreSettings } from './stores/settings.ts'
import { examineUpload } from './upload/examine-upload.ts'
import type { Accepted, FileContent, StoredFile, Upload } from './upload/stored-file.ts'

export type { FileContent, StoredFile, Upload } from './upload/stored-file.ts'

type Place = { root: string; store: FileStore; clamdSocket: string | undefined }

let place: Place | undefined

/** Says where files lie (`dataDir`/files, unless a bucket is named) and which clamd looks at them. Called once, at start. */
export function configureFiles(config: Pick<Config, 'dataDir' | 'clamdSocket'> & { files?: StoreSettings }): void {
  const { dataDir, clamdSocket, files = { kind: 'folder' } } = config
  const root = join(dataDir, 'files')
  mkdirSync(root, { recursive: true })
  place?.store.close()
  place = { root, clamdSocket, store: openStore({ dataDir, files }) }
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
  await keepBytes(bytes, content.sha256)
  await inTransaction((tx) => addFile(tx, content, currentTime()))
  return { ...content, fileName }
}

/** Stores a PDF that this system drew: nobody sent it, so it is not examined. Acknowledges only what is on the disk. */
export async function storeDrawn(bytes: Buffer, pages: number): Promise<FileContent> {
  const sha256 = sha256Of(bytes)
  const content: FileContent = { sha256, mediaType: 'application/pdf', byteSize: bytes.length, pages }
  await keepBytes(bytes, content.sha256)
  await inTransaction((tx) => addFile(tx, content, currentTime()))
  return content
}

/** The bytes of a stored content. Throws an Error when they are missing or no longer match their hash. */
export async function readStored(sha256: string): Promise<Buffer> {
  const bytes = await saysWhenDown(fileStore().read(keyOf(sha256)))
  if (!bytes) throw new Error(`stored file ${sha256} is missing`)
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

/** Sees that the store takes what people send. Throws an Error when it does not. */
export function tryStore(): Promise<void> {
  return fileStore().tryOut()
}

/** What is known of a stored content. Throws an Error when it was never stored. */
export async function getFile(tx: Tx, sha256: string): Promise<FileContent> {
  const [file] = await listFiles(tx, [sha256])
  if (!file) throw new Error(`there is no stored file ${sha256}`)
  return file
}

async function keepBytes(bytes: Buffer, sha256: string): Promise<void> {
  await saysWhenDown(fileStore().put(keyOf(sha256), bytes))
}

/** What a store gives; a store that is down is told to who asked, as a reason of ours: nothing was kept. */
export async function saysWhenDown<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof StoreDown)) throw error
    // Written to the log, since the reader is told no detail.
    process.stderr.write(`saolang: ${error.message}\n`)
    throw new Refused([{ code: 'unavailable.files' }])
  }
}

/** Under which key a content lies in the store. */
export function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

/** The folder of this machine that files come in by; with a store in a folder, the contents lie here too, each where `keyOf` says. */
export function filesFolder(): string {
  return configured().root
}

/** The store that contents lie in. */
export function fileStore(): FileStore {
  return configured().store
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function configured(): Place {
  if (!place) throw new Error('the place of files is not configured')
  return place
}
