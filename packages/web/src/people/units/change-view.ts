import type { Heir } from '@saolang/core/people/units/unit-change.ts'

/** Kinds of what lies in communes and follows them. */
export const lyingKinds = [
  'organisation',
  'role_grant',
  'product',
  'dossier',
  'area',
  'offer',
  'point-of-sale',
  'help-request',
  'plan',
  'course-session',
] as const
export type LyingKind = (typeof lyingKinds)[number]

/** How many of a kind lie in each commune of a change, in the order of its communes. */
export type LyingRow = { kind: LyingKind; counts: readonly number[] }

/** A change of units, as its pages show it. Days are 'YYYY-MM-DD', moments ISO 8601. */
export type ChangeView = {
  kind: 'merge' | 'split'
  resolutionNumber: string
  resolutionOn: string
  issuer: string
  effectiveOn: string
  note: string
  from: readonly { code: string; name: string }[]
  heirs: readonly Heir[]
  mainHeir: string
}

export type ChangeState = 'waiting' | 'applied' | 'withdrawn' | 'undone'

/** A change in one line: "Xã A + Xã B → Xã C". */
export function changeInWords({ from, heirs }: Pick<ChangeView, 'from' | 'heirs'>): string {
  const names = heirs.map(({ type, name }) => `${type} ${name}`)
  return `${from.map(({ name }) => name).join(' + ')} → ${names.join(' + ')}`
}
