import { listProblems, type Problem } from '../kernel/problem.ts'

/** Why something goes back. A fault is the seller's to make good; what is merely unwanted is not, when it spoils. */
export const returnReasons = {
  broken: { isFault: true },
  wrong: { isFault: true },
  spoilt: { isFault: true },
  short: { isFault: true },
  unwanted: { isFault: false },
} as const satisfies Record<string, { isFault: boolean }>

export type ReturnReason = keyof typeof returnReasons

/** Photos that a buyer may send with a return. */
export const mostReturnPhotos = 4

/** Days after delivery in which a return may be asked: those of Luật 19/2023/QH15, Điều 38, for goods that are not as they were told. */
export const returnDays = 30

const dayMillis = 86_400_000

export type AskedReturn = { reason: string; words: string; photos: number }
export type Delivered = { deliveredAt: Date; now: Date; isPerishable: boolean }

/** Why a return cannot be asked so. `at` ends with the order's id: a purchase may have several. */
export function findReturnProblems(
  { reason, words, photos }: AskedReturn,
  { deliveredAt, now, isPerishable }: Delivered,
  orderId: string,
): Problem[] {
  const known = Object.hasOwn(returnReasons, reason) ? returnReasons[reason as ReturnReason] : undefined
  return listProblems([
    !known && { code: 'return.reason', at: `reason-${orderId}` },
    known?.isFault === false && isPerishable && { code: 'return.perishable', at: `reason-${orderId}` },
    words === '' && { code: 'order.words-missing', at: `words-${orderId}` },
    photos > mostReturnPhotos && {
      code: 'return.too-many-photos',
      at: `photos-${orderId}`,
      values: { most: mostReturnPhotos },
    },
    now.getTime() - deliveredAt.getTime() > returnDays * dayMillis && {
      code: 'return.late',
      at: `reason-${orderId}`,
      source: 'Luật 19/2023/QH15, Điều 38',
      values: { n: returnDays },
    },
  ])
}
