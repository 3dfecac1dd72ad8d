type Random = () => number

/** Codes and how unevenly they are scanned: the k-th most scanned of them is scanned in proportion to k to the power of -`exponent`. */
export type Popularity = { codes: number; exponent: number }

/** Draws the rank of a code, from 0 on, by the continuous form of Zipf's law. */
export function drawCode({ codes, exponent }: Popularity, random: Random): number {
  const power = 1 - exponent
  const rank =
    Math.abs(power) < 1e-9 ? (codes + 1) ** random() : (((codes + 1) ** power - 1) * random() + 1) ** (1 / power)
  return Math.min(codes - 1, Math.floor(rank) - 1)
}

/** `lifeSeconds`: how long an answer serves; `lives`: how many such spans are looked at. */
export type Memory = { perSecond: number; kept: number; lifeSeconds: number; lives: number }

/**
 * The share of scans that are answered from memory, when it keeps the `kept` answers that came last, each until its span ends: a
 * process for its minute (registry/verification/ready-answers.ts), a proxy for a second. `perSecond`: the scans that come by it.
 */
export function shareFromMemory(
  popularity: Popularity,
  { perSecond, kept, lifeSeconds, lives }: Memory,
  random: Random,
): number {
  const scans = Math.round(perSecond * lifeSeconds)
  let hits = 0
  for (let life = 0; life < lives; life++) {
    const ready = new Set<number>()
    for (let i = 0; i < scans; i++) {
      const code = drawCode(popularity, random)
      if (ready.has(code)) hits += 1
      else {
        if (ready.size >= kept) ready.delete(ready.values().next().value as number)
        ready.add(code)
      }
    }
  }
  return hits / (scans * lives)
}

/** A kind of scan: how many of all, and what one costs the processor of a process, in milliseconds. */
export type ScanKind = { share: number; milliseconds: number }
export type Crowd = { perSecond: number; seconds: number; processes: number; kinds: readonly ScanKind[] }

/**
 * How long scans wait for a processor and are worked on, in milliseconds: those that come together by chance, each given to the process
 * that is free first, as a proxy does that knows who has least to do. Gives the 50th and 99th of a hundred, and how busy they are.
 */
export function timeScans(
  { perSecond, seconds, processes, kinds }: Crowd,
  random: Random,
): { p50: number; p99: number; busy: number } {
  const free = new Float64Array(processes)
  const times: number[] = []
  let now = 0
  let worked = 0
  while (now < seconds * 1000) {
    now += (-Math.log(1 - random()) / perSecond) * 1000
    const cost = drawKind(kinds, random).milliseconds
    const first = free.indexOf(Math.min(...free))
    const begun = Math.max(now, free[first] as number)
    free[first] = begun + cost
    worked += cost
    times.push(begun + cost - now)
  }
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] as number
  return { p50: at(0.5), p99: at(0.99), busy: worked / (now * processes) }
}

function drawKind(kinds: readonly ScanKind[], random: Random): ScanKind {
  let left = random() * kinds.reduce((sum, { share }) => sum + share, 0)
  for (const kind of kinds) {
    left -= kind.share
    if (left < 0) return kind
  }
  return kinds.at(-1) as ScanKind
}
