import type { CampaignPurpose, CampaignState } from '@saolang/core/market/promotion/campaign.ts'
import type { Tx } from '../../../platform/sql.ts'

export type LetterRow = {
  id: string
  campaignId: string
  personId: string
  purpose: CampaignPurpose
  stoppedAt: Date | null
  campaignState: CampaignState
}

/** Takes one of the two places that a person's month has; false when both are taken, or this campaign wrote to them before. */
export async function takePlace(
  tx: Tx,
  letter: { id: string; campaignId: string; personId: string; purpose: CampaignPurpose; month: string; at: Date },
): Promise<boolean> {
  const { id, campaignId, personId, purpose, month, at } = letter
  for (const place of [1, 2]) {
    const rows = await tx`
      insert into market.campaign_letter (id, campaign_id, person_id, purpose, month, place, made_at)
      values (${id}, ${campaignId}, ${personId}, ${purpose}, ${month}, ${place}, ${at}) on conflict do nothing returning id`
    if (rows.length > 0) return true
  }
  return false
}

/** A letter by its id, with how its campaign stands. */
export async function findLetter(tx: Tx, id: string): Promise<LetterRow | undefined> {
  const [row] = await tx<LetterRow[]>`
    select l.id, l.campaign_id as "campaignId", l.person_id as "personId", l.purpose, l.stopped_at as "stoppedAt",
      c.state as "campaignState"
    from market.campaign_letter l join market.campaign c on c.id = l.campaign_id where l.id = ${id}`
  return row
}

/** Notes that the reader of a letter stopped them by its link. */
export async function markStopped(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update market.campaign_letter set stopped_at = ${at} where id = ${id} and stopped_at is null`
}

/** The letters of a campaign, without whom they went to. */
export async function listLetters(tx: Tx, campaignId: string): Promise<{ id: string; stoppedAt: Date | null }[]> {
  return tx<{ id: string; stoppedAt: Date | null }[]>`
    select id, stopped_at as "stoppedAt" from market.campaign_letter where campaign_id = ${campaignId}`
}
