import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashOfNode, proveConsistency, proveInclusion, type ReadHashes, rootAt, rootOfFrontier } from './tree.ts'
import { rootFromPath } from './verify-log.mjs'
import { isConsistent } from './watch-log.mjs'

const leafHash = (data: Buffer) => createHash('sha256').update('\x00').update(data).digest()
const levelOf = (hashes: Buffer[]): Buffer[] => {
  const full = hashes.slice(0, hashes.length - (hashes.length % 256))
  return full.flatMap((_, i) => (i % 256 === 0 ? [fold(full.slice(i, i + 256))] : []))
}
const fold = (hashes: Buffer[]): Buffer =>
  hashes.length === 1
    ? (hashes[0] as Buffer)
    : fold(hashes.flatMap((left, i) => (i % 2 === 0 ? [hashOfNode(left, hashes[i + 1] as Buffer)] : [])))
const treeOf = (leaves: Buffer[]): ReadHashes => {
  const levels = [leaves, levelOf(leaves), levelOf(levelOf(leaves))]
  return async (level, from, count) => (levels[level] as Buffer[]).slice(from, from + count)
}

// The eight leaves and roots with which Certificate Transparency's own implementation is tested (merkle_tree_test.cc).
const published = {
  leaves: ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
  roots: [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
}

test('the roots are those that Certificate Transparency publishes', async () => {
  const leaves = published.leaves.map((hex) => leafHash(Buffer.from(hex, 'hex')))
  for (const [i, root] of published.roots.entries())
    expect((await rootAt(treeOf(leaves), i + 1)).toString('hex')).toBe(root)
  expect(rootOfFrontier([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('every leaf of every tree up to 70 leaves, and some far beyond, is proven to a verifier of its own', async () => {
  const leaves = Array.from({ length: 1100 }, (_, i) => leafHash(Buffer.from(String(i))))
  const read = treeOf(leaves)
  const sizes = [...Array.from({ length: 70 }, (_, i) => i + 1), 255, 256, 257, 511, 1024, 1100]
  for (const size of sizes) {
    const root = await rootAt(read, size)
    for (const index of new Set([0, 1, Math.floor(size / 2), size - 2, size - 1, (size * 7) % size]))
      if (index >= 0 && index < size) {
        const path = await proveInclusion(read, index, size)
        expect(rootFromPath(index, size, leaves[index] as Buffer, path)).toEqual(root)
        expect(rootFromPath(index, size, leaves[(index + 1) % 1100] as Buffer, path)).not.toEqual(root)
      }
  }
})

test('every tree up to 40 leaves is proven to begin with each smaller one, and with no other', async () => {
  const leaves = Array.from({ length: 700 }, (_, i) => leafHash(Buffer.from(String(i))))
  const read = treeOf(leaves)
  const roots = await Promise.all(Array.from({ length: 41 }, (_, size) => rootAt(read, size)))
  for (let to = 1; to <= 40; to += 1)
    for (let from = 1; from <= to; from += 1) {
      const proof = await proveConsistency(read, from, to)
      expect(isConsistent(from, to, roots[from] as Buffer, roots[to] as Buffer, proof), `${from} ${to}`).toBe(true)
      expect(isConsistent(from, to, roots[from - 1] as Buffer, roots[to] as Buffer, proof)).toBe(false)
    }
  const [before, now] = [await rootAt(read, 513), await rootAt(read, 700)]
  expect(isConsistent(513, 700, before, now, await proveConsistency(read, 513, 700))).toBe(true)
  await expect(proveConsistency(read, 5, 4)).rejects.toThrow(RangeError)
  await expect(proveInclusion(read, 4, 4)).rejects.toThrow(RangeError)
})
