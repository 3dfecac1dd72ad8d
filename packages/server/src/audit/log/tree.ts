import { createHash } from 'node:crypto'

/** Hashes of `count` full subtrees of 256^level leaves, from the place `from`: what the log keeps of its tree. */
export type ReadHashes = (level: number, from: number, count: number) => Promise<Buffer[]>

/** The hash of two subtrees (RFC 6962, section 2.1). */
export function hashOfNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}

/** The root of a tree, from the hashes of its largest full subtrees, left to right. */
export function rootOfFrontier(frontier: readonly Buffer[]): Buffer {
  return frontier.length === 0
    ? createHash('sha256').digest()
    : frontier.reduceRight((right, left) => hashOfNode(left, right))
}

/** The root of the first `size` leaves. */
export function rootAt(read: ReadHashes, size: number): Promise<Buffer> {
  return hashOfRange(read, 0, size)
}

/** The audit path of a leaf, counted from 0, in the tree of a size (RFC 6962, section 2.1.1). Throws a RangeError when the leaf is not in it. */
export async function proveInclusion(read: ReadHashes, index: number, size: number): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`)
  const path: Buffer[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + halfOf(end - start)
    if (index < middle) {
      path.push(await hashOfRange(read, middle, end))
      end = middle
    } else {
      path.push(await hashOfRange(read, start, middle))
      start = middle
    }
  }
  return path.reverse()
}

/** The proof that a tree begins with an earlier one (RFC 6962, section 2.1.2); empty from nothing or to itself. Throws a RangeError for an earlier one that is larger. */
export async function proveConsistency(read: ReadHashes, from: number, to: number): Promise<Buffer[]> {
  if (from < 0 || from > to) throw new RangeError(`a tree of ${to} does not begin with one of ${from}`)
  if (from === 0 || from === to) return []
  const proof: Buffer[] = []
  let [start, end] = [0, to]
  while (from !== end) {
    const middle = start + halfOf(end - start)
    if (from <= middle) {
      proof.push(await hashOfRange(read, middle, end))
      end = middle
    } else {
      proof.push(await hashOfRange(read, start, middle))
      start = middle
    }
  }
  // The earlier root itself need not be told to those who ask.
  if (start !== 0) proof.push(await hashOfRange(read, start, end))
  return proof.reverse()
}

async function hashOfRange(read: ReadHashes, start: number, end: number): Promise<Buffer> {
  const count = end - start
  if (count === 0) return createHash('sha256').digest()
  if (2 ** Math.floor(Math.log2(count)) === count && start % count === 0) return hashOfSubtree(read, start, count)
  const middle = start + halfOf(count)
  return hashOfNode(await hashOfRange(read, start, middle), await hashOfRange(read, middle, end))
}

// A full subtree is folded from the nearest hashes kept below it: never more than 128.
async function hashOfSubtree(read: ReadHashes, start: number, count: number): Promise<Buffer> {
  const level = Math.floor(Math.log2(count) / 8)
  const width = 256 ** level
  let hashes = await read(level, start / width, count / width)
  while (hashes.length > 1)
    hashes = hashes.flatMap((left, i) => (i % 2 === 0 ? [hashOfNode(left, hashes[i + 1] as Buffer)] : []))
  return hashes[0] as Buffer
}

/** The largest power of two below a count. */
function halfOf(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1)
}
