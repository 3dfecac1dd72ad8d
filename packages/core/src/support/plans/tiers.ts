/** A star that a product holds today; 0 for one without. */
export type Tier = 0 | 3 | 4 | 5
export const tiers = [0, 3, 4, 5] as const satisfies Tier[]

/**
 * Something that a star brings. A `right` stands in a decision and names it with its day; an `offer` is what this system has for everybody who
 * reaches it. Money is neither: it is in the policies that authorities enter with their own documents.
 */
export type TierHelp = { id: string; kind: 'right' | 'offer'; for: readonly Tier[]; source?: string; href?: string }

const decision26 = 'Quyết định 26/2026/QĐ-TTg ngày 22/05/2026'

/** What each star brings, as far as decisions that we have read say, and as far as this system goes. */
export const tierHelps = [
  { id: 'no-certificate', kind: 'right', for: [0], source: `${decision26}, Điều 4 khoản 1 điểm a` },
  { id: 'certificate', kind: 'right', for: [3, 4, 5], source: `${decision26}, Điều 4 khoản 3` },
  { id: 'recognised-province', kind: 'right', for: [3, 4], source: `${decision26}, Điều 7` },
  { id: 'recognised-minister', kind: 'right', for: [5], source: `${decision26}, Điều 7` },
  { id: 'mark', kind: 'right', for: [3, 4, 5], source: 'Quyết định 1162/QĐ-VPĐP-OCOP ngày 17/09/2020, Điều 4' },
  { id: 'renew', kind: 'right', for: [3, 4, 5], source: `${decision26}, Điều 7 khoản 6` },
  { id: 'inspected', kind: 'right', for: [3, 4, 5], source: `${decision26}, Điều 9` },
  { id: 'advice', kind: 'offer', for: [0, 3, 4, 5], href: '/advice' },
  { id: 'courses', kind: 'offer', for: [0, 3, 4, 5], href: '/courses' },
  { id: 'plan', kind: 'offer', for: [0, 3, 4], href: '/plans' },
  { id: 'trace', kind: 'offer', for: [0, 3, 4, 5], href: '/diary' },
  { id: 'shop', kind: 'offer', for: [3, 4, 5], href: '/market' },
  { id: 'policies', kind: 'offer', for: [0, 3, 4, 5], href: '/support/policies' },
] as const satisfies TierHelp[]
export type TierHelpId = (typeof tierHelps)[number]['id']

/** What a star brings; what a higher star would bring on top stands at the higher. */
export function helpsOf(tier: Tier): (typeof tierHelps)[number][] {
  return tierHelps.filter((help) => (help.for as readonly Tier[]).includes(tier))
}

/** The tier of a star: one and two stars have no certificate (Điều 4 khoản 1 điểm a). */
export function tierOf(star: number | null): Tier {
  return star === 3 || star === 4 || star === 5 ? star : 0
}
