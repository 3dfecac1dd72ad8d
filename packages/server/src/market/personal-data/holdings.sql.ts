import type { DataSubject } from '../../people/privacy/holdings.ts'
import type { Tx } from '../../platform/sql.ts'

/** What was bought under one's phone. */
export function listOwnPurchases(tx: Tx, { contacts }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select code, buyer_name, buyer_phone, buyer_address, note, placed_at, closed_at from market.purchase
    where buyer_phone = any(${contacts as string[]}) order by placed_at`
}

/** What one said of goods, as long as the order is known to be theirs. */
export function listOwnReviews(tx: Tx, { contacts }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select l.name as product, r.stars, r.words, r.written_at from market.buyer_review r
    join market.shop_order_line l on l.order_id = r.order_id and l.no = r.line_no
    join market.shop_order o on o.id = r.order_id join market.purchase p on p.id = o.purchase_id
    where p.buyer_phone = any(${contacts as string[]}) order by r.written_at`
}

/** How one's organisations sell. */
export function listOwnTerms(tx: Tx, { organisationIds }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select phone, delivery, returns, bank_bin, bank_account, bank_holder from market.seller_terms
    where organisation_id = any(${organisationIds as string[]})`
}

/** What campaigns wrote to one, and whether one stopped them there. */
export function listOwnNewsLetters(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select l.purpose, c.subject_vi as subject, l.made_at, l.stopped_at as ended_at
    from market.campaign_letter l join market.campaign c on c.id = l.campaign_id where l.person_id = ${personId} order by l.made_at`
}
