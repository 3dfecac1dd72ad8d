import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hashOf } from '../disk/hash-pieces.ts'
import { writeDurably } from '../disk/write-durably.ts'

/** A file of a bag: its path under `data/`, and its bytes. */
export type Payload = { path: string; bytes: Buffer }

/**
 * Writes an archival package in a new folder as BagIt 1.0 (RFC 8493): the payload, its hashes, what it is about, and the hashes of those
 * in turn. Gives its seal: the SHA-256 of the last list, which nothing in the bag can change without changing.
 */
export async function writeBag(
  folder: string,
  payload: AsyncIterable<Payload>,
  info: Record<string, string>,
): Promise<{ seal: string; files: number; bytes: number }> {
  const sums: string[] = []
  let bytes = 0
  for await (const file of payload) {
    const written = await writeDurably(join(folder, 'data', file.path), [file.bytes])
    sums.push(`${written.sha256}  data/${file.path}\n`)
    bytes += written.bytes
  }
  const tags: [name: string, text: string][] = [
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'bag-info.txt',
      Object.entries({ ...info, 'Payload-Oxum': `${bytes}.${sums.length}` })
        .map(([key, value]) => `${key}: ${value}\n`)
        .join(''),
    ],
    ['manifest-sha256.txt', sums.sort().join('')],
  ]
  const tagSums: string[] = []
  for (const [name, text] of tags)
    tagSums.push(`${(await writeDurably(join(folder, name), [Buffer.from(text)])).sha256}  ${name}\n`)
  const { sha256: seal } = await writeDurably(join(folder, 'tagmanifest-sha256.txt'), [Buffer.from(tagSums.join(''))])
  return { seal, files: sums.length, bytes }
}

/** What is wrong with a bag: files that are changed, missing, or not named in it; and its seal as it is now. */
export async function checkBag(folder: string): Promise<{ seal: string; faults: string[] }> {
  const faults: string[] = []
  const named = [...listSums(folder, 'tagmanifest-sha256.txt'), ...listSums(folder, 'manifest-sha256.txt')]
  for (const [path, sha256] of named) {
    const found = await hashOf(createReadStream(join(folder, path))).catch(() => undefined)
    if (found !== sha256) faults.push(`${path} ${found ? 'is changed' : 'is missing'}`)
  }
  const known = new Set([...named.map(([path]) => path), 'tagmanifest-sha256.txt'])
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name))
    if (entry.isFile() && !known.has(path)) faults.push(`${path} is not named in it`)
  }
  return { seal: await hashOf(createReadStream(join(folder, 'tagmanifest-sha256.txt'))), faults }
}

function listSums(folder: string, name: string): [path: string, sha256: string][] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => [line.slice(66), line.slice(0, 64)])
}
