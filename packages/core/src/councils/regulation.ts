import { z } from 'zod'
import { TriggerSettings } from './discussion/trigger-settings.ts'
import { floorRules } from './floor-rule.ts'
import { ReviewSettings } from './reviews/review.ts'

/**
 * What a council sets for itself: "Quy chế hoạt động" (Điều 7 khoản 3 điểm b, khoản 4 điểm b) decides quorum, spread, rounding and
 * how members' marks meet a floor, on which the decision is silent. Versions are kept; a session pins the one it was convened under.
 */
export const Regulation = z.strictObject({
  /** Share of the members who may score a dossier that must have signed, between 0.5 and 1. */
  quorumShare: z.number().min(0.5).max(1),
  /** Fewest signed cards, whatever the share. */
  fewestCards: z.int().min(3).max(30),
  /** Points by which members' totals may differ before the council has to discuss and say what it found. */
  spreadLimit: z.number().min(0).max(100),
  /** Decimals of the mean as it is shown and printed; the rank is always taken from the exact mean. */
  decimalsShown: z.int().min(0).max(2),
  /** How members' marks on one criterion meet a floor. */
  floorRule: z.enum(Object.keys(floorRules) as [keyof typeof floorRules, ...(keyof typeof floorRules)[]]),
  /** Whether rounds beyond the two of the decision may be held (Điều 5 khoản 1, khoản 2). */
  allowsExtraRounds: z.boolean(),
  /** Criteria that this council verifies or judges otherwise than the national default: id of the set → number of the criterion → kind. */
  criterionKinds: z.record(z.string(), z.record(z.string(), z.enum(['verified', 'judged']))).exactOptional(),
  /** What calls for a discussion besides the spread; the national settings where a version written before they existed says nothing. */
  triggers: TriggerSettings.exactOptional(),
  /** The days of a request for review; the national ones where a version says nothing. */
  review: ReviewSettings.exactOptional(),
})
export type Regulation = z.infer<typeof Regulation>

/**
 * What holds until a council sets its own. Quorum of 75% with the chair and 10 points of spread follow the regulation of the council
 * of Tây Ninh, two decimals the practice of 2022; the decision has no rule on any of them.
 */
export const nationalRegulation: Regulation = {
  quorumShare: 0.75,
  fewestCards: 3,
  spreadLimit: 10,
  decimalsShown: 2,
  floorRule: 'chair-resolution',
  allowsExtraRounds: false,
}
