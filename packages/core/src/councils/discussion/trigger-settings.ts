import { z } from 'zod'

/** What calls for a discussion after closing, besides totals further apart than `spreadLimit`; null switches one off. */
export const TriggerSettings = z.strictObject({
  /** Standard errors of the mean around a cut-off of a rank within which it is too near to tell. */
  nearCutOffErrors: z.number().positive().max(5).nullable(),
  /** Whether members on both sides of a floor up to the rank by points call for a discussion. */
  disputedFloor: z.boolean(),
  /** Points by which the council's mean may lie from the applicant's own score. */
  selfScoreLimit: z.number().positive().max(100).nullable(),
  /** Standard deviations by which a member may stray from their own usual severity. */
  severityDeviations: z.number().positive().max(5).nullable(),
})
export type TriggerSettings = z.infer<typeof TriggerSettings>

/**
 * The national settings: 1.96 standard errors are the usual 95%; two standard deviations from one's own severity likewise; 15 points
 * are the width of two ranks by points and the only figure here that is chosen rather than derived.
 */
export const nationalTriggers: TriggerSettings = {
  nearCutOffErrors: 1.96,
  disputedFloor: true,
  selfScoreLimit: 15,
  severityDeviations: 2,
}
