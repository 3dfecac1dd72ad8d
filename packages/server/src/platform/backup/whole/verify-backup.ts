import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../../disk/hash-pieces.ts'
import { eachAtMost } from '../each-at-most.ts'
import { nameFile, readContent, readStream } from '../objects.ts'
import { readManifest, readSums } from './catalogue.ts'

/** What is wrong with a stored backup. */
export type Damage = { name: string; says: string }

/** Reads everything that a backup needs: every file by its hash, and when all of them hold, every content opened and every part of every file found. */
export async function* verifyBackup(repository: string, id: string, identity: string): AsyncGenerator<Damage> {
  const damages: Damage[] = []
  const sums = readSums(repository, id)
  await eachAtMost(3, sums, async ([name, sha256]) => {
    const found = await hashOf(createReadStream(join(repository, name))).catch(() => undefined)
    if (found !== sha256) damages.push({ name, says: found ? 'is changed' : 'is missing' })
  })
  yield* damages
  if (damages.length === 0) yield* openAll(repository, id, identity)
}

async function* openAll(repository: string, id: string, identity: string): AsyncGenerator<Damage> {
  const { entries, files } = await readManifest(repository, id, identity)
  const needed = new Map<string, number>()
  for (const [name, from, bytes] of entries.flatMap(({ parts }) => parts))
    needed.set(name, Math.max(needed.get(name) ?? 0, from + bytes))
  const damages: Damage[] = []
  await eachAtMost(3, needed, async ([name, bytes]) => {
    const content = await readContent(repository, name, identity).catch((error: Error) => error)
    if (content instanceof Error) damages.push({ name, says: content.message })
    else if (content.length < bytes) damages.push({ name, says: 'is shorter than what it is said to hold' })
  })
  const namesKey = await findNamesKey(repository, entries, identity)
  for (const { sha256 } of files) {
    const name = nameFile({ namesKey }, sha256)
    const found = await hashOf(readStream(repository, name, identity)).catch((error: Error) => error.message)
    if (found !== sha256) damages.push({ name, says: 'does not open as the file that the database knows' })
  }
  yield* damages
}

/** The secret by which a backup's contents are named, out of the backup itself. Throws an Error when it is not in it. */
export async function findNamesKey(
  repository: string,
  entries: readonly { path: string; parts: [name: string, from: number, bytes: number][] }[],
  identity: string,
): Promise<string> {
  const [part] = entries.find(({ path }) => path === 'secrets/backup-names')?.parts ?? []
  if (!part) throw new Error('the backup does not hold the secret by which it names contents')
  const [name, from, bytes] = part
  return (await readContent(repository, name, identity))
    .subarray(from, from + bytes)
    .toString('utf8')
    .trim()
}
