import { cutTo, type FeedField, type FeedItem, titleOf } from './feed-item.ts'

/** Who reads a feed. */
export const feedNames = ['google', 'meta', 'openai', 'plain'] as const
export type FeedName = (typeof feedNames)[number]

/** In which writing each feed is offered, the usual one first. */
export const feedWritings = {
  google: ['xml', 'tsv'],
  meta: ['csv'],
  openai: ['csv', 'jsonl'],
  plain: ['json', 'csv'],
} as const satisfies Record<FeedName, readonly string[]>
export type FeedWriting = 'xml' | 'tsv' | 'csv' | 'json' | 'jsonl'

const address = /^https?:\/\/\S+$/
const price = /^[1-9]\d* VND$/
const gtin = /^(\d{8}|\d{12,14})$/

const priceOf = ({ priceDong }: FeedItem) => `${priceDong} VND`
const imageOf = ({ images }: FeedItem) => images[0] ?? ''
const moreImages = ({ images }: FeedItem) => images.slice(1, 11).join(',')
const starOf = ({ star }: FeedItem) => (star ? `OCOP ${star} sao` : '')
const isThere = ({ available }: FeedItem) => available > 0

/** Google Merchant Center, product data specification (support.google.com/merchants/answer/7052112), read 2026-11-23. */
const google: readonly FeedField[] = [
  { name: 'id', isRequired: true, of: ({ id }) => id, most: 50 },
  { name: 'title', isRequired: true, of: (item) => cutTo(titleOf(item), 150), most: 150 },
  { name: 'description', isRequired: true, of: ({ description }) => cutTo(description, 5000), most: 5000 },
  { name: 'link', isRequired: true, of: ({ link }) => link, most: 2000, shape: address },
  { name: 'image_link', isRequired: true, of: imageOf, most: 2000, shape: address },
  { name: 'additional_image_link', isRequired: false, of: moreImages },
  {
    name: 'availability',
    isRequired: true,
    of: (item) => (isThere(item) ? 'in_stock' : 'out_of_stock'),
    shape: /^(in_stock|out_of_stock|preorder|backorder)$/,
  },
  { name: 'price', isRequired: true, of: priceOf, shape: price },
  { name: 'condition', isRequired: true, of: () => 'new', shape: /^(new|refurbished|used)$/ },
  { name: 'brand', isRequired: true, of: ({ producer }) => cutTo(producer, 70), most: 70 },
  { name: 'gtin', isRequired: false, of: ({ gtin: known = '' }) => known, shape: gtin },
  // Goods that nobody gave a number: said, not invented.
  { name: 'identifier_exists', isRequired: true, of: ({ gtin: known }) => (known ? 'yes' : 'no'), shape: /^(yes|no)$/ },
  { name: 'item_group_id', isRequired: false, of: ({ productId }) => productId, most: 50 },
  { name: 'product_type', isRequired: false, of: ({ industry }) => cutTo(industry, 750), most: 750 },
  { name: 'shipping', isRequired: false, of: ({ deliveryDong }) => `VN:::${deliveryDong} VND` },
  { name: 'custom_label_0', isRequired: false, of: starOf, most: 100 },
  { name: 'custom_label_1', isRequired: false, of: ({ place }) => cutTo(place, 100), most: 100 },
]

/** Meta, catalogue fields for commerce (developers.facebook.com/docs/commerce-platform/catalog/fields), read 2026-11-23. */
const meta: readonly FeedField[] = [
  { name: 'id', isRequired: true, of: ({ id }) => id, most: 100 },
  { name: 'title', isRequired: true, of: (item) => cutTo(titleOf(item), 200), most: 200 },
  { name: 'description', isRequired: true, of: ({ description }) => cutTo(description, 9999), most: 9999 },
  {
    name: 'availability',
    isRequired: true,
    of: (item) => (isThere(item) ? 'in stock' : 'out of stock'),
    shape: /^(in stock|out of stock)$/,
  },
  { name: 'condition', isRequired: true, of: () => 'new', shape: /^(new|refurbished|used)$/ },
  { name: 'price', isRequired: true, of: priceOf, shape: price },
  { name: 'link', isRequired: true, of: ({ link }) => link, shape: address },
  { name: 'image_link', isRequired: true, of: imageOf, shape: address },
  // One of brand, mpn and gtin must be there; a brand always is.
  { name: 'brand', isRequired: true, of: ({ producer }) => cutTo(producer, 100), most: 100 },
  { name: 'gtin', isRequired: false, of: ({ gtin: known = '' }) => known, shape: gtin },
  { name: 'additional_image_link', isRequired: false, of: moreImages },
  { name: 'item_group_id', isRequired: false, of: ({ productId }) => productId },
  { name: 'quantity_to_sell_on_facebook', isRequired: false, of: ({ available }) => String(available) },
  { name: 'custom_label_0', isRequired: false, of: starOf, most: 100 },
]

