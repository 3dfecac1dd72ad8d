import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { slug, tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import {
  type CampaignForm,
  type CampaignPurpose,
  type campaignMoves,
  carrierOf,
  findCampaignMoveProblems,
  findCampaignProblems,
  readSendAt,
} from '@saolang/core/market/promotion/campaign.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act } from '../../../platform/act.ts'
import { findMessenger } from '../../../platform/messenger/messenger.ts'
import type { Tx } from '../../../platform/sql.ts'
import { provinceOf } from '../calendar/announce-occasion.ts'
import { addCampaign, type CampaignRow, cancelRow, findCampaign, saveCampaign, scheduleRow } from './campaigns.sql.ts'

type Form = Readonly<Record<string, string | undefined>>

/** Begins a campaign of one's province, or of the Ministry. Gives its id. */
export const beginCampaign = act('campaign.write', async (context, { form }: { form: Form }) => {
  const { tx, who, now } = context
  const asked = readCampaign(who, form)
  const id = context.newId()
  const address = `${slug(asked.title).slice(0, 50)}-${id.slice(-6)}`
  const row = { ...asked, id, slug: address, provinceCode: provinceOf(who) ?? null }
  await addCampaign(tx, row, { at: now, by: who.personId ?? null })
  context.on('campaign', id, { purpose: asked.purpose })
  return id
})

/** Writes a draft on. */
export const writeCampaign = act('campaign.write', async (context, { id, form }: { id: string; form: Form }) => {
  const { tx, who } = context
  await getCampaignFor(tx, who, { id, move: 'write' })
  await saveCampaign(tx, { ...readCampaign(who, form), id })
  context.on('campaign', id)
})

/** Sets the time at which a campaign goes out; from then on its words stand still. */
export const scheduleCampaign = act(
  'campaign.schedule',
  async (context, { id, sendAt }: { id: string; sendAt: string }) => {
    const { tx, who, now } = context
    const { purpose } = await getCampaignFor(tx, who, { id, move: 'schedule' })
    const at = readSendAt(tidy(sendAt), now)
    refuseIf([
      ...(at ? [] : [{ code: 'campaign.send-at', at: 'sendAt' }]),
      ...(findMessenger(carrierOf[purpose]) ? [] : [{ code: 'campaign.carrier-off' }]),
    ])
    await scheduleRow(tx, id, at as Date)
    context.on('campaign', id, { sendAt: (at as Date).toISOString() })
  },
)

/** Stops a campaign: what waits is not sent any more. */
export const cancelCampaign = act('campaign.cancel', async (context, { id }: { id: string }) => {
  await getCampaignFor(context.tx, context.who, { id, move: 'cancel' })
  await cancelRow(context.tx, id, context.now)
  context.on('campaign', id)
})

/** A campaign of an officer's own authority; refuses another's. */
export async function getOwnCampaign(tx: Tx, who: Actor, id: string, lock?: 'lock'): Promise<CampaignRow> {
  const campaign = await findCampaign(tx, id, lock)
  if (!campaign) throw new Refused([{ code: 'not-found.campaign' }])
  refuseIf(campaign.provinceCode === (provinceOf(who) ?? null) ? [] : [{ code: 'forbidden.jurisdiction' }])
  return campaign
}

async function getCampaignFor(
  tx: Tx,
  who: Actor,
  { id, move }: { id: string; move: keyof typeof campaignMoves },
): Promise<CampaignRow> {
  const campaign = await getOwnCampaign(tx, who, id, 'lock')
  refuseIf(findCampaignMoveProblems(campaign.state, move))
  return campaign
}

function readCampaign(who: Actor, form: Form) {
  const asked: CampaignForm = {
    ...{ title: tidy(form.title ?? ''), purpose: tidy(form.purpose ?? '') },
    ...{ subjectVi: tidy(form.subjectVi ?? ''), subjectEn: tidy(form.subjectEn ?? '') },
    ...{ bodyVi: tidyLines(form.bodyVi ?? ''), bodyEn: tidyLines(form.bodyEn ?? '') },
  }
  const own = provinceOf(who)
  const toProvince = form.toProvince || own || null
  refuseIf([...findCampaignProblems(asked), ...findAudienceProblems(own, toProvince)])
  return { ...asked, purpose: asked.purpose as CampaignPurpose, toProvince, toIndustry: form.toIndustry || null }
}

function findAudienceProblems(own: string | undefined, toProvince: string | null): Problem[] {
  return own === undefined || own === toProvince ? [] : [{ code: 'campaign.audience', at: 'toProvince' }]
}
