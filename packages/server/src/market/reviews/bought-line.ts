import { Refused } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { mayBeReviewed } from '@saolang/core/market/reviews/buyer-review.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { findPurchaseByCode, type LineRow, listLines, listOrdersOf, type OrderRow } from '../orders/orders.sql.ts'
import { listReviewedLines } from './reviews.sql.ts'

/** Which line of which purchase, as its buyer names it: the purchase by the code that only they were given. */
export type BoughtLine = { code: string; orderId: string; no: number }

/** A line that was bought, with its order; refuses with `not-found.order` any other, so that nothing is told of it. */
export async function getBoughtLine(
  tx: Tx,
  { code, orderId, no }: BoughtLine,
): Promise<{ order: OrderRow; line: LineRow }> {
  const { orders, lines } = await listBought(tx, code)
  const order = orders.find(({ id }) => id === orderId)
  const line = lines.find((candidate) => candidate.orderId === orderId && candidate.no === no)
  if (!order || !line) throw new Refused([{ code: 'not-found.order' }])
  return { order, line }
}

/** The lines of a purchase that its buyer may still review. */
export const listLinesToReview = publicView(async ({ tx }, code: string) => {
  const { orders, lines } = await listBought(tx, code)
  const open = orders.filter(({ status }) => mayBeReviewed[status]).map(({ id }) => id)
  const reviewed = await listReviewedLines(tx, open)
  return lines
    .filter(({ orderId, no }) => open.includes(orderId) && !reviewed.some((r) => r.orderId === orderId && r.no === no))
    .map(({ orderId, no, name, pack, productId }) => ({ orderId, no, name, pack, productId }))
})

/** One line of a purchase, for the form. */
export const readBoughtLine = publicView(async ({ tx }, asked: BoughtLine) => {
  const { line } = await getBoughtLine(tx, asked)
  return { name: line.name, pack: line.pack }
})

/** The code of a purchase for who says its code and its buyer's phone; undefined when they do not belong together. */
export const findPurchaseOf = publicView(async ({ tx }, { code, phone }: { code: string; phone: string }) => {
  const known = parseShortCode(code)
  const purchase = known ? await findPurchaseByCode(tx, known) : undefined
  const digits = (typed: string | null) => (typed ?? '').replace(/\D/g, '').replace(/^84/, '0')
  return purchase?.buyerPhone && digits(purchase.buyerPhone) === digits(phone) ? purchase.code : undefined
})

async function listBought(tx: Tx, typed: string): Promise<{ orders: OrderRow[]; lines: LineRow[] }> {
  const code = parseShortCode(typed)
  const purchase = code ? await findPurchaseByCode(tx, code) : undefined
  const orders = purchase ? await listOrdersOf(tx, purchase.id) : []
  return {
    orders,
    lines: await listLines(
      tx,
      orders.map(({ id }) => id),
    ),
  }
}
