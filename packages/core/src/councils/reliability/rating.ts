/** What one member gave one product, in points; products are the rows of every estimate here, members its columns. */
export type Rating = { product: string; member: string; points: number }

/** Too little to say anything: how many there are, and how many it takes. */
export type TooFew = {
  kind: 'too-few'
  products: number
  members: number
  needs: { products: number; members: number }
}

/** Everybody gave everything the same points, so that there is nothing to tell apart. */
export type NoVariation = { kind: 'no-variation' }

/** Under these no statistic is shown at all: with fewer, an interval covers nearly every answer. */
export const fewest = { products: 5, members: 3 } as const

/** The refusal to estimate from so many products and members; undefined when they are enough. */
export function findTooFew(products: number, members: number): TooFew | undefined {
  if (products >= fewest.products && members >= fewest.members) return undefined
  return { kind: 'too-few', products, members, needs: fewest }
}

/** A table without gaps: `points[i][j]` is what member j gave product i. */
export type CompleteTable = { products: string[]; members: string[]; points: number[][] }

/**
 * The part of the ratings without gaps: whoever (or whatever) misses the largest share is left out until none is missed; between a
 * product and a member that miss the same share, the product goes. The order of the ratings does not matter.
 */
export function completeTableOf(ratings: readonly Rating[]): CompleteTable {
  const given = new Map(ratings.map(({ product, member, points }) => [`${product}\n${member}`, points]))
  let products = distinct(ratings.map(({ product }) => product))
  let members = distinct(ratings.map(({ member }) => member))
  const has = (product: string, member: string) => given.has(`${product}\n${member}`)
  for (;;) {
    const product = worst(products, (each) => members.filter((member) => !has(each, member)).length / members.length)
    const member = worst(members, (each) => products.filter((row) => !has(row, each)).length / products.length)
    if (product.gaps === 0 && member.gaps === 0) break
    if (product.gaps >= member.gaps) products = products.filter((each) => each !== product.name)
    else members = members.filter((each) => each !== member.name)
  }
  const points = products.map((product) => members.map((member) => given.get(`${product}\n${member}`) as number))
  return { products, members, points }
}

/** Each text once, in alphabetical order, so that results do not hang on the order of rows. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted()
}

function worst(names: readonly string[], gapsOf: (name: string) => number): { name: string; gaps: number } {
  let found = { name: '', gaps: 0 }
  for (const name of names) {
    const gaps = gapsOf(name)
    if (gaps > found.gaps) found = { name, gaps }
  }
  return found
}
