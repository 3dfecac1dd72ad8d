/** Sounds that spelling mixes up from region to region, folded: a slip between them is half a slip. */
const confusions = new Set(['l|n', 'n|l', 's|x', 'x|s', 'd|r', 'r|d', 'i|y', 'y|i', 'v|d', 'd|v', 'r|g', 'g|r'])
const digraphs: readonly (readonly [string, string])[] = [
  ['tr', 'ch'],
  ['gi', 'd'],
  ['gi', 'r'],
  ['gh', 'g'],
  ['ngh', 'ng'],
  ['c', 'k'],
]

/**
 * How many slips lie between two folded words: letters missing, added, wrong, or two neighbours swapped
 * (Damerau, optimal string alignment); a regional confusion counts half. Infinity beyond `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY
  if (digraphTwins(a).includes(b)) return 0.5
  let twoAgo: number[] = []
  let before = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : confusions.has(`${a[i - 1]}|${b[j - 1]}`) ? 0.5 : 1
      let best = Math.min((before[j] as number) + 1, (row[j - 1] as number) + 1, (before[j - 1] as number) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (twoAgo[j - 2] as number) + 1)
      row.push(best)
      if (best < least) least = best
    }
    if (least > most) return Number.POSITIVE_INFINITY
    twoAgo = before
    before = row
  }
  const distance = before[b.length] as number
  return distance <= most ? distance : Number.POSITIVE_INFINITY
}

/** The same word with the other spelling of its first sound, where regions mix two up: "tre" for "che". */
export function digraphTwins(word: string): string[] {
  return digraphs.flatMap(([x, y]) => [
    ...(word.startsWith(x) ? [y + word.slice(x.length)] : []),
    ...(word.startsWith(y) && !word.startsWith(x) ? [x + word.slice(y.length)] : []),
  ])
}
