const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The number and the mark that a serial is made of. */
export type Serial = { no: number; mark: string }

/** A serial as it is printed: its number and four symbols that nobody can guess, "1048-7K3M" (AI 21: at most 20 characters). */
export function writeSerial({ no, mark }: Serial): string {
  return `${no}-${mark}`
}

/** The number and mark of a serial of ours; undefined for any other maker's. */
export function readSerial(serial: string): Serial | undefined {
  const [, no, mark] = serial.match(/^([1-9]\d{0,11})-([0-9A-HJKMNP-TV-Z]{4})$/) ?? []
  return no && mark ? { no: Number(no), mark } : undefined
}

/** Four symbols from the first bytes of a keyed hash: one guess in a million is right. */
export function markOf(digest: Uint8Array): string {
  const bits = ((digest[0] ?? 0) << 16) | ((digest[1] ?? 0) << 8) | (digest[2] ?? 0)
  return [15, 10, 5, 0].map((shift) => symbols.charAt((bits >> shift) & 31)).join('')
}
