// Digits and letters that no bank changes and nobody mixes up; a prime modulus notices every wrong and every swapped symbol.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const prefix = 'OCOP'
const bodyLength = 8

/** The code of an order in the words of a transfer, from random bytes (8 at least): OCOP, eight symbols and a check symbol. */
export function payCode(random: Uint8Array): string {
  const symbols = Array.from(random.slice(0, bodyLength), (byte) => alphabet.charAt(byte & 31))
  // A rest that has no symbol of its own is stepped over.
  for (let last = (random[bodyLength - 1] ?? 0) & 31; ; last = (last + 1) & 31) {
    const body = symbols.slice(0, -1).join('') + alphabet.charAt(last)
    const check = checkOf(body)
    if (check < alphabet.length) return prefix + body + alphabet.charAt(check)
  }
}

/** The code in the words of a transfer, whatever a bank put around or into them; undefined when there is none whose check is right. */
export function findPayCode(words: string): string | undefined {
  const packed = words.toUpperCase().replace(/[^0-9A-Z]/g, '')
  for (let at = packed.indexOf(prefix); at >= 0; at = packed.indexOf(prefix, at + 1)) {
    const body = packed.slice(at + prefix.length, at + prefix.length + bodyLength)
    const check = packed.charAt(at + prefix.length + bodyLength)
    const isOurs = body.length === bodyLength && check !== '' && [...body].every((symbol) => alphabet.includes(symbol))
    if (isOurs && alphabet.charAt(checkOf(body)) === check) return prefix + body + check
  }
  return undefined
}

function checkOf(body: string): number {
  return [...body].reduce((rest, symbol) => (rest * 32 + alphabet.indexOf(symbol)) % 37, 0)
}
