import { copyObject, type Way } from './copy-object.ts'
import type { KeptObject } from './file-store.ts'

/** What a copy did. `waiting` lay there already; `damaged` no longer matches its name and was left where it is. */
export type Copied = { copied: number; waiting: number; bytes: number; damaged: string[] }

/**
 * Copies everything from one store to another, and reads each copy back. What lies there already with the same length is not sent
 * again, so a copy that was broken off goes on where it was. Changes nothing in `from`. `tell` hears of every object.
 */
export async function copyFiles(
  way: Way,
  tell: (done: Copied, object: KeptObject) => void = () => {},
): Promise<Copied> {
  const done: Copied = { copied: 0, waiting: 0, bytes: 0, damaged: [] }
  for await (const object of way.from.list()) {
    const { key, byteSize } = object
    if ((await way.to.sizeOf(key)) === byteSize) done.waiting++
    else {
      const became = await copyObject(way, key, { isFit: (sha256) => isNamedSo(key, sha256) })
      if (became === 'unfit') done.damaged.push(key)
      if (became === 'copied') {
        done.copied++
        done.bytes += byteSize
      }
    }
    tell(done, object)
  }
  return done
}

/** Whether the name of an object, where it is a hash, is that of its content. */
export function isNamedSo(key: string, sha256: string): boolean {
  const name = key.split('/').at(-1) as string
  return !/^[0-9a-f]{64}$/.test(name) || name === sha256
}
