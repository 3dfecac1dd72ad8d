import { createHash, type Hash } from 'node:crypto'

/** The SHA-256 of a content, in hex; never holds all of it in memory. */
export async function hashOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}

/** Passes pieces on, and takes each into the hash: a step of a pipeline. */
export function hashing(hash: Hash): (content: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (content) {
    for await (const piece of content) {
      hash.update(piece)
      yield piece
    }
  }
}
