import { type IndicatorKey, measure, type Register } from '../indicator.ts'
import type { ReportLevel } from './period.ts'

/** What happened in the period, which no state of the register tells. */
export type Happened = {
  firstRecognised: number
  handedIn: number
  sentOn: number
  ranOut: number
  withdrawn: number
}

/** What the register says of a unit for a period: its state on the cut-off day, and what happened. */
export type Counted = { register: Register; happened: Happened }

type Part = 'products' | 'producers' | 'happened' | 'told'
type Line = {
  part: Part
  /** What the register says; without it only officers know. */
  count?: (counted: Counted) => number
  /** The line that this is a part of. */
  partOf?: string
}

const counted = (key: IndicatorKey, of: Register) => measure(key, of)?.counted ?? 0
const withStar = (star: number) => (of: Counted) =>
  of.register.products.reduce((sum, group) => sum + (group.star === star && group.holds ? group.many : 0), 0)

/**
 * Every line that a periodic report may ask: its words are `insight.line-<key>`. Lines of the programme's indicators count by the
 * indicator's own definition; lines without `count` are those that the register cannot tell.
 */
export const reportLines = {
  'products-ranked': { part: 'products', count: ({ register }) => counted('products-ranked', register) },
  'products-three-star': { part: 'products', partOf: 'products-ranked', count: withStar(3) },
  'products-four-star': { part: 'products', partOf: 'products-ranked', count: withStar(4) },
  'products-five-star': {
    part: 'products',
    partOf: 'products-ranked',
    count: ({ register }) => counted('products-five-star', register),
  },
  'products-upgraded': {
    part: 'products',
    partOf: 'products-ranked',
    count: ({ register }) => counted('products-upgraded', register),
  },
  producers: {
    part: 'producers',
    count: ({ register }) => register.producers.reduce((sum, { many }) => sum + many, 0),
  },
  'producers-cooperative': {
    part: 'producers',
    partOf: 'producers',
    count: ({ register }) => counted('producers-cooperative', register),
  },
  'producers-sme': {
    part: 'producers',
    partOf: 'producers',
    count: ({ register }) => counted('producers-sme', register),
  },
  'first-recognised': { part: 'happened', count: ({ happened }) => happened.firstRecognised },
  'dossiers-handed-in': { part: 'happened', count: ({ happened }) => happened.handedIn },
  'dossiers-sent-on': { part: 'happened', count: ({ happened }) => happened.sentOn },
  'certificates-run-out': { part: 'happened', count: ({ happened }) => happened.ranOut },
  'certificates-withdrawn': { part: 'happened', count: ({ happened }) => happened.withdrawn },
  'producers-green-chain': { part: 'told' },
  'producers-modern-channel': { part: 'told' },
  'craft-villages': { part: 'told' },
  'craft-villages-with-product': { part: 'told', partOf: 'craft-villages' },
  showrooms: { part: 'told' },
  'people-trained': { part: 'told' },
  'support-million': { part: 'told' },
} as const satisfies Record<string, Line>

export type LineKey = keyof typeof reportLines
export type LinePart = Part

/** Whether a text names a line. */
export const isLine = (key: string): key is LineKey => Object.hasOwn(reportLines, key)

/** How a line is counted. */
export const lineOf = (key: LineKey): Line => reportLines[key]

/** What only people can tell: its words are `insight.ask-<key>`. */
export const questions = ['results', 'difficulties', 'proposals', 'next'] as const
export type Question = (typeof questions)[number]

export type ReportForm = {
  id: string
  lines: readonly LineKey[]
  asks: readonly { question: Question; isRequired: boolean }[]
}

/** The forms, each as it was first used; a period keeps the form that it was opened with. */
export const reportForms = [
  {
    id: '2026-1',
    lines: Object.keys(reportLines) as LineKey[],
    asks: [
      { question: 'results', isRequired: true },
      { question: 'difficulties', isRequired: true },
      { question: 'proposals', isRequired: false },
      { question: 'next', isRequired: false },
    ],
  },
] as const satisfies readonly ReportForm[]

/** The form that new periods are opened with. */
export const newestForm: ReportForm = reportForms[reportForms.length - 1] as ReportForm

/** The form of a period. Throws when no form has this id: forms are never taken away. */
export function getForm(id: string): ReportForm {
  const form = reportForms.find((each) => each.id === id)
  if (!form) throw new Error(`there is no report form ${id}`)
  return form
}

/** What stands on a form before anybody wrote: the register's count, or what the units below told; null where nobody knows yet. */
export function preFill(
  line: LineKey,
  level: ReportLevel,
  { counted, below }: { counted: Counted; below: readonly (number | null)[] },
): number | null {
  const { count } = lineOf(line)
  if (count) return count(counted)
  const known = below.filter((value) => value !== null)
  return level === 'commune' || known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
