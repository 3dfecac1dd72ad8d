import type { Problem } from '../kernel/problem.ts'
import { fold } from '../kernel/text.ts'
import { commonPasswordWords } from './common-passwords.ts'

/** Characters that a password has at least, and at most (OWASP ASVS 5.0, 6.2.1, 6.2.9). */
export const passwordLength = { min: 12, max: 128 } as const

/** Reasons why this cannot be a password of this account: too short or long, holds the e-mail or name, guessed first by everybody. */
export function findPasswordProblems(password: string, about: { email: string; fullName?: string }): Problem[] {
  const length = [...password].length
  if (length < passwordLength.min)
    return [{ code: 'password.too-short', at: 'password', values: { min: passwordLength.min } }]
  if (length > passwordLength.max)
    return [{ code: 'password.too-long', at: 'password', values: { max: passwordLength.max } }]
  const letters = squeeze(password)
  const own = [about.email, about.email.split('@')[0] ?? '', about.fullName ?? ''].map(squeeze)
  if (own.some((word) => word.length >= 4 && letters.includes(word)))
    return [{ code: 'password.holds-own-name', at: 'password' }]
  return isCommon(letters) ? [{ code: 'password.common', at: 'password' }] : []
}

function squeeze(text: string): string {
  return fold(text).replace(/ /g, '')
}

function isCommon(letters: string): boolean {
  const word = letters.replace(/^\d+|\d+$/g, '')
  return (
    isRepetition(letters) || isRun(letters) || word.length < 3 || commonPasswordWords.has(word) || isRepeatedWord(word)
  )
}

function isRepeatedWord(word: string): boolean {
  return [2, 3, 4].some((times) => {
    const part = word.slice(0, word.length / times)
    return part.length >= 3 && part.repeat(times) === word && commonPasswordWords.has(part)
  })
}

// "abcabcabcabc", "121212121212"
function isRepetition(letters: string): boolean {
  return [1, 2, 3, 4].some((period) => letters.slice(0, period).repeat(letters.length).startsWith(letters))
}

// "123456789012", "987654321098", "abcdefghijkl"
function isRun(letters: string): boolean {
  return ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz'].some(
    (row) => row.includes(letters) || [...row].reverse().join('').includes(letters),
  )
}
