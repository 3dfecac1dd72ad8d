import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import {
  type CallOffAct,
  callOffActs,
  findAcceptanceProblems,
  findCallOffProblems,
  findCallProblems,
  worthOfAccepted,
} from '@saolang/core/market/demand/framework.ts'
import { roundAmount } from '@saolang/core/market/demand/months.ts'
import { priceFor } from '@saolang/core/market/demand/quote.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { getLot } from '../../../trace/diary/read-diary.ts'
import { findDemand } from '../demands.sql.ts'
import {
  addCallOff,
  addDelivery,
  type CallOffRow,
  countAccepted,
  findCallOff,
  giveBackToLimits,
  listDeliveries,
  moveCallOffRow,
  settleDeliveryRow,
  takeFromCallOff,
  takeFromLimits,
} from './call-offs.sql.ts'
import { getTerms } from './frameworks.sql.ts'
import { getOwnFramework, tellOthers } from './sign-framework.ts'

type Called = { frameworkId: string; month: string; quantity: number; deliverOn: string; place: string }

/** Calls goods off a contract in force, as its buyer, at the price of the amount. The limits of month and whole are the database's own. */
export const callOff = act(
  'call-off.make',
  async (context, { frameworkId, month, quantity, deliverOn, place }: Called) => {
    const { tx, who, now } = context
    const standing = await getOwnFramework(context, frameworkId)
    refuseIf(standing.party === 'buyer' ? [] : [{ code: 'forbidden.framework-party' }])
    refuseIf(standing.framework.state === 'signed' ? [] : [{ code: 'framework.not-in-force' }])
    refuseIf(findCallProblems({ month, quantity, deliverOn }, legalDateOf(now)))
    const isWithin = await takeFromLimits(tx, { frameworkId, month, quantity })
    refuseIf(isWithin ? [] : [{ code: 'framework.limit', at: 'quantity' }])
    const priceDong = priceFor((await getTerms(tx, frameworkId)).tiers, quantity)
    const where = tidy(place) || (await findDemand(tx, standing.framework.demandId))?.deliveryPlace || ''
    const id = context.newId()
    const row = { id, frameworkId, month, quantity, priceDong, deliverOn, place: where }
    const no = await addCallOff(tx, row, { by: who.personId ?? null, at: now })
    await tellOthers(context, standing, `call-off made ${id}`, 'market.demand.sayCallOff')
    context.on('call-off', id, { frameworkId, no, quantity })
    return { id }
  },
)

/** Confirms or declines a call-off as the lead, or cancels it as the buyer before it is confirmed. What comes to nothing is given back. */
export const moveCallOff = act(
  'call-off.move',
  async (context, { callOffId, move, why }: { callOffId: string; move: CallOffAct; why: string }) => {
    const { tx, now } = context
    const { row, ...standing } = await getOwnCallOff(context, callOffId)
    refuseIf(findCallOffProblems(row.state, move, standing.party))
    const words = tidy(why) || null
    refuseIf(move === 'decline' && !words ? [{ code: 'demand.why', at: 'why' }] : [])
    const { from, to } = callOffActs[move]
    const isMoved = await moveCallOffRow(tx, { id: callOffId, from, to, why: words }, now)
    refuseIf(isMoved ? [] : [{ code: 'conflict.call-off-moved-on' }])
    if (move !== 'confirm') await giveBackToLimits(tx, row)
    await tellOthers(context, standing, `call-off ${move} ${callOffId}`, 'market.demand.sayCallOff')
    context.on('call-off', callOffId, { move })
  },
)

type Sent = { callOffId: string; lots: { lot: string; quantity: number }[] }

