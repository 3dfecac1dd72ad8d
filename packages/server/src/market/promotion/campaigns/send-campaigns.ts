import { carrierOf, monthOf } from '@saolang/core/market/promotion/campaign.ts'
import { system } from '@saolang/core/people/actor.ts'
import { agreesNow } from '../../../people/privacy/find-consents.ts'
import { type ActContext, act, view } from '../../../platform/act.ts'
import { findMessenger, publicAddress } from '../../../platform/messenger/messenger.ts'
import { queueMessage } from '../../../platform/messenger/queue-message.ts'
import type { Tx } from '../../../platform/sql.ts'
import { type CampaignRow, findCampaign, listDueCampaigns, noteReached } from './campaigns.sql.ts'
import { composeLetter } from './compose-letter.ts'
import { findLetter, takePlace } from './letters.sql.ts'
import { listReaders, type Reader } from './list-readers.ts'
import { stopTokenOf } from './stop-token.ts'

/** So many people are written to in one act: it stays short, and a crash in between repeats nobody. */
const together = 100

/** Sends the campaigns whose time has come. Runs every minute. */
export async function sendCampaigns(): Promise<void> {
  for (const { id } of await listDue(system, undefined)) while (!(await sendPart(system, { id })));
}

const listDue = view('campaign.send', ({ tx, now }, _: undefined) => listDueCampaigns(tx, now))

/** Writes to the next people who agree at this moment; true when the campaign is through or waits for its carrier. */
const sendPart = act('campaign.send', async (context, { id }: { id: string }) => {
  const { tx, now } = context
  const campaign = await findCampaign(tx, id, 'lock')
  context.on('campaign', id)
  const isDue = campaign?.state === 'scheduled' || campaign?.state === 'sending'
  if (!campaign || !isDue || !findMessenger(carrierOf[campaign.purpose])) return true
  const { purpose, toProvince, toIndustry, reached } = campaign
  const audience = { ...(toProvince && { provinceCode: toProvince }), ...(toIndustry && { industryCode: toIndustry }) }
  const ahead = (await listReaders(tx, purpose, audience)).filter(({ personId }) => !reached || personId > reached)
  const part = ahead.slice(0, together)
  const count = { written: 0, 'over-limit': 0, unreachable: 0 }
  for (const reader of part) count[await writeTo(context, campaign, reader)] += 1
  const isThrough = part.length === ahead.length
  const counts = { overLimit: count['over-limit'], unreachable: count.unreachable }
  await noteReached(tx, { id, reached: part.at(-1)?.personId ?? null, ...counts, isThrough, at: now })
  context.on('campaign', id, count)
  return isThrough
})

async function writeTo(
  context: ActContext,
  campaign: CampaignRow,
  { personId, email, phone }: Reader,
): Promise<'written' | 'over-limit' | 'unreachable'> {
  const { id: campaignId, purpose } = campaign
  const only = carrierOf[purpose]
  const address = only === 'email' ? email : phone
  if (!address) return 'unreachable'
  const { tx, now } = context
  const id = context.newId()
  if (!(await takePlace(tx, { id, campaignId, personId, purpose, month: monthOf(now), at: now }))) return 'over-limit'
  const unsubscribeUrl = `${publicAddress()}/u/${stopTokenOf(id)}`
  const to = only === 'email' ? { email: address } : { phone: address }
  const letter = composeLetter(campaign, unsubscribeUrl)
  await queueMessage(context, { about: aboutLetter(campaignId, id), ...letter, to, only, unsubscribeUrl })
  return 'written'
}

/** What a letter's message is about, without whom it is for. */
export function aboutLetter(campaignId: string, letterId: string): string {
  return `campaign ${campaignId} ${letterId}`
}

/** What stands in the log when a letter was held back. */
export const heldBack = { consent: 'consent was taken back', cancelled: 'campaign was cancelled' } as const

/** The last question before a message goes out: whoever took the consent back since it was written is not written to. */
export async function findReasonToHold(tx: Tx, about: string): Promise<string | undefined> {
  const [kind, , letterId] = about.split(' ')
  if (kind !== 'campaign' || !letterId) return undefined
  const letter = await findLetter(tx, letterId)
  if (!letter || letter.campaignState === 'cancelled') return heldBack.cancelled
  return (await agreesNow(tx, letter.personId, letter.purpose)) ? undefined : heldBack.consent
}
