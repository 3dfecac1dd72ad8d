import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'

/** Where the last day of a certificate lies: over before the period or in it, within 30, 120, 180 days, or later. */
export const termBuckets = ['long-over', 'ended', 'within-30', 'within-120', 'within-180', 'later'] as const
export type TermBucket = (typeof termBuckets)[number]

const { latestDaysBeforeExpiry, earliestDaysBeforeExpiry } = reEvaluation

/** The edges between the buckets, in days from today to the last day; a bucket begins at its edge. The window of Điều 7 khoản 6 điểm a gives 120 and 180. */
export function termEdges(periodDays: number): number[] {
  return [-periodDays, 0, 31, latestDaysBeforeExpiry + 1, earliestDaysBeforeExpiry + 1]
}

/** The bucket of a certificate that has so many days left; negative when it is over. */
export function bucketOf(daysLeft: number, periodDays: number): TermBucket {
  return termBuckets[termEdges(periodDays).filter((edge) => daysLeft >= edge).length] as TermBucket
}

/** Products of one unit that are alike in star and term. `bucket` is null where the term is not known. */
export type TermGroup = { unit: string; star: number | null; bucket: TermBucket | null; many: number; samples: number }

/** What a unit has: products that hold by star, and what runs out or ran out. */
export type TermCount = {
  holding: number
  byStar: Record<3 | 4 | 5, number>
  ending: Record<'within-30' | 'within-120' | 'within-180', number>
  ended: number
  samples: number
}

const holdingBuckets = new Set<TermBucket | null>(['within-30', 'within-120', 'within-180', 'later'])

/** Counts groups. A product holds while its last day has not passed; one whose term nobody knows is not counted. */
export function countTerms(groups: readonly TermGroup[]): TermCount {
  const of = (isIn: (group: TermGroup) => boolean) => groups.filter(isIn).reduce((sum, { many }) => sum + many, 0)
  const holds = ({ bucket }: TermGroup) => holdingBuckets.has(bucket)
  const within = (bucket: TermBucket) => of((group) => group.bucket === bucket)
  const star = (n: number) => of((group) => holds(group) && group.star === n)
  return {
    holding: of(holds),
    byStar: { 3: star(3), 4: star(4), 5: star(5) },
    ending: {
      'within-30': within('within-30'),
      'within-120': within('within-120'),
      'within-180': within('within-180'),
    },
    ended: within('ended'),
    samples: groups.filter(holds).reduce((sum, { samples }) => sum + samples, 0),
  }
}

/** How many run out within the window of re-evaluation, 180 days, whatever the bucket. */
export function endingOf({ ending }: Pick<TermCount, 'ending'>): number {
  return ending['within-30'] + ending['within-120'] + ending['within-180']
}
