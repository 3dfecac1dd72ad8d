import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { flush } from '../disk/write-durably.ts'
import {
  type ByteRange,
  type FileStore,
  type KeptObject,
  type PutOptions,
  requireKey,
  StoreDown,
} from './file-store.ts'

/** Where what is not whole yet is written, under the folder: it belongs to no key. */
export const incomingName = 'incoming'

/** A store in a folder of this machine. What it acknowledges is on the disk. */
export function openFolder(root: string): FileStore {
  mkdirSync(join(root, incomingName), { recursive: true })
  const pathOf = (key: string) => join(root, requireKey(key))
  const here = <T>(work: Promise<T>) => work.catch((error) => Promise.reject(new StoreDown(root, error)))
  return {
    kind: 'folder',
    place: root,
    put: (key, bytes, options) => {
      refuseLock(options)
      return here(putBytes(root, pathOf(key), bytes))
    },
    putFile: (key, path, options) => {
      refuseLock(options)
      return here(take(root, path, pathOf(key)))
    },
    read: (key) => here(unlessMissing(readFile(pathOf(key)))),
    stream: (key, range) => here(unlessMissing(streamFile(pathOf(key), range))),
    sizeOf: async (key) => (await here(unlessMissing(stat(pathOf(key)))))?.size,
    remove: (key) => here(rm(pathOf(key), { force: true })),
    list: (prefix = '') => listFolder(root, prefix),
    tryOut: () => here(tryOut(root)),
    close: () => {},
  }
}

// First under a name of its own, then renamed: a half-written file never bears a key.
async function putBytes(root: string, path: string, bytes: Uint8Array): Promise<void> {
  const incoming = join(root, incomingName, randomUUID())
  const handle = await open(incoming, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
    await take(root, incoming, path, true)
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(incoming, { force: true })
    throw error
  }
}

async function take(root: string, from: string, path: string, isFlushed = false): Promise<void> {
  if (!isFlushed) await flush(from)
  await mkdir(dirname(path), { recursive: true })
  await rename(from, path)
  for (let dir = dirname(path); dir.startsWith(root); dir = dirname(dir)) await flush(dir)
}

async function streamFile(path: string, range: ByteRange | undefined): Promise<Readable> {
  const handle = await open(path, 'r')
  return handle.createReadStream(range)
}

async function* listFolder(root: string, prefix: string): AsyncGenerator<KeptObject> {
  const incoming = join(root, incomingName)
  for await (const entry of await opendir(root, { recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    const key = relative(root, path)
    if (!entry.isFile() || path.startsWith(`${incoming}/`) || !key.startsWith(prefix)) continue
    yield { key, byteSize: (await stat(path)).size }
  }
}

async function tryOut(root: string): Promise<void> {
  const path = join(root, incomingName, randomUUID())
  const handle = await open(path, 'wx')
  await handle.writeFile('ready').finally(() => handle.close())
  await rm(path)
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function refuseLock({ lockedUntil }: PutOptions = {}): void {
  if (lockedUntil) throw new Error('a folder locks nothing: locked copies need a store that speaks S3')
}
