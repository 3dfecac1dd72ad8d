import { distinct, type Rating } from './rating.ts'

/**
 * Groups of members who can be compared with each other: two are in one group when a chain of products and members leads from one to
 * the other (Linacre 1989 on linking; the same as a connected block design). More than one group: no severity can be told across them.
 */
export function groupsOfMembers(ratings: readonly Rating[]): string[][] {
  const scoredBy = Map.groupBy(ratings, ({ product }) => product)
  const scored = Map.groupBy(ratings, ({ member }) => member)
  const seen = new Set<string>()
  const groups: string[][] = []
  for (const start of distinct([...scored.keys()])) {
    if (seen.has(start)) continue
    const group = [start]
    seen.add(start)
    // The list grows while it is walked.
    for (const member of group) {
      const met = (scored.get(member) ?? []).flatMap(({ product }) => scoredBy.get(product) ?? [])
      for (const { member: other } of met) {
        if (seen.has(other)) continue
        seen.add(other)
        group.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}
