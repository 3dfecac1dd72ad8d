import { digraphTwins, editDistance } from '../kernel/edit-distance.ts'

/** The words of the register, folded, with how often each is used; finds what a mistyped word was meant to be. */
export type Vocabulary = {
  has(word: string): boolean
  /** How often a word is used; 0 for an unknown one. */
  usesOf(word: string): number
  /** The words that a mistyped one may stand for, nearest first, then most used: at most `most`, none much farther than the nearest. */
  nearest(word: string, most: number): string[]
  /** The words of a text typed without spaces; undefined when it does not fall into known words. */
  split(word: string): string[] | undefined
}

/** Builds a vocabulary from terms and their uses. */
export function makeVocabulary(terms: Iterable<readonly [string, number]>): Vocabulary {
  const uses = new Map(terms)
  const near = indexByShortening(uses.keys())
  return {
    has: (word) => uses.has(word),
    usesOf: (word) => uses.get(word) ?? 0,
    nearest: (word, most) => nearest(uses, near, word, most),
    split: (word) => split(uses, word),
  }
}

/** What lies within two slips of a word, by where one letter was left out of it. */
type Near = ReadonlyMap<string, readonly string[]>

// Two words one slip apart share a shortening by at most one letter (the idea of SymSpell); so do most that are two apart.
function indexByShortening(terms: Iterable<string>): Near {
  const near = new Map<string, string[]>()
  for (const term of terms)
    for (const key of shortenings(term)) {
      const known = near.get(key)
      if (known) known.push(term)
      else near.set(key, [term])
    }
  return near
}

function shortenings(word: string): Set<string> {
  const keys = new Set([word])
  for (let i = 0; i < word.length; i++) keys.add(word.slice(0, i) + word.slice(i + 1))
  return keys
}

function nearest(uses: ReadonlyMap<string, number>, near: Near, word: string, most: number): string[] {
  const reach = word.length < 5 ? 1 : 2
  const candidates = new Set(digraphTwins(word).filter((twin) => uses.has(twin)))
  for (const key of shortenings(word)) for (const term of near.get(key) ?? []) candidates.add(term)
  candidates.delete(word)
  const found = [...candidates]
    .map((term) => ({ term, distance: editDistance(word, term, reach) }))
    .filter(({ distance }) => distance <= reach)
    .sort(
      (a, b) =>
        a.distance - b.distance || (uses.get(b.term) ?? 0) - (uses.get(a.term) ?? 0) || (a.term < b.term ? -1 : 1),
    )
  const farthest = (found[0]?.distance ?? 0) + 0.5
  return found
    .filter(({ distance }) => distance <= farthest)
    .slice(0, most)
    .map(({ term }) => term)
}

const longestWord = 12
const mostTyped = 60

// The fewest, most used words that cover the whole text; Vietnamese syllables have up to seven letters, names more.
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
