import type { FloorStar } from '@saolang/law/criteria-set.ts'
import { z } from 'zod'
import { addDays, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { fold } from '../../kernel/text.ts'

/**
 * The days of a request for review, calendar days. Decision 26/2026/QĐ-TTg has no article on it, so the council's regulation sets
 * them (docs/decisions/0042).
 */
export const ReviewSettings = z.strictObject({
  /** Within how many days of the result the applicant may ask. */
  filingDays: z.int().min(10).max(365),
  /** Within how many days of the request it is to be decided. */
  decidingDays: z.int().min(5).max(120),
})
export type ReviewSettings = z.infer<typeof ReviewSettings>

/** What holds where a regulation says nothing: the days of the Law on Complaints, 90 to ask (art. 9) and 30 to decide (art. 28). */
export const nationalReview: ReviewSettings = { filingDays: 90, decidingDays: 30 }

/** What an applicant may rest a request on. */
export const reviewGrounds = ['marks', 'evidence-overlooked', 'procedure', 'interest', 'other'] as const
export type ReviewGround = (typeof reviewGrounds)[number]

/** How a request ends: the result stands, it is raised, or the applicant takes the request back. */
export const reviewOutcomes = ['upheld', 'changed', 'withdrawn'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** The last day on which a result may be contested, and the day by which a request is to be decided. */
export const lastDayToAsk = (settledOn: LegalDate, { filingDays }: ReviewSettings): LegalDate =>
  addDays(settledOn, filingDays)
export const reviewDueOn = (askedOn: LegalDate, { decidingDays }: ReviewSettings): LegalDate =>
  addDays(askedOn, decidingDays)

export type ReviewRequest = { grounds: readonly string[]; criteria: readonly string[]; statement: string }

/** Reasons why a request cannot be made: too late, asked before, no ground, nothing said, a criterion that the sheet does not have. */
export function findRequestProblems(
  { grounds, criteria, statement }: ReviewRequest,
  known: { today: LegalDate; lastDay: LegalDate; wasAsked: boolean; codes: readonly string[] },
): Problem[] {
  const isGround = (ground: string) => (reviewGrounds as readonly string[]).includes(ground)
  return listProblems([
    known.wasAsked && { code: 'conflict.review-asked' },
    known.today > known.lastDay && { code: 'review.too-late', values: { day: known.lastDay } },
    (grounds.length === 0 || !grounds.every(isGround)) && { code: 'review.grounds-missing', at: 'grounds' },
    !statement && { code: 'review.statement-missing', at: 'statement' },
    !criteria.every((code) => known.codes.includes(code)) && { code: 'review.unknown-criterion', at: 'criteria' },
  ])
}

/** What somebody had to do with the result that is contested. */
export const involvements = ['sat', 'advised', 'handled', 'interested', 'applicant'] as const
export type Involvement = (typeof involvements)[number]

/** Somebody who may not look at a result again; without an account (the advisory group) known by name alone. */
export type Involved = { personId: string | null; name: string; how: Involvement }

/** Every reason why these people cannot review: each tie of each of them to the result or to the applicant. */
export function findPanelProblems(
  panel: readonly { personId: string; name: string }[],
  involved: readonly Involved[],
): Problem[] {
  return panel.flatMap(({ personId, name }) =>
    involvements
      .filter((how) =>
        involved.some(
          (each) =>
            each.how === how &&
            (each.personId === personId || (each.personId === null && fold(each.name) === fold(name))),
        ),
      )
      .map((how) => ({ code: `review.member-${how}`, at: 'councilId', values: { name } })),
  )
}

/**
 * What the second verdict makes of the first. It never lowers: taking stars away has a procedure and grounds of its own (Điều 8), and
 * nobody should have to fear to ask.
 */
export function outcomeOf(former: FloorStar | null, now: FloorStar | null): Exclude<ReviewOutcome, 'withdrawn'> {
  return (now ?? 0) > (former ?? 0) ? 'changed' : 'upheld'
}

/** Outcomes counted, for the public. */
export type OutcomeCounts = { asked: number; open: number } & Record<ReviewOutcome, number>

/** Counts requests by how they ended. */
export function countOutcomes(outcomes: readonly (ReviewOutcome | null)[]): OutcomeCounts {
  const of = (outcome: ReviewOutcome | null) => outcomes.filter((each) => each === outcome).length
  const ended = { upheld: of('upheld'), changed: of('changed'), withdrawn: of('withdrawn') }
  return { asked: outcomes.length, open: of(null), ...ended }
}
