import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileStore, KeptObject } from './file-store.ts'

/** What a copy did. `waiting` lay there already; `damaged` no longer matches its name and was left where it is. */
export type Copied = { copied: number; waiting: number; bytes: number; damaged: string[] }

type Way = { from: FileStore; to: FileStore; incoming: string }

/**
 * Copies everything from one store to another, and reads each copy back. What lies there already with the same length is not sent
 * again, so a copy that was broken off goes on where it was. Changes nothing in `from`. `tell` hears of every object.
 */
export async function copyFiles(
  { from, to, incoming }: Way,
  tell: (done: Copied, object: KeptObject) => void = () => {},
): Promise<Copied> {
  const done: Copied = { copied: 0, waiting: 0, bytes: 0, damaged: [] }
  await mkdir(incoming, { recursive: true })
  for await (const object of from.list()) {
    const { key, byteSize } = object
    if ((await to.sizeOf(key)) === byteSize) done.waiting++
    else if (await copyOne({ from, to, incoming }, key)) {
      done.copied++
      done.bytes += byteSize
    } else done.damaged.push(key)
    tell(done, object)
  }
  return done
}

async function copyOne({ from, to, incoming }: Way, key: string): Promise<boolean> {
  const path = join(incoming, randomUUID())
  try {
    const hash = createHash('sha256')
    const source = await from.stream(key)
    // Whatever was taken away meanwhile is nobody's loss.
    if (!source) return true
    await pipeline(source, hashing(hash), createWriteStream(path, { flags: 'wx' }))
    const sha256 = hash.digest('hex')
    if (!isNamedSo(key, sha256)) return false
    await to.putFile(key, path)
    if ((await hashOf(to, key)) !== sha256) throw new Error(`${to.place} gives back something else under ${key}`)
    return true
  } finally {
    await rm(path, { force: true })
  }
}

function hashing(hash: ReturnType<typeof createHash>) {
  return async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
}

/** Whether the name of an object, where it is a hash, is that of its content. */
export function isNamedSo(key: string, sha256: string): boolean {
  const name = key.split('/').at(-1) as string
  return !/^[0-9a-f]{64}$/.test(name) || name === sha256
}

/** The hash of what lies under a key; undefined when nothing does. Never holds all of it in memory. */
export async function hashOf(store: FileStore, key: string): Promise<string | undefined> {
  const content = await store.stream(key)
  if (!content) return undefined
  const hash = createHash('sha256')
  for await (const chunk of content) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
