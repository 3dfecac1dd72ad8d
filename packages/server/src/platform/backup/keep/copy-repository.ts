import { copyObject, type Way } from '../../stores/copy-object.ts'
import { eachAtMost } from '../each-at-most.ts'

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
export async function copyRepository(way: Way, lockedUntil: Date | undefined): Promise<Copied> {
  const { from, to } = way
  const there = new Map<string, number>()
  for await (const { key, byteSize } of to.list()) there.set(key, byteSize)
  const here: { key: string; byteSize: number }[] = []
  for await (const object of from.list()) if (!object.key.includes('.unfinished-')) here.push(object)
  const wanted = here.filter(({ key, byteSize }) => isChanging(key) || there.get(key) !== byteSize)
  const copied: Copied = { copied: 0, bytes: 0, already: here.length - wanted.length }
  for (const some of [wanted.filter(({ key }) => !isLast(key)), wanted.filter(({ key }) => isLast(key))])
    await eachAtMost(atOnce, some, async ({ key, byteSize }) => {
      // What is gone belonged to a backup that was forgotten meanwhile.
      if ((await copyObject(way, key, lockedUntil && { lockedUntil })) === 'gone') return
      copied.copied += 1
      copied.bytes += byteSize
    })
  return copied
}
