import { Refused } from '@saolang/core/kernel/problem.ts'
import { findPayCode } from '@saolang/core/market/pay-code.ts'
import { system } from '@saolang/core/people/actor.ts'
import { unseal } from '../../people/settings.ts'
import { type ActContext, act, currentTime } from '../../platform/act.ts'
import { moveOrder } from '../orders/move-order.ts'
import { addPaid, findOrderByPayCode, type OrderRow } from '../orders/orders.sql.ts'
import { tellSeller } from '../orders/tell-seller.ts'
import { hearBank, type Incoming, type Provider } from './bank-words.ts'
import { addNotice, findLink, type LinkRow, type NoticeOutcome } from './payments.sql.ts'

type Told = {
  linkId: string
  provider: Provider
  raw: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}

const getLink = act('bank-notice.take', async (context, { linkId, provider }: Pick<Told, 'linkId' | 'provider'>) => {
  const link = await findLink(context.tx, linkId, provider)
  if (!link) throw new Refused([{ code: 'not-found.bank-link' }])
  context.on('bank-link', linkId)
  return link
})

/** Takes what a bank's notification service tells of a seller's account; refuses whoever does not prove to be it. Gives how many were new. */
export async function takeNotices({ linkId, provider, raw, headers }: Told): Promise<number> {
  const link = await getLink(system, { linkId, provider })
  const incoming = hearBank(provider, { raw, headers, secret: unseal(link.secret), now: currentTime() })
  if (!incoming) throw new Refused([{ code: 'forbidden.bank-signature' }])
  let fresh = 0
  for (const each of incoming) if (await takeNotice(system, { link, incoming: each })) fresh++
  return fresh
}

const takeNotice = act(
  'bank-notice.take',
  async (context, { link, incoming }: { link: LinkRow; incoming: Incoming }) => {
    const { providerId, amountDong } = incoming
    const payCode = findPayCode(incoming.words) ?? null
    const order = payCode ? await findOrderByPayCode(context.tx, payCode) : undefined
    const own = order?.sellerId === link.organisationId ? order : undefined
    const outcome = judge(own, payCode, amountDong)
    const id = context.newId()
    const row = {
      id,
      linkId: link.id,
      providerId,
      amountDong,
      payCode,
      orderId: own?.id ?? null,
      outcome,
      at: context.now,
    }
    const isFresh = await addNotice(context.tx, row)
    if (isFresh && own) await settle(context, own, { amountDong, outcome })
    context.on('bank-notice', id, { outcome, isFresh })
    return isFresh
  },
)

// Exact code and exact sum pay an order by themselves; everything else waits for a person.
function judge(order: OrderRow | undefined, payCode: string | null, amountDong: number): NoticeOutcome {
  if (payCode === null) return 'no-code'
  if (!order) return 'unknown-order'
  if (order.status !== 'awaiting-payment') return 'order-closed'
  return amountDong === order.goodsDong + order.deliveryDong ? 'matched' : 'amount-differs'
}

type Settled = { amountDong: number; outcome: NoticeOutcome }

async function settle(context: ActContext, order: OrderRow, { amountDong, outcome }: Settled): Promise<void> {
  if (outcome !== 'matched') return
  await addPaid(context.tx, order.id, amountDong)
  await moveOrder(context, { order, move: 'pay', party: 'system' })
  const { id: orderId, sellerId, payCode } = order
  await tellSeller(context, { orderId, sellerId, payCode, kind: 'placed' })
}
