import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import type { ListedStanding } from '@saolang/core/registry/listing.ts'
import type { Tx } from '../../../platform/sql.ts'

const atOnce = 2000

/** From here on the transaction sees one moment, whatever it reads. */
export async function seeOneMoment(tx: Tx): Promise<void> {
  await tx`set transaction isolation level repeatable read`
}

export type OpenProductRow = Pick<ListedStanding, 'standing' | 'expiresOn' | 'lastDay'> & {
  code: string
  name: string
  producer: string
  kind: OrganisationKind | null
  place: string
  communeCode: string | null
  provinceCode: string
  industryCode: string
  setNo: number | null
  star: number | null
  recognitions: number
  firstIssuedOn: LegalDate | null
  decisionNumber: string | null
  decidedOn: LegalDate | null
  gtin: string | null
  isDemo: boolean
}

/** Recognised products, by code. */
export function streamProducts(tx: Tx): AsyncIterable<OpenProductRow[]> {
  return tx<OpenProductRow[]>`
    select code, name, producer, kind, place, commune_code as "communeCode", province_code as "provinceCode",
      industry_code as "industryCode", set_no as "setNo", star, standing, expires_on as "expiresOn", last_day as "lastDay", recognitions,
      first_issued_on as "firstIssuedOn", decision_number as "decisionNumber", decided_on as "decidedOn", gtin, is_demo as "isDemo"
    from insight.open_product order by code collate "C"`.cursor(atOnce)
}

/** Recognitions, by product and order; with the columns of the dataset. */
export function streamCertificates(tx: Tx) {
  return tx`
    select product_code, serial, number as certificate_number, kind, fact, star, points, set_id as criteria_set,
      authority_name as authority, decision_number, issued_on, expires_on, year, source, is_demo
    from insight.open_certificate order by product_code collate "C", serial`.cursor(atOnce)
}

/** Withdrawals, oldest first; with the columns of the dataset. */
export function streamWithdrawals(tx: Tx) {
  return tx`
    select product_code, number as certificate_number, effective_on, document_number, ground, is_demo
    from insight.open_withdrawal order by effective_on, id`.cursor(atOnce)
}

/** Published lots and products, oldest first; with the columns of the dataset. */
export function streamLots(tx: Tx) {
  return tx`
    select identifier, product_code, number as lot_number, made_on, expires_on, opened_on, is_demo
    from insight.open_lot order by id`.cursor(atOnce)
}

/** Administrative units in time; with the columns of the dataset. */
export function streamUnits(tx: Tx) {
  return tx`
    select code, level, parent_code, valid_from, valid_to, type, name from people.unit order by code, valid_from`.cursor(
    atOnce,
  )
}

/** Which unit went into which; with the columns of the dataset. */
export function streamSuccessions(tx: Tx) {
  return tx`
    select old_code, new_code, happened_on, share, sources from people.unit_succession
    order by old_code, new_code, happened_on`.cursor(atOnce)
}

export type OpenProducerRow = {
  name: string
  kind: OrganisationKind | null
  registrationNo: string | null
  communeCode: string | null
  provinceCode: string
  isDemo: boolean
  gender: string | null
  ethnicity: string | null
  /** How many products it has, how many hold on the day, and the most stars among those. */
  products: number
  holding: number
  bestStar: number | null
}

/** Producers of recognised products on a day, by name. */
export function streamProducers(tx: Tx, today: LegalDate): AsyncIterable<OpenProducerRow[]> {
  return tx<OpenProducerRow[]>`
    select name, kind, registration_no as "registrationNo", commune_code as "communeCode", province_code as "provinceCode",
      is_demo as "isDemo", gender, ethnicity, cardinality(stars) as products, held.many as holding, held.best as "bestStar"
    from insight.open_producer p
    cross join lateral (
      select count(*)::int as many, max(star) as best
      from unnest(p.stars, p.standings, p.last_days) as its (star, standing, last_day)
      where standing = 'clocked' and last_day >= ${today} and star >= 3
    ) held
    order by name collate "C", province_code, producer_key`.cursor(atOnce)
}

export type OpenCommuneRow = {
  commune_code: string
  name: string
  province_code: string
  province: string
  products: number
  holding: number
  stars_3: number
  stars_4: number
  stars_5: number
}

/** Today's communes with what they have on a day, fictitious products left out. */
export function streamCommunes(tx: Tx, today: LegalDate): AsyncIterable<OpenCommuneRow[]> {
  return tx<OpenCommuneRow[]>`
    select c.code as commune_code, c.full_name as name, c.parent_code as province_code, p.full_name as province,
      count(f.product_id)::int as products,
      count(*) filter (where holds and star >= 3)::int as holding,
      count(*) filter (where holds and star = 3)::int as stars_3,
      count(*) filter (where holds and star = 4)::int as stars_4,
      count(*) filter (where holds and star = 5)::int as stars_5
    from people.unit c
    join people.unit p on p.code = c.parent_code and p.valid_to is null
    left join (
      select product_id, commune_code, star, standing = 'clocked' and last_day >= ${today} as holds
      from insight.open_product where not is_demo
    ) f on f.commune_code = c.code
    where c.level = 'commune' and c.valid_to is null
    group by c.code, c.full_name, c.parent_code, p.full_name order by c.code`.cursor(atOnce)
}
