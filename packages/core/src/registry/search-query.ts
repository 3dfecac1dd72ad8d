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

/** Reads what was typed: known words stand, an unknown one is taken apart or for the nearest known. */
export function readQuery(typed: string, vocabulary: Vocabulary): QueryReading {
  const words: string[][] = []
  const corrected: { typed: string; meant: string }[] = []
  const unknown: string[] = []
  for (const word of searchWords(typed)) {
    const parts = vocabulary.has(word) ? [word] : (vocabulary.split(word) ?? vocabulary.nearest(word, 1))
    if (parts.length === 0) unknown.push(word)
    else if (parts[0] !== word) corrected.push({ typed: word, meant: parts.join(' ') })
    words.push(...parts.map((part) => [part]))
  }
  return { words, corrected, unknown }
}

/**
 * A wider reading for when the first finds nothing: each word may stand for its three nearest too, because a slip may
 * have made another word of it ("nắm nêm" for "mắm nêm").
 */
export function widenQuery(typed: string, vocabulary: Vocabulary): QueryReading {
  const words: string[][] = []
  const unknown: string[] = []
  for (const word of searchWords(typed)) {
    const near = [...(vocabulary.has(word) ? [word] : []), ...vocabulary.nearest(word, 4)]
    const choices = [...new Set(near)].slice(0, 4)
    if (choices.length === 0) unknown.push(word)
    else words.push(choices)
  }
  return { words, corrected: [], unknown }
}
