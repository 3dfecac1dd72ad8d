import { applicationIdentifiers } from '../ai/application-identifier.ts'

/** True when the identifiers of a path are a primary key and then qualifiers of one of its sequences, in order. */
export function isPathSequence(ais: readonly string[]): boolean {
  return sequences.has(ais.join(' '))
}

/** True when this identifier could stand in the path after its key, and so must not stand in the query. */
export function belongsInPath(path: readonly string[], ai: string): boolean {
  if (!qualifiersOf.get(path[0] ?? '')?.has(ai)) return false
  return path.some((_, i) => isPathSequence([...path.slice(0, i + 1), ai, ...path.slice(i + 1)]))
}

/** The longest sequence of a key whose qualifiers are all present, key first. */
export function findLongestSequence(key: string, isPresent: (ai: string) => boolean): readonly string[] {
  const orders = applicationIdentifiers.get(key)?.qualifiers ?? []
  const found = orders.map((order) => order.filter(isPresent))
  return [key, ...found.reduce((longest, order) => (order.length > longest.length ? order : longest), [])]
}

const primaryKeys = [...applicationIdentifiers.values()].filter(({ qualifiers }) => qualifiers)
const qualifiersOf = new Map(primaryKeys.map(({ ai, qualifiers = [] }) => [ai, new Set(qualifiers.flat())]))
const sequences = new Set(
  primaryKeys.flatMap(({ ai, qualifiers = [] }) =>
    qualifiers.flatMap((order) => subsequences(order).map((chosen) => [ai, ...chosen].join(' '))),
  ),
)

function subsequences(order: readonly string[]): string[][] {
  const [first, ...rest] = order
  if (first === undefined) return [[]]
  const without = subsequences(rest)
  return [...without, ...without.map((chosen) => [first, ...chosen])]
}
