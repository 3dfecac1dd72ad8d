import { createHash } from 'node:crypto'
import type { FileStore } from '../../stores/file-store.ts'
import { eachAtMost } from '../each-at-most.ts'
import { hashOf } from '../whole/store-contents.ts'

/** What was copied, and what lay there already. */
export type Copied = { copied: number; bytes: number; already: number }

const atOnce = 4
// A backup is one when what describes it is there: that is copied when all it needs is.
const isLast = (key: string) => key.endsWith('/about.json')
const isChanging = (key: string) => key === 'audit-tree-heads.jsonl'

/**
 * Copies what of a repository another place does not hold yet; it removes nothing there. What was copied is read back by its hash. Where
 * the place can lock, nobody can take a copy away before `lockedUntil`. Throws an Error of one clear line; repeating it goes on.
 */
export async function copyRepository(from: FileStore, to: FileStore, lockedUntil: Date | undefined): Promise<Copied> {
  const there = new Map<string, number>()
  for await (const { key, byteSize } of to.list()) there.set(key, byteSize)
  const here: { key: string; byteSize: number }[] = []
  for await (const object of from.list()) if (!object.key.includes('.unfinished-')) here.push(object)
  const wanted = here.filter(({ key, byteSize }) => isChanging(key) || there.get(key) !== byteSize)
  const copied: Copied = { copied: 0, bytes: 0, already: here.length - wanted.length }
  for (const some of [wanted.filter(({ key }) => !isLast(key)), wanted.filter(({ key }) => isLast(key))])
    await eachAtMost(atOnce, some, async ({ key, byteSize }) => {
      await copyOne({ from, to }, key, lockedUntil)
      copied.copied += 1
      copied.bytes += byteSize
    })
  return copied
}

// Contents have four megabytes at most; only a film among the stored files is larger.
async function copyOne(
  { from, to }: { from: FileStore; to: FileStore },
  key: string,
  lockedUntil: Date | undefined,
): Promise<void> {
  const bytes = await from.read(key)
  // The backup that it belonged to was forgotten meanwhile.
  if (!bytes) return
  await to.put(key, bytes, lockedUntil && { lockedUntil })
  const back = await to.stream(key)
  if (!back || (await hashOf(back)) !== createHash('sha256').update(bytes).digest('hex'))
    throw new Error(`${key} did not arrive whole at ${to.place}`)
}
