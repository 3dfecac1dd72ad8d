import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Entry } from './manifest.ts'

/** A content to store, and who has to be told its name. Small files share one. */
export type Content = { bytes: Buffer; tell(name: string): void }

/** Four megabytes: a day of changes touches few of them, and a restore has few files to open. */
export const contentBytes = 4 * 1024 * 1024
const smallBytes = 1024 * 1024

/**
 * Reads files as contents of at most four megabytes; each file's entry is filled with its parts as they are named. A file that went
 * away under a running server is left out: its log brings that about again.
 */
export async function* cutFiles(root: string, files: readonly string[], entries: Entry[]): AsyncGenerator<Content> {
  let pack: { entry: Entry; bytes: Buffer }[] = []
  let packed = 0
  const packOf = (members: typeof pack): Content => ({
    bytes: Buffer.concat(members.map(({ bytes }) => bytes)),
    tell: (name) => {
      let from = 0
      for (const { entry, bytes } of members) {
        entry.parts.push([name, from, bytes.length])
        from += bytes.length
      }
    },
  })
  for (const path of files) {
    const handle = await open(join(root, path), 'r').catch(refuseUnlessGone)
    if (!handle) continue
    try {
      const { size, mode } = await handle.stat()
      const entry: Entry = { path, mode: mode & 0o777, parts: [] }
      entries.push(entry)
      if (size >= smallBytes) {
        for (let from = 0; from < size; from += contentBytes) {
          const bytes = await readAt(handle, from, Math.min(contentBytes, size - from))
          if (bytes.length === 0) break
          const part: Entry['parts'][number] = ['', 0, bytes.length]
          entry.parts.push(part)
          yield { bytes, tell: (name) => (part[0] = name) }
        }
        continue
      }
      if (packed + size > contentBytes) {
        yield packOf(pack)
        pack = []
        packed = 0
      }
      if (size === 0) continue
      const bytes = await readAt(handle, 0, size)
      pack.push({ entry, bytes })
      packed += bytes.length
    } finally {
      await handle.close()
    }
  }
  if (pack.length > 0) yield packOf(pack)
}

type Handle = Awaited<ReturnType<typeof open>>

// A file may be cut while it is read: what is there is taken.
async function readAt(handle: Handle, from: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  let length = 0
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, from + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}

function refuseUnlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
