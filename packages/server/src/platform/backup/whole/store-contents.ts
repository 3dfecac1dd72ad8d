import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hashing, hashOf } from '../../disk/hash-pieces.ts'
import type { Written } from '../../disk/write-durably.ts'
import { eachAtMost } from '../each-at-most.ts'
import { holds, nameContent, nameFile, putContent, putStream, readContent, readStream, type Store } from '../objects.ts'
import type { Content } from './cut-files.ts'

/** What a backup needs so far: every name with the hash of what lies under it, and how much is new. */
export type Tally = { sums: Map<string, string>; bytes: number; newBytes: number }

/** Where contents go, the key to look at them again where it is here, and what earlier backups say of what is there. */
export type Writing = { store: Store; identity?: string; known: ReadonlyMap<string, string>; tally: Tally }

const atOnce = 3

/** Stores contents that the repository does not hold yet, and reads each again from there. */
export function storeContents(writing: Writing, contents: AsyncIterable<Content>): Promise<void> {
  return eachAtMost(atOnce, contents, async ({ bytes, tell }) => {
    const { store } = writing
    const name = nameContent(store, bytes)
    tell(name)
    if (writing.tally.sums.has(name)) return
    writing.tally.sums.set(name, '')
    if (holds(store, name)) return keepKnown(writing, name)
    const written = await putContent(store, name, bytes)
    await compareWritten(writing, name, written)
    if (writing.identity && !(await readContent(store.repository, name, writing.identity)).equals(bytes))
      throw new Error(`${name} is not what was written: the disk of the backups cannot be trusted`)
  })
}

/** Stores one of the files that the database knows by its hash, unless the repository holds it. */
export async function storeFile(
  writing: Writing,
  sha256: string,
  read: () => Promise<AsyncIterable<Buffer>>,
): Promise<void> {
  const { store } = writing
  const name = nameFile(store, sha256)
  if (holds(store, name)) return keepKnown(writing, name)
  const written = await putStream(store, name, requireHash(await read(), sha256))
  await compareWritten(writing, name, written)
  if (writing.identity && (await hashOf(readStream(store.repository, name, writing.identity))) !== sha256)
    throw new Error(`${name} is not what was written: the disk of the backups cannot be trusted`)
}

async function keepKnown({ store, known, tally }: Writing, name: string): Promise<void> {
  const path = join(store.repository, name)
  tally.sums.set(name, known.get(name) ?? (await hashOf(createReadStream(path))))
  tally.bytes += (await stat(path)).size
}

/** Reads what was written again, and counts it in. Throws an Error when the disk gives back another content. */
export async function compareWritten(
  { store, tally }: Writing,
  name: string,
  { sha256, bytes }: Written,
): Promise<void> {
  if ((await hashOf(createReadStream(join(store.repository, name)))) !== sha256)
    throw new Error(`${name} is not what was written: the disk of the backups cannot be trusted`)
  tally.sums.set(name, sha256)
  tally.bytes += bytes
  tally.newBytes += bytes
}

/** Passes a stored file on; throws an Error at its end when it is not the one that its hash names. */
async function* requireHash(content: AsyncIterable<Buffer>, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  yield* hashing(hash)(content)
  if (hash.digest('hex') !== sha256) throw new Error(`stored file ${sha256} is damaged: it is not backed up as it is`)
}
