import { z } from 'zod'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { isPhone } from '../../people/contact.ts'

/** What a place that sells is. The Ministry of Industry and Trade asks for a place of its own kind: "điểm giới thiệu và bán sản phẩm OCOP" (Quyết định 950/QĐ-BCT, 2023). */
export const pointKinds = [
  'ocop-point',
  'maker',
  'shop',
  'supermarket',
  'market-stall',
  'rest-stop',
  'tourist-site',
] as const
export type PointKind = (typeof pointKinds)[number]

/** Where a place stands: told of and looked at by an officer of its own place, shown, refused, or no more. */
export const pointStates = ['proposed', 'approved', 'refused', 'closed'] as const
export type PointState = (typeof pointStates)[number]

/** What is there of a product, as somebody last saw it. */
export const stockWords = ['in-stock', 'few', 'out'] as const
export type StockWord = (typeof stockWords)[number]

const words = (max: number) => z.string().trim().max(max).default('')

/** What is asked of a place that sells. `stockPlace` is the place of our own stock ledger that it is, where it is one. */
export const PointForm = z.object({
  kind: z.enum(pointKinds).catch('ocop-point'),
  name: words(150),
  address: words(300),
  communeCode: words(5),
  hours: words(200),
  phone: words(20),
  stockPlace: words(100),
})
export type PointForm = z.infer<typeof PointForm>

/** Why a place cannot be told of so. A phone is the place's own, and may be left out. */
export function findPointProblems({ name, address, communeCode, hours, phone }: PointForm): Problem[] {
  return listProblems([
    name.length < 3 && { code: 'point.name', at: 'name' },
    address.length < 5 && { code: 'point.address', at: 'address' },
    !/^\d{5}$/.test(communeCode) && { code: 'point.commune', at: 'communeCode' },
    hours === '' && { code: 'point.hours', at: 'hours' },
    phone !== '' && !isPhone(phone) && { code: 'point.phone', at: 'phone' },
  ])
}

/** How many of a pack at a place are few. */
const few = 3

/** A count of the ledger in a word. */
export function toStockWord(count: number): StockWord {
  if (count <= 0) return 'out'
  return count <= few ? 'few' : 'in-stock'
}

/** Days after which nobody trusts what was last seen on a shelf. */
export const seenDays = 30
