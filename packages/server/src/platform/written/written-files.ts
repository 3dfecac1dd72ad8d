import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { hashOf } from '../disk/hash-pieces.ts'
import { fileStore, filesFolder, keyOf, saysWhenDown } from '../files.ts'
import type { Tx } from '../sql.ts'
import type { ByteRange } from '../stores/file-store.ts'
import { incomingName } from '../stores/folder-store.ts'
import { addWrittenFile, removeWrittenFile } from './written.sql.ts'

/** A place on the disk to write a long file in, piece by piece, before its content has a name. */
export async function newIncoming(): Promise<string> {
  const folder = join(filesFolder(), incomingName)
  await mkdir(folder, { recursive: true })
  return join(folder, randomUUID())
}

/** Takes a finished file into the store under the hash of its content; never holds the content in memory. `path` is gone after. */
export async function keepIncoming(path: string): Promise<{ sha256: string; byteSize: number }> {
  const sha256 = await hashOf(createReadStream(path))
  const { size } = await stat(path)
  await saysWhenDown(fileStore().putFile(keyOf(sha256), path))
  await rm(path, { force: true })
  return { sha256, byteSize: size }
}

/** Notes that a content is kept: backups take it along from now on. */
export async function keepForEver(
  tx: Tx,
  file: { sha256: string; mediaType: string; byteSize: number },
  at: Date,
): Promise<void> {
  await addWrittenFile(tx, file, at)
}

/** Notes that a content is kept no more. It leaves the store by `dropStored`, after the transaction. */
export async function keepNoMore(tx: Tx, sha256: string): Promise<void> {
  await removeWrittenFile(tx, sha256)
}

/** The bytes of a stored content, from and to inclusive; undefined when they are not there (any more). */
export function streamStored(sha256: string, range?: ByteRange): Promise<Readable | undefined> {
  return saysWhenDown(fileStore().stream(keyOf(sha256), range))
}

/** Removes a content from the store. The caller has made sure that nothing names it any more. */
export async function dropStored(sha256: string): Promise<void> {
  await saysWhenDown(fileStore().remove(keyOf(sha256)))
}
