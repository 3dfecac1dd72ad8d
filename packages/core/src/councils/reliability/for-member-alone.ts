import type { CouncilReliability } from './council-reliability.ts'

/** What a member may see: their own severity, their own flags, and totals without the names of others. */
export function forMemberAlone(all: CouncilReliability, own: string): CouncilReliability {
  const { severity, products, flags } = all
  const hide = ({ member, points }: { member: string; points: number }) => ({
    member: member === own ? own : '',
    points,
  })
  const byPoints = (a: { points: number }, b: { points: number }) => a.points - b.points
  return {
    ...all,
    severity:
      severity.kind === 'severity'
        ? { ...severity, members: severity.members.filter(({ member }) => member === own) }
        : severity.kind === 'not-connected'
          ? { ...severity, groups: [] }
          : severity,
    // In order of size, so that a place in the list tells nobody's name.
    products: products.map((each) => ({ ...each, totals: each.totals.map(hide).toSorted(byPoints) })),
    flags: flags.filter(({ member }) => member === own),
  }
}
