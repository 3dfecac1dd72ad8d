import { characterSet82 } from '../keys/check-characters.ts'

/** The character sets of GS1 data: N digits, X set 82, Y set 39, Z file-safe base 64 (GS1 General Specifications, section 7.11). */
export type CharacterSet = 'N' | 'X' | 'Y' | 'Z'

const digits = '0123456789'
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const members: Record<CharacterSet, Uint8Array> = {
  N: marked(digits),
  X: marked(characterSet82),
  Y: marked(`#-/${digits}${upper}`),
  Z: marked(`-_${digits}${upper}${upper.toLowerCase()}`),
}

/** The first character of the text that is not of the set; undefined when all are. */
export function findForeignCharacter(set: CharacterSet, text: string): string | undefined {
  const known = members[set]
  const end = set === 'Z' ? text.length - paddingOf(text) : text.length
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code > 127 || known[code] === 0) return String.fromCodePoint(text.codePointAt(i)!)
  }
  return undefined
}

/** Padding `=` at the end of base 64: none, or one or two when the length is a whole number of triples. */
function paddingOf(text: string): number {
  if (text.length % 3 !== 0) return 0
  if (text.endsWith('==')) return 2
  return text.endsWith('=') ? 1 : 0
}

function marked(characters: string): Uint8Array {
  const table = new Uint8Array(128)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}
