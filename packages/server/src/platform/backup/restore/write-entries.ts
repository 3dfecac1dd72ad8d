import { chownSync, constants, mkdirSync } from 'node:fs'
import { chmod, chown, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Account } from '../../postgres/account.ts'
import { eachAtMost } from '../each-at-most.ts'
import { readContent } from '../objects.ts'
import type { Entry, Manifest } from '../whole/manifest.ts'

const atOnce = 3

/** A piece of a content, and where it belongs in which file. */
type Slice = { path: string; at: number; from: number; bytes: number }

/** Where to write, out of which repository, with which key, and whom the cluster is to belong to. */
export type Target = { to: string; repository: string; identity: string; account: Account }

/** Writes the files of a backup into a folder: each content is opened once. Throws an Error that names what is missing or damaged. */
export async function writeEntries(
  target: Target,
  { folders, entries }: Pick<Manifest, 'folders' | 'entries'>,
): Promise<void> {
  for (const folder of folders) makeFolder(target, folder)
  for (const { path } of entries) mkdirSync(dirname(join(target.to, path)), { recursive: true, mode: 0o700 })
  for (const entry of entries) await createFile(target, entry)
  await eachAtMost(atOnce, listSlices(entries), async ([name, slices]) => {
    const content = await readContent(target.repository, name, target.identity)
    for (const slice of slices) await writeSlice(join(target.to, slice.path), content, slice)
  })
}

const isClusters = (path: string) => path === 'postgres' || path.startsWith('postgres/')

function makeFolder({ to, account: { ids } }: Target, folder: string): void {
  const path = join(to, folder)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (ids && isClusters(folder)) chownSync(path, ids.uid, ids.gid)
}

async function createFile({ to, account: { ids } }: Target, { path, mode }: Entry): Promise<void> {
  const file = join(to, path)
  const handle = await open(file, 'wx', mode)
  await handle.close()
  await chmod(file, mode)
  if (ids && isClusters(path)) await chown(file, ids.uid, ids.gid)
}

function listSlices(entries: readonly Entry[]): Map<string, Slice[]> {
  const slices = new Map<string, Slice[]>()
  for (const { path, parts } of entries) {
    let at = 0
    for (const [name, from, bytes] of parts) {
      const others = slices.get(name)
      if (others) others.push({ path, at, from, bytes })
      else slices.set(name, [{ path, at, from, bytes }])
      at += bytes
    }
  }
  return slices
}

async function writeSlice(path: string, content: Buffer, { at, from, bytes }: Slice): Promise<void> {
  if (content.length < from + bytes) throw new Error(`the backup holds less of ${path} than it says`)
  const handle = await open(path, constants.O_WRONLY)
  try {
    for (let done = 0; done < bytes; ) {
      const { bytesWritten } = await handle.write(content, from + done, bytes - done, at + done)
      done += bytesWritten
    }
  } finally {
    await handle.close()
  }
}
