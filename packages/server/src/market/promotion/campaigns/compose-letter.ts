import { carrierOf, markLinks } from '@saolang/core/market/promotion/campaign.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { publicAddress } from '../../../platform/messenger/messenger.ts'
import type { CampaignRow } from './campaigns.sql.ts'

type Words = Pick<CampaignRow, 'purpose' | 'slug' | 'subjectVi' | 'subjectEn' | 'bodyVi' | 'bodyEn'>

/** A letter of a campaign as its reader gets it: both languages, our links marked, and how to stop. A text message is its subject alone; the link to stop follows it. */
export function composeLetter(campaign: Words, stopUrl: string): { subject: string; body: string } {
  const { purpose, slug, subjectVi, subjectEn, bodyVi, bodyEn } = campaign
  const marks = { origin: publicAddress(), medium: carrierOf[purpose], campaign: slug }
  if (purpose === 'news-sms') {
    const words = markLinks(subjectVi, marks)
    return { subject: `${words} ${say('vi', 'market.campaign.stopShort', { url: '' }).trim()}`, body: words }
  }
  const parts = [
    markLinks(bodyVi, marks),
    '— English —',
    markLinks(bodyEn, marks),
    '--',
    ...(['vi', 'en'] as const).map((lang) =>
      [say(lang, 'market.campaign.whyLine'), say(lang, 'market.campaign.stopLine', { url: stopUrl })].join('\n'),
    ),
  ]
  return { subject: `${subjectVi} | ${subjectEn}`, body: `${parts.join('\n\n')}\n` }
}
