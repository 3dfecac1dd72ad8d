import type { LegalDate } from '../../kernel/calendar.ts'

/** What a person may agree to, or not: each by itself, none ticked beforehand (Law 91/2025/QH15, article 9). */
export const consentPurposes = ['public-phone', 'news-email', 'news-sms'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** The text that one agrees to is the message `people.consent.<purpose>`; a changed text is a new version, and is asked anew. */
export const consentVersions = {
  'public-phone': '2026-11-24',
  'news-email': '2026-11-24',
  'news-sms': '2026-11-24',
} as const satisfies Record<ConsentPurpose, LegalDate>

/** Where the person said so: on their own page, by the link in a message, or through the desk. */
export const consentChannels = ['account', 'link', 'desk'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** A line of the ledger. */
export type ConsentLine = {
  purpose: ConsentPurpose
  isGiven: boolean
  version: string
  channel: ConsentChannel
  at: Date
}

/** Whether the newest line of a purpose agrees to today's text. */
export function isAgreed(lines: readonly ConsentLine[], purpose: ConsentPurpose): boolean {
  const newest = lines.filter((line) => line.purpose === purpose).toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
  return newest?.isGiven === true && newest.version === consentVersions[purpose]
}
