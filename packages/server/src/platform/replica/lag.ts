/** A place in the log of changes (a "LSN"), as PostgreSQL writes it: two hexadecimal numbers. Undefined when it is none. */
export function readPlace(text: string | null | undefined): bigint | undefined {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/.exec(text ?? '') ?? []
  return high && low ? (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) : undefined
}

/** How far the primary's log was at a moment (milliseconds of a clock that only goes forward). */
export type Sample = { at: number; place: bigint }

/**
 * The moment up to which a standby that has replayed the log up to `place` shows everything; undefined when it is older than all samples.
 * PostgreSQL's own lag is the age of the last transaction, which grows while nobody writes.
 */
export function caughtUpTo(samples: readonly Sample[], place: bigint): number | undefined {
  return samples.findLast((sample) => sample.place <= place)?.at
}
