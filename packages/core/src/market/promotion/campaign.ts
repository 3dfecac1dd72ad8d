import { isLegalDate, legalDateOf } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** Where a campaign stands. */
export const campaignStates = ['draft', 'scheduled', 'sending', 'sent', 'cancelled'] as const
export type CampaignState = (typeof campaignStates)[number]

/** By what a campaign is sent, and what its readers agreed to for it. */
export const campaignPurposes = ['news-email', 'news-sms'] as const
export type CampaignPurpose = (typeof campaignPurposes)[number]
export const carrierOf = { 'news-email': 'email', 'news-sms': 'sms' } as const satisfies Record<CampaignPurpose, string>

/** What people agreed to (people.consent.news-…): nobody is written to more often in a month. */
export const mostLettersAMonth = 2

/** To whom: producers of a province, or of a group of products (`I` to `VI` of Decision 26/2026/QĐ-TTg), or all who agreed. */
export type Audience = { provinceCode?: string; industryCode?: string }

export type CampaignForm = {
  title: string
  purpose: string
  subjectVi: string
  subjectEn: string
  bodyVi: string
  bodyEn: string
}

/** Of a short message 160 letters without tone marks go out in one piece; the link to stop takes its share. */
const shortMessage = 110

/** Why a campaign cannot be kept so: both languages are asked for, since we do not know who reads which. */
export function findCampaignProblems(form: CampaignForm): Problem[] {
  const isShort = form.purpose === 'news-sms'
  const most = isShort ? shortMessage : 140
  return listProblems([
    (form.title.length < 5 || form.title.length > 120) && { code: 'campaign.title', at: 'title' },
    !(campaignPurposes as readonly string[]).includes(form.purpose) && { code: 'campaign.purpose', at: 'purpose' },
    (form.subjectVi.length < 8 || form.subjectVi.length > most) && {
      code: 'campaign.subject',
      at: 'subjectVi',
      values: { most },
    },
    !isShort &&
      (form.subjectEn.length < 8 || form.subjectEn.length > most) && {
        code: 'campaign.subject',
        at: 'subjectEn',
        values: { most },
      },
    !isShort && (form.bodyVi.length < 40 || form.bodyVi.length > 5000) && { code: 'campaign.body', at: 'bodyVi' },
    !isShort && (form.bodyEn.length < 40 || form.bodyEn.length > 5000) && { code: 'campaign.body', at: 'bodyEn' },
  ])
}

/** What may be done to a campaign and from where. */
export const campaignMoves = {
  write: ['draft'],
  schedule: ['draft'],
  cancel: ['draft', 'scheduled', 'sending'],
} as const satisfies Record<string, readonly CampaignState[]>

/** Why a campaign cannot be changed so. */
export function findCampaignMoveProblems(state: CampaignState, move: keyof typeof campaignMoves): Problem[] {
  const from: readonly CampaignState[] = campaignMoves[move]
  return from.includes(state) ? [] : [{ code: 'conflict.campaign-state', values: { state } }]
}

/** Whether a producer of this place who makes these groups of products is meant. */
export function isMeant(
  audience: Audience,
  { provinceCode, industries }: { provinceCode: string; industries: readonly string[] },
): boolean {
  return (
    (audience.provinceCode === undefined || audience.provinceCode === provinceCode) &&
    (audience.industryCode === undefined || industries.includes(audience.industryCode))
  )
}

/** The month of an instant in Viet Nam, 'YYYY-MM'. */
export function monthOf(at: Date): string {
  return legalDateOf(at).slice(0, 7)
}

/** The links of a text that lead to our own pages, marked with where they stood. Others' pages are left as they are. */
export function markLinks(
  text: string,
  { origin, medium, campaign }: { origin: string; medium: string; campaign: string },
): string {
  return text.replace(/https?:\/\/[^\s<>"')\]]+/g, (found) => {
    const [, link = '', after = ''] = /^(.*?)([.,;:!?]*)$/.exec(found) ?? []
    if (link !== origin && !link.startsWith(`${origin}/`) && !link.startsWith(`${origin}?`)) return found
    const [rest = '', hash] = link.split('#', 2)
    const marks = `utm_source=saolang&utm_medium=${medium}&utm_campaign=${campaign}`
    return `${rest}${rest.includes('?') ? '&' : '?'}${marks}${hash === undefined ? '' : `#${hash}`}${after}`
  })
}

/** The instant of a text "2027-01-31 08:30" in Viet Nam; now when it is empty, undefined when it is none or past. */
export function readSendAt(text: string, now: Date): Date | undefined {
  if (text === '') return now
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})$/.exec(text) ?? []
  if (!isLegalDate(day)) return undefined
  const at = new Date(`${day}T${time.padStart(5, '0')}:00+07:00`)
  return at.getTime() >= now.getTime() ? at : undefined
}
