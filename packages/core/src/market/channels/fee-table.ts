import type { LegalDate } from '../../kernel/calendar.ts'

/** Where goods are sold, as far as it costs: our own shop, the platforms. */
export const salesChannels = ['own-shop', 'shopee', 'tiktok', 'lazada'] as const
export type SalesChannel = (typeof salesChannels)[number]

/** What a channel takes for: of the goods, for taking the money, for each order. */
export const feeKinds = ['commission', 'payment', 'order'] as const
export type FeeKind = (typeof feeKinds)[number]

/** How much: a share of the goods' price, so many đồng an order, between two shares by category, or nobody told us. */
export type FeeAmount = { share: number } | { dong: number } | { least: number; most: number } | 'unknown'

/**
 * One fee of a channel from a day on. `trust` says who says so: our own rule, the law, the press, a tool of sellers; none of the
 * platforms' own price lists could be read, so a seller checks against theirs.
 */
export type FeeRow = {
  channel: SalesChannel
  kind: FeeKind
  amount: FeeAmount
  fromOn: LegalDate
  /** The day is known by its month only. */
  isMonthOnly?: true
  trust: 'own' | 'press' | 'sellers-tool' | 'none'
  source: string
  /** The channel keeps it when the goods come back. */
  isKeptOnReturn?: true
}

/** Every fee that we know of, and every one that we know to be unknown. Rows are added, never changed: the past stays readable. */
export const feeTable: readonly FeeRow[] = [
  {
    channel: 'own-shop',
    kind: 'commission',
    amount: { share: 0 },
    fromOn: '2026-11-01',
    trust: 'own',
    source: 'Sao Làng',
  },
  { channel: 'own-shop', kind: 'payment', amount: { dong: 0 }, fromOn: '2026-11-01', trust: 'own', source: 'Sao Làng' },
  { channel: 'own-shop', kind: 'order', amount: { dong: 0 }, fromOn: '2026-11-01', trust: 'own', source: 'Sao Làng' },
  {
    ...{ channel: 'tiktok', kind: 'commission', amount: { share: 0.04 }, fromOn: '2025-01-01', isMonthOnly: true },
    ...{ trust: 'press', source: 'cafef.vn 188250809140248734' },
  },
  {
    ...{ channel: 'tiktok', kind: 'commission', amount: { least: 0.1, most: 0.12 }, fromOn: '2025-07-01' },
    ...{ isMonthOnly: true, trust: 'press', source: 'cafef.vn 188250809140248734; kenh14.vn 215251017151238563' },
  },
  {
    ...{ channel: 'tiktok', kind: 'payment', amount: { share: 0.05 }, fromOn: '2025-07-01', isMonthOnly: true },
    ...{ trust: 'press', source: 'kenh14.vn 215251017151238563' },
  },
  {
    ...{ channel: 'tiktok', kind: 'order', amount: { dong: 3000 }, fromOn: '2025-07-01', isMonthOnly: true },
    ...{ trust: 'press', source: 'dantri.com.vn 20251027233952581', isKeptOnReturn: true },
  },
  {
    ...{ channel: 'shopee', kind: 'commission', amount: 'unknown', fromOn: '2025-06-12', trust: 'none' },
    source: 'shopeeanalytics.com',
  },
  {
    ...{ channel: 'shopee', kind: 'payment', amount: { share: 0.05 }, fromOn: '2025-06-12', trust: 'sellers-tool' },
    source: 'shopeeanalytics.com/vn/seller/expected-price',
  },
  {
    ...{ channel: 'shopee', kind: 'order', amount: { dong: 3000 }, fromOn: '2025-06-12', trust: 'sellers-tool' },
    source: 'shopeeanalytics.com/vn/seller/expected-price',
  },
  {
    ...{ channel: 'lazada', kind: 'commission', amount: 'unknown', fromOn: '2025-04-16', trust: 'none' },
    source: 'nuu.edu.vn/phi-ban-hang-lazada-moi-nhat',
  },
  {
    ...{ channel: 'lazada', kind: 'payment', amount: { share: 0.02497 }, fromOn: '2022-04-28', trust: 'press' },
    source: 'daininhson.com/phi-ban-hang-lazada-update-28-4-2022',
  },
  {
    ...{ channel: 'lazada', kind: 'payment', amount: 'unknown', fromOn: '2025-04-16', trust: 'none' },
    source: 'nuu.edu.vn/phi-ban-hang-lazada-moi-nhat',
  },
  {
    ...{ channel: 'lazada', kind: 'order', amount: 'unknown', fromOn: '2025-04-16', trust: 'none' },
    source: 'nuu.edu.vn/phi-ban-hang-lazada-moi-nhat',
  },
]

/** The fee of a channel on a day: the newest row that had begun; undefined before the first. */
export function findFee(channel: SalesChannel, kind: FeeKind, on: LegalDate): FeeRow | undefined {
  return feeTable
    .filter((row) => row.channel === channel && row.kind === kind && row.fromOn <= on)
    .sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]
}

/** Who sells decides who declares tax: a platform with payment withholds it from households and individuals (Nghị định 117/2025/NĐ-CP). */
export type SellerTax = 'household' | 'company'

/**
 * What a platform with payment withholds of a household's goods: 1% value-added tax and 0.5% personal income tax (Nghị định
 * 117/2025/NĐ-CP, in force 2025-07-01). A company declares by itself, at a rate that is its own.
 */
export const withheldShare = 0.015
export const withheldSource = 'Nghị định 117/2025/NĐ-CP'
