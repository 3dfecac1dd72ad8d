import { editDistance } from './edit-distance.ts'

/** The words of the register, folded, with how often each is used; finds what an unknown word was meant to be. */
export type Vocabulary = {
  has(word: string): boolean
  /** The words meant by a mistyped one, nearest first, then most used. */
  nearest(word: string, most: number): string[]
  /** The words of a text typed without spaces; undefined when it does not fall into known words. */
  split(word: string): string[] | undefined
}

type Entry = { term: string; mask: number; uses: number }

/** Builds a vocabulary from terms and their uses. */
export function makeVocabulary(terms: Iterable<readonly [string, number]>): Vocabulary {
  const uses = new Map(terms)
  const byLength = new Map<number, Entry[]>()
  for (const [term, count] of uses) {
    const entries = byLength.get(term.length) ?? []
    entries.push({ term, mask: maskOf(term), uses: count })
    byLength.set(term.length, entries)
  }
  return {
    has: (word) => uses.has(word),
    nearest: (word, most) => nearest(byLength, word, most),
    split: (word) => split(uses, word),
  }
}

function nearest(byLength: ReadonlyMap<number, Entry[]>, word: string, most: number): string[] {
  // In a word of three letters two slips leave nothing of it.
  const reach = word.length < 5 ? 1 : 2
  const mask = maskOf(word)
  const found: (Entry & { distance: number })[] = []
  for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const entry of byLength.get(length) ?? []) {
      // A slip changes at most two letters of the set; "gi" for "d" changes three.
      if (countBits(entry.mask ^ mask) > 2 * reach + 1) continue
      const distance = editDistance(word, entry.term, reach)
      if (distance <= reach) found.push({ ...entry, distance })
    }
  }
  return found
    .sort((a, b) => a.distance - b.distance || b.uses - a.uses || (a.term < b.term ? -1 : 1))
    .slice(0, most)
    .map(({ term }) => term)
}

const longestWord = 7
const mostTyped = 60

// Vietnamese syllables have up to seven letters: the fewest, most used words that cover the whole text.
function split(uses: ReadonlyMap<string, number>, word: string): string[] | undefined {
  if (word.length < 4 || word.length > mostTyped) return undefined
  const best: ({ cost: number; words: string[] } | undefined)[] = [{ cost: 0, words: [] }]
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - longestWord); start < end; start++) {
      const before = best[start]
      const part = word.slice(start, end)
      const count = uses.get(part)
      if (!before || count === undefined || (part.length === 1 && !/\d/.test(part))) continue
      const cost = before.cost + 4 + 1 / count
      const known = best[end]
      if (!known || cost < known.cost) best[end] = { cost, words: [...before.words, part] }
    }
  }
  return best[word.length]?.words
}

function maskOf(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 32)
  return mask
}

function countBits(bits: number): number {
  let n = bits
  n -= (n >>> 1) & 0x55555555
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
