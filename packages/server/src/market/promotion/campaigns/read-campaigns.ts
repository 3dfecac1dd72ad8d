import { type Audience, carrierOf } from '@saolang/core/market/promotion/campaign.ts'
import type { Figures } from '@saolang/web/market/promotion/campaigns/campaign-views.ts'
import { view } from '../../../platform/act.ts'
import { findMessenger, publicAddress } from '../../../platform/messenger/messenger.ts'
import { listMessageStates } from '../../../platform/messenger/read-log.ts'
import type { Tx } from '../../../platform/sql.ts'
import { provinceOf } from '../calendar/announce-occasion.ts'
import { type CampaignRow, listCampaignsOf } from './campaigns.sql.ts'
import { composeLetter } from './compose-letter.ts'
import { listLetters } from './letters.sql.ts'
import { listReaders } from './list-readers.ts'
import { aboutLetter, heldBack } from './send-campaigns.ts'
import { sumVisits } from './visits.sql.ts'
import { getOwnCampaign } from './write-campaign.ts'

/** The campaigns of one's own authority. */
export const readCampaigns = view('campaign.read', ({ tx, who }, _: undefined) =>
  listCampaignsOf(tx, provinceOf(who) ?? null),
)

/** A campaign with how its letter reads, how many agree today, and what became of what was sent. Names nobody. */
export const readCampaign = view('campaign.read', async ({ tx, who }, id: string) => {
  const campaign = await getOwnCampaign(tx, who, id)
  const { purpose, toProvince, toIndustry } = campaign
  const audience: Audience = {
    ...(toProvince && { provinceCode: toProvince }),
    ...(toIndustry && { industryCode: toIndustry }),
  }
  return {
    campaign,
    preview: composeLetter(campaign, `${publicAddress()}/u/…`),
    agreeing: (await listReaders(tx, purpose, audience)).length,
    isCarrierOn: findMessenger(carrierOf[purpose]) !== undefined,
    figures: await countOutcomes(tx, campaign),
  }
})

async function countOutcomes(tx: Tx, { id, overLimit, unreachable }: CampaignRow): Promise<Figures> {
  const letters = await listLetters(tx, id)
  const states = await listMessageStates(
    tx,
    letters.map((letter) => aboutLetter(id, letter.id)),
  )
  const isHeld = ({ detail }: { detail: string | null }) => (Object.values(heldBack) as string[]).includes(detail ?? '')
  const count = (...wanted: string[]) => states.filter((one) => wanted.includes(one.state) && !isHeld(one)).length
  return {
    letters: letters.length,
    delivered: count('delivered'),
    waiting: count('queued', 'failed'),
    failed: count('refused', 'switched-off'),
    held: states.filter(isHeld).length,
    stopped: letters.filter(({ stoppedAt }) => stoppedAt !== null).length,
    overLimit,
    unreachable,
    visits: await sumVisits(tx, id),
  }
}
