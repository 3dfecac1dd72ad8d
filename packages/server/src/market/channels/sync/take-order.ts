import { createHash } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import {
  type PlatformLine,
  type PlatformOrder,
  platformNames,
  waitMinutes,
} from '@saolang/core/market/channels/platform.ts'
import { system } from '@saolang/core/people/actor.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { listProvinces } from '../../../people/get-place.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { publicAddress } from '../../../platform/messenger/messenger.ts'
import { queueMessage } from '../../../platform/messenger/queue-message.ts'
import type { Tx } from '../../../platform/sql.ts'
import { findTerms } from '../../offers/offers.sql.ts'
import { placeOrderFor } from '../../orders/place-order.ts'
import { listAsidesFor } from '../../stock/aside.sql.ts'
import type { LinkRow } from '../links/links.sql.ts'
import { listListings } from '../links/listings.sql.ts'
import { type ChannelOrderRow, type ChannelOutcome, holdChannelOrder, keepChannelOrder } from '../links/orders.sql.ts'
import { followStep } from './follow-step.ts'

type Taking = { link: LinkRow; order: PlatformOrder }

/**
 * Takes an order of a platform as it stands: what is sold is ordered here once, whatever comes how often; what is sent, delivered or
 * cancelled there moves here. What there is no stock for waits, is tried again, and is told to its seller.
 */
export async function takeChannelOrder(link: LinkRow, order: PlatformOrder): Promise<void> {
  try {
    await take(system, { link, order })
  } catch (error) {
    if (!(error instanceof Refused) || !error.problems.some(({ code }) => code === 'order.not-enough')) throw error
    await noteNoStock(system, { link, order })
  }
}

const take = act('channel.take-order', async (context, { link, order }: Taking) => {
  const known = await holdChannelOrder(context.tx, link.id, order.externalId)
  context.on('channel', link.id, { externalId: order.externalId, step: order.step })
  if (known && isNothingNew(known, order)) return
  const { outcome, orderId, about } = await settle(context, { link, order }, known)
  const kept = { linkId: link.id, externalId: order.externalId, step: order.step, changedAt: order.changedAt }
  await keepChannelOrder(context.tx, { ...kept, outcome, orderId, about, dueAt: null }, context.now)
})

const isNothingNew = (known: ChannelOrderRow, { step }: PlatformOrder) =>
  known.settledAt !== null || known.outcome === 'not-ours' || (known.step === step && known.outcome !== 'no-stock')

type Settled = { outcome: ChannelOutcome; orderId: string | null; about: string | null }

async function settle(
  context: ActContext,
  { link, order }: Taking,
  known: ChannelOrderRow | undefined,
): Promise<Settled> {
  const { step } = order
  const had = { orderId: known?.orderId ?? null, about: known?.about ?? null }
  const isOff = step === 'cancelled' || step === 'returned'
  if (had.orderId) return { ...had, outcome: await followStep(context, { link, orderId: had.orderId, step, known }) }
  if (isOff) return { ...had, outcome: 'cancelled' }
  if (step === 'unpaid' || step === 'unknown') return { ...had, outcome: 'waiting' }
  const { lines, unknown } = await matchLines(context.tx, link.id, order.lines)
  if (lines.length === 0) return { ...had, outcome: 'not-ours' }
  const { orderId } = await placeOrderFor(context, {
    source: { kind: 'channel', id: `${link.platform}:${order.externalId}` },
    key: keyOf(link.id, order.externalId),
    payWay: 'platform',
    deliveryDong: order.deliveryDong,
    buyer: await toBuyer(context.tx, order),
    lines,
  })
  const outcome = await followStep(context, { link, orderId, step, known: undefined })
  const about = unknown.join('; ').slice(0, 500) || null
  return { orderId, about, outcome: about ? 'unknown-listing' : outcome }
}

async function matchLines(tx: Tx, linkId: string, lines: readonly PlatformLine[]) {
  const listings = await listListings(tx, linkId)
  const asides = await listAsidesFor(tx, 'channel', linkId)
  const found = lines.map((line) => ({
    line,
    offerId: listings.find(({ item, sku }) => item === line.item && (sku === '' || sku === line.sku))?.offerId,
  }))
  return {
    unknown: found.flatMap(({ line, offerId }) => (offerId ? [] : [line.name])),
    lines: found.flatMap(({ line: { quantity, priceDong }, offerId }) => {
      const aside = asides.find((kept) => kept.offerId === offerId && kept.endedAt === null && kept.free >= quantity)
      return offerId ? [{ offerId, quantity, priceDong, ...(aside && { asideId: aside.id }) }] : []
    }),
  }
}

async function toBuyer(tx: Tx, { buyer }: PlatformOrder) {
  const bare = (name: string) => fold(name).replace(/^(tinh|thanh pho|tp) /, '')
  const provinces = await listProvinces(tx)
  const province = provinces.find(({ name }) => bare(name) === bare(buyer.province))
  const short = {
    name: buyer.name.slice(0, 100),
    phone: buyer.phone.slice(0, 20),
    address: buyer.address.slice(0, 300),
  }
  return { ...short, note: buyer.note.slice(0, 500), provinceCode: province?.code ?? '' }
}

const noteNoStock = act('channel.take-order', async (context, { link, order }: Taking) => {
  const { tx, now } = context
  const { externalId, step, changedAt } = order
  const known = await holdChannelOrder(tx, link.id, externalId)
  const dueAt = new Date(now.getTime() + waitMinutes((known?.tries ?? 0) + 1) * 60_000)
  const kept = { linkId: link.id, externalId, step, changedAt, orderId: null, about: null, dueAt }
  await keepChannelOrder(tx, { ...kept, outcome: 'no-stock' }, now)
  const terms = await findTerms(tx, link.organisationId)
  const subject = say('vi', 'market.channels.sayNoStock', { platform: platformNames[link.platform], code: externalId })
  const body = `${subject} ${publicAddress()}/market/channels/${link.id}`
  const about = `channel no-stock ${link.id} ${externalId}`
  if (terms) await queueMessage(context, { about, subject, body, to: { phone: terms.phone } })
  context.on('channel', link.id, { externalId, noStock: true })
})

/** The key by which an order of a platform is ordered here once: a UUID of its names (RFC 9562, version 8). */
export function keyOf(linkId: string, externalId: string): string {
  const hex = createHash('sha256').update(`${linkId}\n${externalId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
