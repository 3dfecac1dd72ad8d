import { z } from 'zod'
import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { isPhone } from '../people/contact.ts'
import { type SalesChannel, salesChannels } from './price.ts'
import { findAccountProblems } from './vietqr.ts'

const consumerLaw = 'Luật 19/2023/QH15, Điều 37'
const labelDecree = 'Nghị định 43/2017/NĐ-CP, Điều 10 (sửa đổi: Nghị định 111/2021/NĐ-CP)'

const words = (max: number) => z.string().trim().max(max).default('')
const count = z.coerce.number().int().catch(0)

/** The contents of a label, as the label decree names them. `shelfLife` in words: "24 tháng kể từ ngày sản xuất". */
export const Label = z.object({
  ingredients: words(1000),
  use: words(1000),
  storage: words(500),
  shelfLife: words(200),
  warnings: words(500),
  origin: words(200),
})
export type Label = z.infer<typeof Label>

/** What is asked to offer a pack of a product. Prices are whole đồng, days 'YYYY-MM-DD'. */
export const OfferForm = Label.extend({
  pack: words(80),
  priceDong: count,
  includesTax: z.coerce.boolean().default(false),
  includesPacking: z.coerce.boolean().default(false),
  minQuantity: count,
  maxQuantity: count,
  fromOn: words(10),
  untilOn: words(10),
  isPerishable: z.coerce.boolean().default(false),
  channel: z.enum(salesChannels).catch('shop'),
})
export type OfferForm = z.infer<typeof OfferForm>

/** How a seller sells. */
export const TermsForm = z.object({
  phone: words(20),
  delivery: words(500),
  deliveryDong: count,
  returns: words(1000),
  takesCash: z.coerce.boolean().default(false),
  bankBin: words(6),
  bankAccount: words(19),
  bankHolder: words(100),
})
export type TermsForm = z.infer<typeof TermsForm>

/** Who sells, as far as a buyer must be told. */
export type SellerFacts = {
  name: string
  address: string
  registrationNo?: string | undefined
  taxCode?: string | undefined
}

/** The most that an offer may ask for one pack: a typing error above, not a price. */
const mostDong = 1_000_000_000

/** Everything that a buyer at a distance must be told and is not: all of it, each with its article. */
export function findOfferProblems(
  offer: OfferForm,
  { seller, terms, today }: { seller: SellerFacts; terms: TermsForm | undefined; today: LegalDate },
): Problem[] {
  return [
    ...findInformationProblems(offer, seller, terms),
    ...listProblems([
      (offer.priceDong <= 0 || offer.priceDong > mostDong) && {
        code: 'offer.price',
        at: 'priceDong',
        source: consumerLaw,
      },
      !offer.includesTax && { code: 'offer.tax-not-told', at: 'includesTax', source: consumerLaw },
      offer.minQuantity < 1 && { code: 'offer.min', at: 'minQuantity' },
      (offer.maxQuantity < Math.max(offer.minQuantity, 1) || offer.maxQuantity > 999) && {
        code: 'offer.max',
        at: 'maxQuantity',
      },
      offer.fromOn !== '' && !isLegalDate(offer.fromOn) && { code: 'offer.from', at: 'fromOn' },
      offer.untilOn !== '' &&
        !(isLegalDate(offer.untilOn) && offer.untilOn >= today) && { code: 'offer.until', at: 'untilOn' },
    ]),
  ]
}

function findInformationProblems(offer: OfferForm, seller: SellerFacts, terms: TermsForm | undefined): Problem[] {
  const required = [
    ['pack', consumerLaw],
    ['ingredients', labelDecree],
    ['use', labelDecree],
    ['storage', labelDecree],
    ['shelfLife', consumerLaw],
    ['origin', consumerLaw],
  ] as const
  return [
    ...required.flatMap(([at, source]) => (offer[at] === '' ? [{ code: `offer.${at}-missing`, at, source }] : [])),
    ...listProblems([
      !terms && { code: 'offer.terms-missing', source: consumerLaw },
      seller.address === '' && { code: 'offer.seller-address', source: consumerLaw },
      !seller.registrationNo && !seller.taxCode && { code: 'offer.seller-number', source: consumerLaw },
    ]),
  ]
}

/** Why a seller's terms do not tell a buyer what they must. */
export function findTermsProblems(terms: TermsForm): Problem[] {
  const hasBank = terms.bankBin !== '' || terms.bankAccount !== '' || terms.bankHolder !== ''
  return [
    ...listProblems([
      !isPhone(terms.phone) && { code: 'terms.phone', at: 'phone', source: consumerLaw },
      terms.delivery === '' && { code: 'terms.delivery', at: 'delivery', source: consumerLaw },
      (terms.deliveryDong < 0 || terms.deliveryDong > 10_000_000) && {
        code: 'terms.delivery-fee',
        at: 'deliveryDong',
        source: consumerLaw,
      },
      terms.returns === '' && { code: 'terms.returns', at: 'returns', source: consumerLaw },
      !terms.takesCash && !hasBank && { code: 'terms.no-way-to-pay', at: 'takesCash', source: consumerLaw },
      hasBank && terms.bankHolder === '' && { code: 'terms.bank-holder', at: 'bankHolder' },
    ]),
    ...(hasBank ? findAccountProblems({ bankBin: terms.bankBin, account: terms.bankAccount }) : []),
  ]
}

/** What an offer is worth to a buyer on a day. */
export type OfferStanding = 'on-sale' | 'paused' | 'not-yet' | 'over' | 'no-star' | 'sold-out' | 'elsewhere'

type Standing = {
  state: 'on-sale' | 'paused'
  fromOn: LegalDate
  untilOn: LegalDate | null
  channel?: SalesChannel | undefined
}

/** Whether an offer can be bought in the shop today, and what stands against it first. The star is the register's of this moment. */
export function offerStanding(
  offer: Standing,
  { starHolds, available, today }: { starHolds: boolean; available: number; today: LegalDate },
): OfferStanding {
  if (!starHolds) return 'no-star'
  if (offer.state === 'paused') return 'paused'
  if (offer.channel && offer.channel !== 'shop') return 'elsewhere'
  if (today < offer.fromOn) return 'not-yet'
  if (offer.untilOn !== null && today > offer.untilOn) return 'over'
  return available > 0 ? 'on-sale' : 'sold-out'
}
