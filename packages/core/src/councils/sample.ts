/** First and last of the codes on samples: three digits, none of which reads as fewer. */
const [lowest, highest] = [100, 999]

/** Codes for so many samples, none twice, drawn with `random` (0 to 1, fresh at every call). Throws beyond 900. */
export function drawSampleCodes(count: number, random: () => number): string[] {
  if (count > highest - lowest + 1) throw new Error(`no codes for ${count} samples`)
  const codes = new Set<string>()
  while (codes.size < count) codes.add(String(lowest + Math.floor(random() * (highest - lowest + 1))))
  return [...codes]
}

/** What is ordered: dossiers on the desk, or samples on the table. Two orders, so that a place in one does not tell what lies in the other. */
export type OrderOf = 'dossiers' | 'samples'

/** The order in which one member meets the items of a session: random to look at, the same at every call. Without a seed, as they come. */
export function orderFor<Item>(
  items: readonly Item[],
  { seed, memberId, of }: { seed: string | null; memberId: string; of: OrderOf },
): Item[] {
  if (seed === null) return [...items]
  const random = numbersFrom(`${seed}/${memberId}/${of}`)
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j] as Item, order[i] as Item]
  }
  return order
}

// FNV-1a seeds mulberry32 (T. Ettinger, public domain): small, even enough to shuffle twenty items, and the same on every machine.
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) as number), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let n = Math.imul(state ^ (state >>> 15), 1 | state)
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n
    return ((n ^ (n >>> 14)) >>> 0) / 4_294_967_296
  }
}
