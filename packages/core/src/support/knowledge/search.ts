import { fold, tidy } from '../../kernel/text.ts'

/** Something that can be found: what it is, its heading and its words. */
export type Entry<T> = { of: T; title: string; text: string }
export type Found<T> = { of: T; score: number }

/** Words that questions are made of and that answer nothing. */
const fillers = new Set(
  fold(
    'là gì thế nào ra sao bao nhiêu mấy khi có không được và của cho thì các những một với tôi ở đâu ai phải bị này theo về để vì sao',
  ).split(' '),
)

/** An index over entries: weights of words, and both spellings of each entry. Built once. */
export type Index<T> = { entries: readonly Prepared<T>[]; weightOf: ReadonlyMap<string, number> }
type Prepared<T> = { of: T; exact: string; folded: string; counts: ReadonlyMap<string, number>; length: number }

/** A word of the heading counts as so many words of the text. */
const titleWeight = 2

/** Builds the index: a word weighs the more the fewer entries hold it (inverse document frequency). */
export function buildIndex<T>(entries: readonly Entry<T>[]): Index<T> {
  const prepared = entries.map(prepare)
  const holders = new Map<string, number>()
  for (const { counts } of prepared) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1)
  const weightOf = new Map([...holders].map(([word, n]) => [word, Math.log(1 + prepared.length / n)]))
  return { entries: prepared, weightOf }
}

function prepare<T>({ of, title, text }: Entry<T>): Prepared<T> {
  const folded = `${fold(title)} ${fold(text)}`
  const counts = new Map<string, number>()
  const count = (word: string, n: number) => word && counts.set(word, (counts.get(word) ?? 0) + n)
  for (const word of fold(title).split(' ')) count(word, titleWeight)
  const words = fold(text).split(' ')
  for (const word of words) count(word, 1)
  return { of, exact: tidy(`${title} ${text}`).toLowerCase(), folded, counts, length: words.length }
}

// BM25 with its usual constants: a word said again counts for less, a long passage must say more.
const saturation = 1.2
const lengthShare = 0.75

/**
 * What answers a question, the best first: by the words that matter, with or without tone marks; words typed with their marks and
 * words that stand together count for more. Only what holds at least half of the weight of what was asked is an answer.
 */
export function search<T>({ entries, weightOf }: Index<T>, typed: string): Found<T>[] {
  const words = askedWords(typed)
  const weight = (word: string) => weightOf.get(word) ?? unknownWeight(entries.length)
  const whole = words.reduce((sum, word) => sum + weight(word), 0)
  if (whole === 0 || entries.length === 0) return []
  // "khi nào" weighs nothing as words, and tells a question of when from one of who.
  const neighbours = pairsOf(fold(typed.slice(0, 300)).split(' '))
  const mean = entries.reduce((sum, { length }) => sum + length, 0) / entries.length
  const marked = tidy(typed)
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== fold(word) && !fillers.has(fold(word)))
  return entries
    .map((entry) => {
      const held = words.filter((word) => entry.counts.has(word))
      const share = held.reduce((sum, word) => sum + weight(word), 0) / whole
      const score = held.reduce((sum, word) => sum + weight(word) * frequency(entry, word, mean), 0)
      const pairs = neighbours.filter((pair) => ` ${entry.folded} `.includes(` ${pair} `)).length
      const spelled = marked.filter((word) => entry.exact.includes(word)).length
      return { of: entry.of, share, score: score + pairs * 1.2 + spelled * 0.3 }
    })
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.score * b.share - a.score * a.share)
    .map(({ of, score }) => ({ of, score }))
}

function frequency(entry: { counts: ReadonlyMap<string, number>; length: number }, word: string, mean: number): number {
  const n = entry.counts.get(word) ?? 0
  const norm = saturation * (1 - lengthShare + (lengthShare * entry.length) / mean)
  return (n * (saturation + 1)) / (n + norm)
}

// A word that nothing holds speaks against an answer, but one slip must not hide every other word.
const unknownWeight = (entries: number) => Math.log(1 + entries / 10)

const pairsOf = (words: readonly string[]) => words.slice(1).map((word, i) => `${words[i]} ${word}`)

/** The words to look for: folded, at most sixteen, those that every question is made of left out unless nothing else remains. */
function askedWords(typed: string): string[] {
  const all = [...new Set(fold(typed.slice(0, 300)).split(' '))].filter(Boolean).slice(0, 16)
  const telling = all.filter((word) => !fillers.has(word))
  return telling.length > 0 ? telling : all
}
