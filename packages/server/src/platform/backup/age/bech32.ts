const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** Bytes as Bech32 (BIP 173) under a prefix, lower case: how age writes its keys. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const data = regroup([...bytes], 8, 5, true)
  const checksum = polymod([...expand(prefix), ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const check = [5, 4, 3, 2, 1, 0].map((i) => (checksum >>> (5 * i)) & 31)
  return `${prefix}1${[...data, ...check].map((value) => letters[value]).join('')}`
}

/** The bytes under a prefix. Throws an Error when the text is no Bech32 or bears another prefix. */
export function fromBech32(prefix: string, text: string): Buffer {
  const lower = text.toLowerCase()
  const values = [...lower.slice(prefix.length + 1)].map((letter) => letters.indexOf(letter))
  const isWhole = lower.startsWith(`${prefix}1`) && values.length > 6 && !values.includes(-1)
  if (!isWhole || polymod([...expand(prefix), ...values]) !== 1)
    throw new Error(`not a key that begins with ${prefix}1`)
  return Buffer.from(regroup(values.slice(0, -6), 5, 8, false))
}

function expand(prefix: string): number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0))
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

function polymod(values: readonly number[]): number {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [i, generator] of generators.entries()) if ((top >>> i) & 1) sum ^= generator
  }
  return sum
}

function regroup(values: readonly number[], from: number, to: number, isPadded: boolean): number[] {
  const grouped: number[] = []
  let held = 0
  let bits = 0
  for (const value of values) {
    held = ((held << from) | value) & 0xfff
    bits += from
    while (bits >= to) {
      bits -= to
      grouped.push((held >>> bits) & ((1 << to) - 1))
    }
  }
  if (isPadded && bits > 0) grouped.push((held << (to - bits)) & ((1 << to) - 1))
  return grouped
}
