/** The 82 characters of GS1 data in the order of their values (GS1 General Specifications, figure 7.11-1). */
export const characterSet82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

/** The 32 characters a check pair is written with: no 0, 1, I or O (GS1 General Specifications, section 7.9.5). */
const characterSet32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83] as const

/**
 * The check character pair of a Global Model Number from its other characters: each value times a prime growing from the
 * right, modulo 1021, in two characters of five bits (GS1 General Specifications, section 7.9.5).
 * Throws a RangeError on a character outside set 82 and on more than 23 characters.
 */
export function checkCharacters(text: string): string {
  if (text.length > primes.length) throw new RangeError(`too long for a check pair: ${text}`)
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const value = characterSet82.indexOf(text.charAt(i))
    if (value < 0) throw new RangeError(`not a GS1 character: ${text.charAt(i)}`)
    sum += value * primes[text.length - 1 - i]!
  }
  const pair = sum % 1021
  return characterSet32.charAt(pair >> 5) + characterSet32.charAt(pair & 31)
}

/** True when text of set 82 ends in the check pair of what comes before it. Wants at most 25 characters. */
export function hasCheckCharacters(text: string): boolean {
  return text.length >= 2 && checkCharacters(text.slice(0, -2)) === text.slice(-2)
}
