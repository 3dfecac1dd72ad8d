// Crockford base32 with its modulo 37 check symbol (https://www.crockford.com/base32.html): no I, L, O, U,
// so that a code read aloud or copied by hand survives; a wrong or swapped symbol is noticed.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Symbols of a verification code before its check symbol: 11, of 5 random bits each. */
const codeLength = 11

/**
 * A verification code from random bytes (11 at least; each gives 5 bits), its check symbol last.
 * Crockford's five extra check symbols (* ~ $ = U) are hard to type: bodies that would need one are stepped over.
 */
export function shortCode(random: Uint8Array): string {
  const stem = Array.from(random.slice(0, codeLength - 1), letterOf).join('')
  let last = (random[codeLength - 1] ?? 0) & 31
  while (checkValue(stem + alphabet[last]) >= 32) last = (last + 1) & 31
  const body = stem + alphabet[last]
  return body + alphabet[checkValue(body)]
}

/** The code as stored, from what a person typed: any case, spaces, hyphens, O for 0, I and L for 1. Undefined when it cannot be one. */
export function parseShortCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== codeLength + 1 || [...code].some((symbol) => !alphabet.includes(symbol))) return undefined
  return alphabet[checkValue(code.slice(0, -1))] === code.at(-1) ? code : undefined
}

/** The code in groups of four, as printed: 8K3M-Q7TD-4XPA. */
export function formatShortCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

function letterOf(byte: number): string {
  return alphabet.charAt(byte & 31)
}

function checkValue(body: string): number {
  return [...body].reduce((rest, symbol) => (rest * 32 + alphabet.indexOf(symbol)) % 37, 0)
}
