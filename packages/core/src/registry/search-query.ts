import { fold } from '../kernel/text.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A reading of what was typed: for each word the words that it may stand for, and what was made of it. */
export type QueryReading = {
  words: readonly (readonly string[])[]
  /** Typed word → word searched for, where they differ. */
  corrected: readonly { typed: string; meant: string }[]
  /** Words that nothing in the register resembles; left out. */
  unknown: readonly string[]
}

const mostWords = 12

/** The words to look up: folded, each once, at most twelve. */
export function searchWords(typed: string): string[] {
  return [...new Set(fold(typed.slice(0, 300)).split(' '))].filter(Boolean).slice(0, mostWords)
}

// A short unknown word is a slip, a long one more likely several words typed together.
const longestSyllable = 7

/** Reads what was typed: known words stand, an unknown one is taken for the nearest known, or apart. */
export function readQuery(typed: string, vocabulary: Vocabulary): QueryReading {
  const words: string[][] = []
  const corrected: { typed: string; meant: string }[] = []
  const unknown: string[] = []
  for (const word of searchWords(typed)) {
    const meant = vocabulary.has(word) ? [[word]] : readUnknown(word, vocabulary)
    if (meant.length === 0) unknown.push(word)
    else if (meant[0]?.[0] !== word) corrected.push({ typed: word, meant: meant.map(([first]) => first).join(' ') })
    words.push(...meant)
  }
  return { words, corrected, unknown }
}

function readUnknown(word: string, vocabulary: Vocabulary): string[][] {
  const near = () => [vocabulary.nearest(word, 3)].filter((choices) => choices.length > 0)
  const apart = () => (vocabulary.split(word) ?? []).map((part) => [part])
  const [first, second] = word.length > longestSyllable ? [apart, near] : [near, apart]
  const read = first()
  return read.length > 0 ? read : second()
}

const mostWidenings = 8

/**
 * Wider readings for when the first finds nothing: one known word at a time, the rarest first, may stand for its nearest
 * too, because a slip may have made another word of it ("nắm nêm" for "mắm nêm").
 */
export function widenQuery({ words, ...reading }: QueryReading, vocabulary: Vocabulary): QueryReading[] {
  const usesOf = (at: number) => vocabulary.usesOf(words[at]?.[0] ?? '')
  return words
    .map((_, at) => at)
    .sort((a, b) => usesOf(a) - usesOf(b))
    .slice(0, mostWidenings)
    .flatMap((at) => {
      const choices = words[at] ?? []
      const near = choices.length === 1 ? vocabulary.nearest(choices[0] as string, 4) : []
      return near.length > 0 ? [{ ...reading, words: words.with(at, [...choices, ...near]) }] : []
    })
}