/** Sends goods on a confirmed call-off, as one of its suppliers, each amount with the lot that the own diary or events know. Gives its id. */
export const sendDelivery = act('bulk-delivery.send', async (context, { callOffId, lots }: Sent) => {
  const { tx, who, now } = context
  const { row, ...standing } = await getOwnCallOff(context, callOffId)
  refuseIf(standing.party === 'buyer' ? [{ code: 'forbidden.framework-party' }] : [])
  const isRight = lots.length > 0 && lots.every(({ quantity }) => quantity > 0)
  refuseIf(isRight ? [] : [{ code: 'framework.lots', at: 'lots' }])
  const named = await Promise.all(
    lots.map(async ({ lot, quantity }) => ({ identifier: await nameLot(context, lot, standing), quantity })),
  )
  refuseIf(
    new Set(named.map(({ identifier }) => identifier)).size === named.length
      ? []
      : [{ code: 'framework.lot-twice', at: 'lots' }],
  )
  const quantity = roundAmount(named.reduce((sum, lot) => sum + lot.quantity, 0))
  refuseIf(
    (await takeFromCallOff(tx, { id: callOffId, quantity })) ? [] : [{ code: 'framework.over-delivered', at: 'lots' }],
  )
  const id = context.newId()
  const delivery = { id, callOffId, supplierId: standing.own, quantity, lots: named }
  await addDelivery(tx, delivery, { by: who.personId ?? null, at: now })
  await tellOthers(context, standing, `bulk delivery ${id}`, 'market.demand.sayDelivery')
  context.on('bulk-delivery', id, { callOffId, quantity, no: row.no })
  return { id }
})

// The lot is the supplier's own, of the product it gives to the contract.
async function nameLot(
  { tx }: ActContext,
  typed: string,
  { parties, own }: Pick<Standing, 'parties' | 'own'>,
): Promise<string> {
  const text = tidy(typed)
  const lot = await getLot(tx, /^[0-9a-f-]{36}$/.test(text) ? { id: text } : { identifier: text })
  const productId = parties.find(({ organisationId }) => organisationId === own)?.productId
  const isOwn = lot?.organisationId === own && lot.productId === productId && !lot.endedAt
  if (!isOwn) throw new Refused([{ code: 'framework.lot', at: 'lots', values: { lot: text } }])
  return lot.identifier
}

type Settled = { deliveryId: string; callOffId: string; accepted: number; words: string }

/** Notes, as the buyer, what of a delivery was accepted and what was wrong with the rest. Its value is what counts as outcome. */
export const settleDelivery = act(
  'bulk-delivery.settle',
  async (context, { deliveryId, callOffId, accepted, words }: Settled) => {
    const { tx, who, now } = context
    const { row, ...standing } = await getOwnCallOff(context, callOffId)
    refuseIf(standing.party === 'buyer' ? [] : [{ code: 'forbidden.framework-party' }])
    const delivery = (await listDeliveries(tx, [callOffId])).find(({ id }) => id === deliveryId)
    if (!delivery) throw new Refused([{ code: 'not-found.delivery' }])
    const said = tidy(words)
    refuseIf(findAcceptanceProblems(delivery.quantity, { accepted, words: said }))
    const valueDong = worthOfAccepted(accepted, row.priceDong)
    const settled = { id: deliveryId, accepted, words: said || null, valueDong }
    const isFirst = await settleDeliveryRow(tx, settled, { by: who.personId ?? null, at: now })
    refuseIf(isFirst ? [] : [{ code: 'conflict.delivery-settled' }])
    await countAccepted(tx, { id: callOffId, sent: delivery.quantity, accepted }, now)
    await tellOthers(context, standing, `bulk delivery settled ${deliveryId}`, 'market.demand.saySettled')
    context.on('bulk-delivery', deliveryId, { accepted, valueDong })
  },
)

type Standing = Awaited<ReturnType<typeof getOwnFramework>>

async function getOwnCallOff(context: ActContext, id: string): Promise<Standing & { row: CallOffRow }> {
  const row = await findCallOff(context.tx, id)
  if (!row) throw new Refused([{ code: 'not-found.framework' }])
  return { row, ...(await getOwnFramework(context, row.frameworkId)) }
}
