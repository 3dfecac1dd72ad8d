/** What a measure is made of: the rows that its number opens. */
export type RowKind = 'dossier' | 'product' | 'verdict' | 'inspection' | 'withdrawal' | 'report'

type Definition = {
  unit: 'count' | 'share'
  rows: RowKind
  /** `now`: how it stands at the moment of asking; `period`: what happened in the months asked for. */
  over: 'now' | 'period'
  /** A count of these is bad as soon as there is one. */
  isTrouble?: boolean
}

/**
 * Every measure of the dashboards, defined once: its words are `insight.measure-<key>` and `insight.means-<key>`, its code is in this
 * folder, its rows are listed by the same condition that counts them.
 */
export const measures = {
  'dossiers-open': { unit: 'count', rows: 'dossier', over: 'now' },
  'dossiers-late': { unit: 'count', rows: 'dossier', over: 'now', isTrouble: true },
  'dossiers-stuck': { unit: 'count', rows: 'dossier', over: 'now', isTrouble: true },
  'first-time-right': { unit: 'share', rows: 'dossier', over: 'period' },
  'products-holding': { unit: 'count', rows: 'product', over: 'now' },
  'terms-ending': { unit: 'count', rows: 'product', over: 'now' },
  'renewals-late': { unit: 'count', rows: 'product', over: 'now', isTrouble: true },
  'terms-ended': { unit: 'count', rows: 'product', over: 'period', isTrouble: true },
  verdicts: { unit: 'count', rows: 'verdict', over: 'period' },
  divergence: { unit: 'share', rows: 'verdict', over: 'period' },
  reversals: { unit: 'share', rows: 'verdict', over: 'period' },
  'inspections-late': { unit: 'count', rows: 'inspection', over: 'now', isTrouble: true },
  'withdrawals-late': { unit: 'count', rows: 'withdrawal', over: 'now', isTrouble: true },
  'reports-open': { unit: 'count', rows: 'report', over: 'now', isTrouble: true },
} as const satisfies Record<string, Definition>

export type MeasureKey = keyof typeof measures

/** Every measure, in the order in which they are explained. */
export const measureKeys = Object.keys(measures) as MeasureKey[]

/** A counted part of a whole. A count of things has no whole. */
export type Reading = { key: MeasureKey; counted: number; of?: number }

/** Fewer than so many say nothing of a rate: it is left out rather than read wrongly (registry practice, five products). */
export const fewestForRate = 5

/** The value of a reading in its unit: a count, or a share of 0 to 1; undefined when there are too few for a rate. */
export function readingValue({ key, counted, of = 0 }: Reading): number | undefined {
  if (measures[key].unit === 'count') return counted
  return of < fewestForRate ? undefined : counted / of
}

/** Whether somebody should look at it: one late or stuck thing is enough. */
export function isTrouble({ key, counted }: Reading): boolean {
  const definition: Definition = measures[key]
  return definition.isTrouble === true && counted > 0
}
