import type { CampaignForm, CampaignPurpose, CampaignState } from '@saolang/core/market/promotion/campaign.ts'
import type { Tx } from '../../../platform/sql.ts'

export type CampaignRow = Omit<CampaignForm, 'purpose'> & {
  id: string
  slug: string
  purpose: CampaignPurpose
  /** Whose campaign: a province's, or without one the Ministry's. */
  provinceCode: string | null
  toProvince: string | null
  toIndustry: string | null
  state: CampaignState
  sendAt: Date | null
  /** The last person that was looked at. */
  reached: string | null
  overLimit: number
  unreachable: number
  endedAt: Date | null
}

export type CampaignWords = Omit<CampaignForm, 'purpose'> &
  Pick<CampaignRow, 'id' | 'purpose' | 'toProvince' | 'toIndustry'>

const columns = (tx: Tx) => tx`
  id, slug, title, purpose, province_code as "provinceCode", to_province as "toProvince", to_industry as "toIndustry",
  subject_vi as "subjectVi", subject_en as "subjectEn", body_vi as "bodyVi", body_en as "bodyEn", state, send_at as "sendAt",
  reached, over_limit as "overLimit", unreachable, ended_at as "endedAt"`

/** A campaign by its id; held until the act ends when asked so. */
export async function findCampaign(tx: Tx, id: string, lock?: 'lock'): Promise<CampaignRow | undefined> {
  const [row] = await tx<CampaignRow[]>`
    select ${columns(tx)} from market.campaign where id = ${id} ${lock ? tx`for update` : tx``}`
  return row
}

/** The campaigns of a province, or of the Ministry, the newest first. */
export async function listCampaignsOf(tx: Tx, provinceCode: string | null): Promise<CampaignRow[]> {
  return tx<CampaignRow[]>`
    select ${columns(tx)} from market.campaign where province_code is not distinct from ${provinceCode}
    order by made_at desc limit 200`
}

/** The campaigns whose time has come and that are not through yet, the earliest first. */
export async function listDueCampaigns(tx: Tx, now: Date): Promise<{ id: string }[]> {
  return tx<{ id: string }[]>`
    select id from market.campaign where state in ('scheduled', 'sending') and send_at <= ${now} order by send_at, id`
}

/** Begins a campaign. */
export async function addCampaign(
  tx: Tx,
  row: CampaignWords & Pick<CampaignRow, 'slug' | 'provinceCode'>,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await tx`
    insert into market.campaign (id, slug, title, purpose, province_code, to_province, to_industry, subject_vi, subject_en, body_vi,
      body_en, state, made_at, made_by)
    values (${row.id}, ${row.slug}, ${row.title}, ${row.purpose}, ${row.provinceCode}, ${row.toProvince}, ${row.toIndustry},
      ${row.subjectVi}, ${row.subjectEn}, ${row.bodyVi}, ${row.bodyEn}, 'draft', ${at}, ${by})`
}

/** Writes a draft anew. */
export async function saveCampaign(tx: Tx, row: CampaignWords): Promise<void> {
  await tx`
    update market.campaign set title = ${row.title}, purpose = ${row.purpose}, to_province = ${row.toProvince},
      to_industry = ${row.toIndustry}, subject_vi = ${row.subjectVi}, subject_en = ${row.subjectEn}, body_vi = ${row.bodyVi},
      body_en = ${row.bodyEn}
    where id = ${row.id} and state = 'draft'`
}

/** Sets when a campaign goes out. */
export async function scheduleRow(tx: Tx, id: string, sendAt: Date): Promise<void> {
  await tx`update market.campaign set state = 'scheduled', send_at = ${sendAt} where id = ${id} and state = 'draft'`
}

/** Ends a campaign before it is through. */
export async function cancelRow(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update market.campaign set state = 'cancelled', ended_at = ${at} where id = ${id}`
}

/** Notes how far a campaign has come. */
export async function noteReached(
  tx: Tx,
  part: { id: string; reached: string | null; overLimit: number; unreachable: number; isThrough: boolean; at: Date },
): Promise<void> {
  const { id, reached, overLimit, unreachable, isThrough, at } = part
  await tx`
    update market.campaign set state = ${isThrough ? 'sent' : 'sending'}, reached = coalesce(${reached}::uuid, reached),
      over_limit = over_limit + ${overLimit}, unreachable = unreachable + ${unreachable}, began_at = coalesce(began_at, ${at}),
      ended_at = ${isThrough ? at : null}
    where id = ${id}`
}
