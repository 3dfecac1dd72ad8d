import { createInflateRaw } from 'node:zlib'

/** A file inside a ZIP archive, still packed. */
type Entry = { name: string; method: number; packed: Buffer }

/** What an archive may unpack to: a small file must not become gigabytes. */
const mostUnpackedBytes = 400 * 1024 * 1024

/**
 * The files of a ZIP archive by name, by its central directory (APPNOTE 6.3.10, section 4.3.12). Throws at what is no
 * archive, is encrypted, or is of the 64-bit kind.
 */
export function openArchive(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) throw new Error('no ZIP archive')
  const count = bytes.readUInt16LE(end + 10)
  const entries = new Map<string, Entry>()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('a broken ZIP archive')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const isLocked = (bytes.readUInt16LE(at + 8) & 1) === 1
    if (isLocked) throw new Error('an encrypted archive')
    entries.set(name, { name, method: bytes.readUInt16LE(at + 10), packed: packedAt(bytes, at) })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

// The local header stands before the bytes and has lengths of its own (section 4.3.7).
function packedAt(bytes: Buffer, at: number): Buffer {
  const size = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + size > bytes.length) throw new Error('a cut ZIP archive')
  return bytes.subarray(start, start + size)
}

/** The text of a packed file, piece by piece. Throws once it unpacks to more than 400 MB. */
export async function* unpackText({ method, packed }: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let total = 0
  for await (const chunk of method === 0 ? [packed] : inflated(packed)) {
    total += chunk.length
    if (total > mostUnpackedBytes) throw new Error('an archive that unpacks without end')
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

function inflated(packed: Buffer): AsyncIterable<Buffer> {
  const stream = createInflateRaw()
  stream.end(packed)
  return stream
}
