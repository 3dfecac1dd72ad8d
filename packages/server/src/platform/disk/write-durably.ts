import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What was written: how many bytes, and their SHA-256 in hex. */
export type Written = { bytes: number; sha256: string }

/**
 * Writes a file so that it is there whole, or not at all: beside its name, flushed, renamed, and the folder flushed. Throws an
 * Error of one clear line when the disk is full; nothing is left behind then.
 */
export async function writeDurably(
  path: string,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  mode = 0o640,
): Promise<Written> {
  const unfinished = `${path}.unfinished-${randomBytes(4).toString('hex')}`
  const made = await mkdir(dirname(path), { recursive: true })
  if (made) await flush(dirname(made))
  try {
    const written = await writeFlushed(unfinished, content, mode)
    await rename(unfinished, path)
    await flush(dirname(path))
    return written
  } catch (error) {
    await rm(unfinished, { force: true })
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new Error(`there is no room left for ${path}: make room, and what is stored already need not be stored again`)
  }
}

async function writeFlushed(
  path: string,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  mode: number,
): Promise<Written> {
  const hash = createHash('sha256')
  let bytes = 0
  const handle = await open(path, 'wx', mode)
  try {
    for await (const piece of content) {
      hash.update(piece)
      bytes += piece.length
      await handle.appendFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Sees a file, or the names of a folder, onto the disk: a rename is only there when its folder is. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
