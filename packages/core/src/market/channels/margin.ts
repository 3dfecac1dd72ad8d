import { z } from 'zod'
import type { LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import {
  type FeeAmount,
  type FeeKind,
  type FeeRow,
  feeKinds,
  findFee,
  type SalesChannel,
  salesChannels,
  withheldShare,
} from './fee-table.ts'

const dong = z.coerce.number().int().catch(-1)

/** What is asked to reckon what is kept: price a piece, pieces an order, what packing and delivery cost the seller an order, đồng. */
export const MarginForm = z.object({
  priceDong: dong,
  quantity: dong,
  packingDong: dong,
  deliveryDong: dong,
  tax: z.enum(['household', 'company']).catch('household'),
  /** What a company reckons for tax, in percent of the goods; empty is unknown. */
  taxPercent: z.string().trim().max(8).default(''),
  /** The category's commission that the seller knows, in percent; empty is the table's. */
  shopeePercent: z.string().trim().max(8).default(''),
  tiktokPercent: z.string().trim().max(8).default(''),
  lazadaPercent: z.string().trim().max(8).default(''),
})
export type MarginForm = z.infer<typeof MarginForm>

const percents = ['taxPercent', 'shopeePercent', 'tiktokPercent', 'lazadaPercent'] as const
const mostDong = 1_000_000_000

/** Why nothing can be reckoned from it. */
export function findMarginProblems(form: MarginForm): Problem[] {
  const { priceDong, quantity, packingDong, deliveryDong } = form
  return [
    ...listProblems([
      !(priceDong > 0 && priceDong <= mostDong) && { code: 'margin.price', at: 'priceDong' },
      !(quantity > 0 && quantity <= 999) && { code: 'margin.quantity', at: 'quantity' },
      !(packingDong >= 0 && packingDong <= mostDong) && { code: 'margin.cost', at: 'packingDong' },
      !(deliveryDong >= 0 && deliveryDong <= mostDong) && { code: 'margin.cost', at: 'deliveryDong' },
    ]),
    ...percents.flatMap((at) =>
      form[at] === '' || readPercent(form[at]) !== undefined ? [] : [{ code: 'margin.percent', at }],
    ),
  ]
}

/** A share from a percentage as people write it: "1,5" and "1.5" are 0.015; undefined when it is none from 0 to 100. */
export function readPercent(text: string): number | undefined {
  if (!/^\d{1,3}([.,]\d{1,4})?$/.test(text)) return undefined
  const percent = Number(text.replace(',', '.'))
  return percent <= 100 ? percent / 100 : undefined
}

/** One thing that goes off. `dong` is the least and the most of it; undefined when nobody told us. */
export type MarginLine = {
  what: FeeKind | 'packing' | 'delivery' | 'tax'
  dong: { least: number; most: number } | undefined
  amount?: FeeAmount
  /** The row of the table behind it; undefined for what the seller told. */
  row?: FeeRow
}

/** What is kept of an order on a channel. `isWhole` is false while something that goes off is unknown: then more goes off than is shown. */
export type Margin = {
  channel: SalesChannel
  goodsDong: number
  lines: readonly MarginLine[]
  keeps: { least: number; most: number }
  isWhole: boolean
}

/** What is kept of one order on every channel, by the fees of a day. Each fee is rounded to whole đồng, half up. */
export function reckonMargins(form: MarginForm, on: LegalDate): Margin[] {
  return salesChannels.map((channel) => reckon(channel, form, on))
}

function reckon(channel: SalesChannel, form: MarginForm, on: LegalDate): Margin {
  const goodsDong = form.priceDong * form.quantity
  const lines: MarginLine[] = [
    ...feeKinds.map((kind) => feeLine(channel, kind, { form, on, goodsDong })),
    { what: 'packing', dong: exactly(form.packingDong) },
    { what: 'delivery', dong: exactly(form.deliveryDong) },
    taxLine(form, goodsDong),
  ]
  const off = (end: 'least' | 'most') => lines.reduce((sum, line) => sum + (line.dong?.[end] ?? 0), 0)
  const keeps = { least: goodsDong - off('most'), most: goodsDong - off('least') }
  return { channel, goodsDong, lines, keeps, isWhole: lines.every((line) => line.dong !== undefined) }
}

type Asked = { form: MarginForm; on: LegalDate; goodsDong: number }

function feeLine(channel: SalesChannel, kind: FeeKind, { form, on, goodsDong }: Asked): MarginLine {
  const told = kind === 'commission' && channel !== 'own-shop' ? readPercent(form[`${channel}Percent`]) : undefined
  if (told !== undefined) return { what: kind, dong: exactly(shareOf(goodsDong, told)), amount: { share: told } }
  const row = findFee(channel, kind, on)
  if (!row) return { what: kind, dong: undefined, amount: 'unknown' }
  return { what: kind, dong: toDong(row.amount, goodsDong), amount: row.amount, row }
}

function toDong(amount: FeeAmount, goodsDong: number): MarginLine['dong'] {
  if (amount === 'unknown') return undefined
  if ('dong' in amount) return exactly(amount.dong)
  if ('share' in amount) return exactly(shareOf(goodsDong, amount.share))
  return { least: shareOf(goodsDong, amount.least), most: shareOf(goodsDong, amount.most) }
}

// Where the platform withholds nothing, the household declares the same share itself.
function taxLine({ tax, taxPercent }: MarginForm, goodsDong: number): MarginLine {
  const share = tax === 'household' ? withheldShare : readPercent(taxPercent)
  if (share === undefined) return { what: 'tax', dong: undefined, amount: 'unknown' }
  return { what: 'tax', dong: exactly(shareOf(goodsDong, share)), amount: { share } }
}

const exactly = (value: number) => ({ least: value, most: value })

// Shares have five decimals at most: whole numbers keep 0.5 đồng from being lost in binary fractions.
const shareOf = (goodsDong: number, share: number) => Math.floor((goodsDong * Math.round(share * 1e6) + 5e5) / 1e6)
