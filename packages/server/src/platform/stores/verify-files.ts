import { keyOf } from '../files.ts'
import { isNamedSo } from './copy-files.ts'
import { hashKept } from './copy-object.ts'
import type { FileStore } from './file-store.ts'

/** What was found: `whole` of those that the database names, `missing` and `damaged` by name, and `others` that it does not name. */
export type Verified = { whole: number; missing: string[]; damaged: string[]; others: number }

type Named = {
  /** Pages of the contents that the database names, in order. */
  pages: AsyncIterable<readonly string[]>
  /** Those of some contents that it names. */
  among(sha256s: readonly string[]): Promise<ReadonlySet<string>>
}

const together = 500

/** Reads every content that the database names, and whatever else lies in the store, and compares each with its hash. */
export async function verifyFiles(store: FileStore, { pages, among }: Named): Promise<Verified> {
  const found: Verified = { whole: 0, missing: [], damaged: [], others: 0 }
  for await (const page of pages)
    for (const sha256 of page) {
      const is = await hashKept(store, keyOf(sha256))
      if (is === sha256) found.whole++
      else (is ? found.damaged : found.missing).push(sha256)
    }
  for await (const keys of inBatches(store)) {
    const named = await among(keys.map(nameOf))
    for (const key of keys.filter((one) => !named.has(nameOf(one)))) {
      found.others++
      const is = await hashKept(store, key)
      if (is && !isNamedSo(key, is)) found.damaged.push(key)
    }
  }
  return found
}

const nameOf = (key: string): string => key.split('/').at(-1) as string

async function* inBatches(store: FileStore): AsyncGenerator<string[]> {
  let held: string[] = []
  for await (const { key } of store.list()) {
    held.push(key)
    if (held.length < together) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}
