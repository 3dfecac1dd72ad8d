import { type PlatformStep, platformNames } from '@saolang/core/market/channels/platform.ts'
import type { OrderAct, OrderStatus } from '@saolang/core/market/order.ts'
import type { ActContext } from '../../../platform/act.ts'
import { moveOrder } from '../../orders/move-order.ts'
import { findOrder, markRefunded, type OrderRow } from '../../orders/orders.sql.ts'
import type { LinkRow } from '../links/links.sql.ts'
import type { ChannelOrderRow, ChannelOutcome } from '../links/orders.sql.ts'

// What our order has to go through to stand where the platform's does. A paid order of a platform is confirmed at once: its seller owes
// it there, and its stock must not come free because nobody tapped here.
const roads: Readonly<Record<'to-send' | 'sent' | 'delivered', readonly OrderAct[]>> = {
  'to-send': ['confirm'],
  sent: ['confirm', 'hand-over'],
  delivered: ['confirm', 'hand-over', 'deliver'],
}
const next: Partial<Record<OrderStatus, OrderAct>> = {
  placed: 'confirm',
  confirmed: 'hand-over',
  'handed-over': 'deliver',
}

type Following = { link: LinkRow; orderId: string; step: PlatformStep; known: ChannelOrderRow | undefined }

/** Moves our order to where the platform's stands; what is cancelled there after it left here waits for a person. */
export async function followStep(context: ActContext, asked: Following): Promise<ChannelOutcome> {
  const { step, known } = asked
  if (step === 'cancelled' || step === 'returned') return callOff(context, asked)
  if (step === 'to-send' || step === 'sent' || step === 'delivered')
    for (const move of roads[step]) {
      const order = await getOwn(context, asked)
      if (next[order.status] === move) await moveOrder(context, { order, move, party: 'seller', words: wordsOf(asked) })
    }
  return known?.outcome === 'unknown-listing' ? 'unknown-listing' : 'placed'
}

async function callOff(context: ActContext, asked: Following): Promise<ChannelOutcome> {
  const order = await getOwn(context, asked)
  if (order.status === 'cancelled' || order.status === 'expired') return 'cancelled'
  if (order.status !== 'placed' && order.status !== 'confirmed') return 'cancelled-late'
  await moveOrder(context, { order, move: 'decline', party: 'seller', words: wordsOf(asked) })
  // The platform gives the buyer's money back.
  await markRefunded(context.tx, order.id, context.now)
  return 'cancelled'
}

const getOwn = async ({ tx }: ActContext, { orderId }: Following) => (await findOrder(tx, orderId)) as OrderRow
const wordsOf = ({ link, step }: Following) => `${platformNames[link.platform]}: ${step}`
