import { addWorkingDays, type LegalDate } from '../../kernel/calendar.ts'

/** Our own promise to who reports something: no decision names a term for it. Working days after the report. */
export const reportTerms = { takenWithin: 5, answeredWithin: 15 } as const

/** Calendar days after the answer for which the reporter's contact is kept, should there be a question back. */
export const contactKeptDays = 30

/** What has become of a report. */
export const reportStates = ['new', 'taken', 'answered'] as const
export type ReportState = (typeof reportStates)[number]

/** What a report turned out to be; `passed-on`: another authority must look at it. */
export const reportOutcomes = ['upheld', 'partly', 'not-upheld', 'passed-on'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** The last days to take a report in hand and to answer it. */
export function reportDaysOf(reportedOn: LegalDate): { takeBy: LegalDate; answerBy: LegalDate } {
  const { takenWithin, answeredWithin } = reportTerms
  return { takeBy: addWorkingDays(reportedOn, takenWithin), answerBy: addWorkingDays(reportedOn, answeredWithin) }
}
