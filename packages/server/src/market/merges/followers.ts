import type { Follower } from '../../registry/merges/follow-merge.ts'

/** What goes with a product into the one that is the same. */
export const ofProduct = [
  { kind: 'variant', table: 'market.variant', column: 'product_id' },
  { kind: 'offer', table: 'market.offer', column: 'product_id' },
  { kind: 'review', table: 'market.buyer_review', column: 'product_id' },
  { kind: 'story', table: 'market.story', column: 'product_id', onceBy: [] },
  { kind: 'paper', table: 'market.live_paper', column: 'product_id' },
  { kind: 'shelf', table: 'market.point_product', column: 'product_id', key: 'point_id', onceBy: ['point_id'] },
] as const satisfies Follower[]

/** What goes with a producer into another; with `productColumn`, also what goes with a product to another producer. */
export const ofProducer = [
  { kind: 'variant', table: 'market.variant', column: 'organisation_id', productColumn: 'product_id' },
  { kind: 'offer', table: 'market.offer', column: 'seller_id', productColumn: 'product_id' },
  { kind: 'showcase', table: 'market.showcase', column: 'organisation_id', ...byProduct() },
  { kind: 'supply', table: 'market.supply', column: 'organisation_id', ...byProduct() },
  { kind: 'review', table: 'market.buyer_review', column: 'seller_id', productColumn: 'product_id' },
  { kind: 'story', table: 'market.story', column: 'organisation_id', productColumn: 'product_id' },
  { kind: 'point', table: 'market.point_of_sale', column: 'organisation_id' },
  { kind: 'channel', table: 'market.channel_link', column: 'organisation_id' },
  { kind: 'live', table: 'market.live_session', column: 'seller_id' },
  { kind: 'host', table: 'market.live_host', column: 'organisation_id', key: 'person_id', onceBy: ['person_id'] },
  { kind: 'paper', table: 'market.live_paper', column: 'organisation_id', productColumn: 'product_id' },
  { kind: 'demand', table: 'market.demand', column: 'buyer_id' },
  { kind: 'invitation', table: 'market.demand_invitation', column: 'organisation_id', ...once('demand_id') },
  { kind: 'question', table: 'market.demand_question', column: 'organisation_id' },
  { kind: 'quote', table: 'market.quote', column: 'lead_id' },
  { kind: 'share', table: 'market.quote_share', column: 'organisation_id', ...once('quote_id') },
  { kind: 'contract-led', table: 'market.framework', column: 'lead_id' },
  { kind: 'contract-bought', table: 'market.framework', column: 'buyer_id' },
  { kind: 'contract', table: 'market.framework_party', column: 'organisation_id', ...once('framework_id') },
  { kind: 'delivery', table: 'market.bulk_delivery', column: 'supplier_id' },
  { kind: 'fair', table: 'market.fair_application', column: 'organisation_id', onceBy: ['fair_id'] },
  { kind: 'fair-sale', table: 'market.fair_sale', column: 'organisation_id' },
] as const satisfies Follower[]

/** Columns that name a product or an organisation and follow none, each with the reason. */
export const stays: Readonly<Record<string, string>> = {
  'seller_terms.organisation_id': 'how each sells is its own word',
  'delivery_terms.organisation_id': 'how each sends is its own word',
  'bank_link.organisation_id': 'an account is of the person in law who opened it',
  'merchant_account.organisation_id': 'an account is of the person in law who opened it',
  'carrier_link.organisation_id': 'a contract with a carrier is of the person in law who made it',
  'carrier_place.organisation_id': 'stands beside a contract with a carrier',
  'shop_order.seller_id': 'an order names who sold it; a merge waits until all are over',
  'shop_order_line.product_id': 'a line keeps the words of its moment',
  'parcel.organisation_id': 'a parcel names who sent it',
  'cod_line.organisation_id': 'money that a carrier owes is owed to whom it was said',
  'showcase.product_id': 'the product that stays has its own window',
  'showcase_photo.product_id': 'hangs on its window',
  'product_rating.product_id': 'is summed anew from the reviews',
  'supply.product_id': 'the product that stays says itself what can be supplied',
  'supply_month.product_id': 'hangs on what can be supplied',
  'product_season.product_id': 'the product that stays has its own season',
  'quote_share.product_id': 'an answer names the product as it was offered',
  'framework_party.product_id': 'a contract names the product as it was signed',
  'framework_signature.organisation_id': 'follows its party by the key',
  'bulk_buyer.organisation_id': 'an officer knows a buyer by itself',
  'fair_application.product_ids': 'an application names the products as they were brought',
  'fair_meeting.buyer_id': 'an hour is kept between two who agreed on it',
  'fair_meeting.producer_id': 'an hour is kept between two who agreed on it',
  'fair_meeting_seat.organisation_id': 'an hour is kept between two who agreed on it',
}

function byProduct() {
  return { key: 'product_id', productColumn: 'product_id' } as const
}

function once<Column extends string>(column: Column) {
  return { key: column, onceBy: [column] } as const
}
