import { listProblems, type Problem } from '../../kernel/problem.ts'
import { fold } from '../../kernel/text.ts'

/** Letters that a message and the name above it may have. */
export const mostLetters = 300
export const mostNameLetters = 40

/** Why a message is not said: empty, too long, or with a word that the seller has blocked. */
export function findMessageProblems(
  { name, words }: { name: string; words: string },
  blockedWords: readonly string[],
): Problem[] {
  return listProblems([
    (name.length < 2 || name.length > mostNameLetters) && { code: 'live.chat-name', at: 'name' },
    (words === '' || words.length > mostLetters) && { code: 'live.chat-words', at: 'words' },
    hasBlocked(`${name} ${words}`, blockedWords) && { code: 'live.chat-blocked', at: 'words' },
  ])
}

/** The blocked words of a text field: one a line or between commas, without tone marks and case. */
export function readBlocked(text: string): string[] {
  return [...new Set(text.split(/[\n,;]+/).map(fold))].filter(Boolean)
}

// Whole words only: "ga" is not in "gạo". Tone marks, case and marks between letters do not hide a word.
function hasBlocked(text: string, blocked: readonly string[]): boolean {
  const plain = ` ${fold(text)} `
  return blocked.some((word) => plain.includes(` ${word} `))
}
