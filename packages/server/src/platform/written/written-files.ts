import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { filesFolder, keyOf } from '../files.ts'
import type { Tx } from '../sql.ts'
import { addWrittenFile } from './written.sql.ts'

/** A place on the disk to write a long file in, piece by piece, before its content has a name. */
export async function newIncoming(): Promise<string> {
  const folder = join(filesFolder(), 'incoming')
  await mkdir(folder, { recursive: true })
  return join(folder, randomUUID())
}

/** Takes a finished file into the store under the hash of its content; never holds the content in memory. `path` is gone after. */
export async function keepIncoming(path: string): Promise<{ sha256: string; byteSize: number }> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  const sha256 = hash.digest('hex')
  const { size } = await stat(path)
  const kept = pathOf(sha256)
  await mkdir(dirname(kept), { recursive: true })
  await flush(path)
  await rename(path, kept)
  await flush(dirname(kept))
  return { sha256, byteSize: size }
}

/** Notes that a content is kept for ever: backups take it along from now on. */
export async function keepForEver(
  tx: Tx,
  file: { sha256: string; mediaType: string; byteSize: number },
  at: Date,
): Promise<void> {
  await addWrittenFile(tx, file, at)
}

/** The bytes of a stored content, from and to inclusive; undefined when they are not there (any more). */
export async function streamStored(
  sha256: string,
  range?: { start: number; end: number },
): Promise<ReadStream | undefined> {
  const handle = await open(pathOf(sha256), 'r').catch(() => undefined)
  return handle?.createReadStream(range)
}

/** Removes a content from the disk. The caller has made sure that nothing names it any more. */
export async function dropStored(sha256: string): Promise<void> {
  await rm(pathOf(sha256), { force: true })
}

const pathOf = (sha256: string) => join(filesFolder(), keyOf(sha256))

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