/** OpenAI, product feed (developers.openai.com/commerce/specs/file-upload/products), read 2026-11-23; checkout stays with us. */
const openai: readonly FeedField[] = [
  { name: 'is_eligible_search', isRequired: true, of: () => 'true', shape: /^(true|false)$/ },
  { name: 'is_eligible_checkout', isRequired: true, of: () => 'false', shape: /^(true|false)$/ },
  { name: 'item_id', isRequired: true, of: ({ id }) => id, most: 100 },
  { name: 'title', isRequired: true, of: (item) => cutTo(titleOf(item), 150), most: 150 },
  { name: 'description', isRequired: true, of: ({ description }) => cutTo(description, 5000), most: 5000 },
  { name: 'url', isRequired: true, of: ({ link }) => link, shape: address },
  { name: 'brand', isRequired: true, of: ({ producer }) => cutTo(producer, 70), most: 70 },
  { name: 'image_url', isRequired: true, of: imageOf, shape: address },
  { name: 'price', isRequired: true, of: priceOf, shape: price },
  {
    name: 'availability',
    isRequired: true,
    of: (item) => (isThere(item) ? 'in_stock' : 'out_of_stock'),
    shape: /^(in_stock|out_of_stock|pre_order|backorder|unknown)$/,
  },
  { name: 'seller_name', isRequired: true, of: ({ seller }) => cutTo(seller, 70), most: 70 },
  { name: 'seller_url', isRequired: false, of: ({ sellerLink }) => sellerLink, shape: address },
  { name: 'target_countries', isRequired: true, of: () => 'VN', shape: /^[A-Z]{2}(,[A-Z]{2})*$/ },
  { name: 'store_country', isRequired: true, of: () => 'VN', shape: /^[A-Z]{2}$/ },
  { name: 'condition', isRequired: false, of: () => 'new' },
  { name: 'gtin', isRequired: false, of: ({ gtin: known = '' }) => known, shape: gtin },
  { name: 'group_id', isRequired: false, of: ({ productId }) => productId },
  { name: 'additional_image_urls', isRequired: false, of: moreImages },
]

/** Our own: everything that we know, for whoever writes a reader of their own. */
const plain: readonly FeedField[] = [
  { name: 'id', isRequired: true, of: ({ id }) => id },
  { name: 'title', isRequired: true, of: titleOf },
  { name: 'description', isRequired: true, of: ({ description }) => description },
  { name: 'link', isRequired: true, of: ({ link }) => link, shape: address },
  { name: 'image', isRequired: false, of: imageOf, shape: address },
  { name: 'price_dong', isRequired: true, of: ({ priceDong }) => String(priceDong), shape: /^[1-9]\d*$/ },
  { name: 'available', isRequired: true, of: ({ available }) => String(available), shape: /^\d+$/ },
  { name: 'pack', isRequired: true, of: ({ pack }) => pack },
  { name: 'producer', isRequired: true, of: ({ producer }) => producer },
  { name: 'seller', isRequired: true, of: ({ seller }) => seller },
  { name: 'place', isRequired: true, of: ({ place }) => place },
  { name: 'star', isRequired: false, of: ({ star }) => (star ? String(star) : ''), shape: /^[3-5]$/ },
  { name: 'certificate', isRequired: false, of: ({ certificateNumber = '' }) => certificateNumber },
  { name: 'certificate_until', isRequired: false, of: ({ certificateUntil = '' }) => certificateUntil },
  { name: 'gtin', isRequired: false, of: ({ gtin: known = '' }) => known, shape: gtin },
  { name: 'delivery_dong', isRequired: true, of: ({ deliveryDong }) => String(deliveryDong), shape: /^\d+$/ },
  { name: 'returns', isRequired: true, of: ({ returns }) => returns },
  { name: 'is_sample', isRequired: true, of: ({ isSample }) => String(isSample), shape: /^(true|false)$/ },
]

/** The fields of every feed, as its reader documents them. */
export const feedFields: Readonly<Record<FeedName, readonly FeedField[]>> = { google, meta, openai, plain }
