import { addDays, type LegalDate, legalDateOf } from '../../kernel/calendar.ts'
import { kilometresBetween } from './province-centres.ts'

/** A scan of a single piece, as it is kept: the hour, who looked as a mark of that day and piece alone, the province where they told it. */
export type Scan = { at: Date; reader: string; provinceCode: string | null }

/** What is known of the piece that a serial stands for. `soldIn`, `makerIn`: provinces. */
export type PieceFacts = {
  isAllotted: boolean
  madeOn: LegalDate | undefined
  shippedAt: Date | undefined
  soldAt: Date | undefined
  soldIn: string | undefined
  makerIn: string | undefined
}

/** Why a serial cannot be one piece. */
export const cloneKinds = [
  'never-allotted',
  'many-readers',
  'two-places',
  'before-made',
  'before-shipped',
  'far-after-sale',
] as const
export type CloneKind = (typeof cloneKinds)[number]

/** A reason to suspect copies, with the numbers that say so and the scans' first and last hour. */
export type CloneSign = {
  kind: CloneKind
  firstAt: Date
  lastAt: Date
  facts: { readers?: number; kilometres?: number; hours?: number; provinces?: string[]; on?: string }
}

/** One reader may mistype a serial; two of them on a day do not mistype the same. */
export const readersOfUnknown = 2
/** A family and its guests scan a jar; a shop's staff scan it on the shelf. More than this on one day is a picture of the code, or copies. */
export const readersADay = 12
/** Provinces that are nearer meet in their borders: a buyer may be in both within the hour. */
export const nearKilometres = 150
/** An aeroplane with the ways to and from it: nobody and no parcel is faster across the country. */
export const fastestKilometresAnHour = 500
/** Scans are kept by the hour: two of them may be this much further apart than they seem. */
const hourSlack = 1
/** What was sold over the counter may travel with its buyer; further than this it is worth a look. */
export const farKilometres = 300

/** Every sign that a serial cannot be one piece; none when all scans can be of one. */
export function findCloneSigns(scans: readonly Scan[], facts: PieceFacts): CloneSign[] {
  const inOrder = scans.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  if (!facts.isAllotted) return findUnknown(inOrder)
  return [
    ...findCrowd(inOrder),
    ...findTwoPlaces(inOrder),
    ...findBeforeMade(inOrder, facts),
    ...findBeforeShipped(inOrder, facts),
    ...findFarAfterSale(inOrder, facts),
  ]
}

function findUnknown(scans: readonly Scan[]): CloneSign[] {
  const readers = new Set(scans.map(({ reader }) => reader)).size
  return readers < readersOfUnknown ? [] : signOf('never-allotted', scans, { readers })
}

function findCrowd(scans: readonly Scan[]): CloneSign[] {
  const days = [...Map.groupBy(scans, ({ at }) => legalDateOf(at))].map(([on, ofDay]) => ({
    on,
    ofDay,
    readers: new Set(ofDay.map(({ reader }) => reader)).size,
  }))
  const [worst] = days.toSorted((a, b) => b.readers - a.readers)
  if (!worst || worst.readers <= readersADay) return []
  return signOf('many-readers', worst.ofDay, { readers: worst.readers, on: worst.on })
}

function findTwoPlaces(scans: readonly Scan[]): CloneSign[] {
  const placed = scans.filter(({ provinceCode }) => provinceCode !== null)
  for (const [i, second] of placed.entries()) {
    // The last scan elsewhere is the nearest in time: an earlier one gives more time for the way.
    const first = placed.slice(0, i).findLast(({ provinceCode }) => provinceCode !== second.provinceCode)
    if (!first) continue
    const provinces = [first.provinceCode, second.provinceCode] as [string, string]
    const kilometres = Math.round(kilometresBetween(...provinces))
    const hours = (second.at.getTime() - first.at.getTime()) / 3_600_000
    if (kilometres > nearKilometres && kilometres > (hours + hourSlack) * fastestKilometresAnHour)
      return signOf('two-places', [first, second], { kilometres, hours, provinces })
  }
  return []
}

function findBeforeMade(scans: readonly Scan[], { madeOn }: PieceFacts): CloneSign[] {
  // A day's grace: lots are dated by the day, and phones' days differ.
  const early = madeOn ? scans.filter(({ at }) => legalDateOf(at) < addDays(madeOn, -1)) : []
  return early.length > 0 && madeOn ? signOf('before-made', early, { on: madeOn }) : []
}

function findBeforeShipped(scans: readonly Scan[], { shippedAt, makerIn }: PieceFacts): CloneSign[] {
  if (!shippedAt || !makerIn) return []
  const early = scans.filter(
    ({ at, provinceCode }) =>
      at < shippedAt && provinceCode !== null && kilometresBetween(provinceCode, makerIn) > farKilometres,
  )
  const provinces = [...new Set(early.flatMap(({ provinceCode }) => provinceCode ?? []))]
  return early.length > 0 ? signOf('before-shipped', early, { provinces, on: legalDateOf(shippedAt) }) : []
}

function findFarAfterSale(scans: readonly Scan[], { soldAt, soldIn }: PieceFacts): CloneSign[] {
  if (!soldAt || !soldIn) return []
  const far = scans.filter(
    ({ at, provinceCode }) =>
      at > soldAt && provinceCode !== null && kilometresBetween(provinceCode, soldIn) > farKilometres,
  )
  const provinces = [...new Set(far.flatMap(({ provinceCode }) => provinceCode ?? []))]
  return far.length > 0 ? signOf('far-after-sale', far, { provinces, on: legalDateOf(soldAt) }) : []
}

function signOf(kind: CloneKind, scans: readonly Scan[], facts: CloneSign['facts']): CloneSign[] {
  const [first, last] = [scans[0], scans.at(-1)]
  return first && last ? [{ kind, firstAt: first.at, lastAt: last.at, facts }] : []
}

/** The signs that anybody is told of, in neutral words: the rest is for who looks into it. */
export const publicKinds: readonly CloneKind[] = ['never-allotted', 'many-readers', 'two-places', 'before-made']

/** How an alarm was settled. */
export const cloneOutcomes = ['copies-found', 'no-copies', 'own-doing'] as const
export type CloneOutcome = (typeof cloneOutcomes)[number]
