import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { hashing, hashOf } from '../disk/hash-pieces.ts'
import type { FileStore, PutOptions } from './file-store.ts'

/** From where to where; `incoming` is a folder for what is under way, on the disk of a store that is a folder. */
export type Way = { from: FileStore; to: FileStore; incoming: string }

/**
 * Copies one object, piece by piece however long it is, and reads the copy back. `gone` when it was taken away meanwhile; `unfit` when
 * `isFit` turns its hash down: then nothing is written. Throws an Error when the other store gives back something else.
 */
export async function copyObject(
  { from, to, incoming }: Way,
  key: string,
  { isFit, ...options }: PutOptions & { isFit?(sha256: string): boolean } = {},
): Promise<'copied' | 'gone' | 'unfit'> {
  await mkdir(incoming, { recursive: true })
  const path = join(incoming, randomUUID())
  try {
    const source = await from.stream(key)
    if (!source) return 'gone'
    const hash = createHash('sha256')
    await pipeline(source, hashing(hash), createWriteStream(path, { flags: 'wx' }))
    const sha256 = hash.digest('hex')
    if (isFit?.(sha256) === false) return 'unfit'
    await to.putFile(key, path, options)
    if ((await hashKept(to, key)) !== sha256) throw new Error(`${to.place} gives back something else under ${key}`)
    return 'copied'
  } finally {
    await rm(path, { force: true })
  }
}

/** The hash of what lies under a key; undefined when nothing does. Never holds all of it in memory. */
export async function hashKept(store: FileStore, key: string): Promise<string | undefined> {
  const content = await store.stream(key)
  return content && hashOf(content)
}
