import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { TargetId } from '@saolang/core/trace/exchange/target.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { type DeliveryRow, findDelivery, isOvertaken, listDead } from './deliveries.sql.ts'
import { getMapping } from './get-mapping.ts'
import { addAttempt, findPayload, reopenDelivery } from './outbox.sql.ts'

/**
 * Puts a delivery that was refused, incomplete or given up back on its way. What was refused is written anew by today's mapping; a
 * dead letter goes out as it was, for it may have arrived. Refuses what is under way or taken, and what a later version overtook.
 */
export const retryDelivery = act('exchange.retry', async (context, { id }: { id: string }): Promise<void> => {
  const delivery = await findDelivery(context.tx, id)
  if (!delivery) throw new Refused([{ code: 'not-found.delivery' }])
  refuseIf((await isOvertaken(context.tx, delivery)) ? [{ code: 'conflict.delivery-overtaken' }] : [])
  refuseIf((await reopen(context, delivery)) ? [] : [{ code: 'conflict.delivery-under-way' }])
  await context.emit('ExchangeQueued', {})
  context.on('delivery', id, { target: delivery.target, from: delivery.state })
})

/** Puts every dead letter of a target that nothing later overtook back on its way. Gives how many. */
export const retryDead = act('exchange.retry', async (context, { target }: { target: TargetId }): Promise<number> => {
  const ids = await listDead(context.tx, target)
  let count = 0
  for (const id of ids) {
    const delivery = await findDelivery(context.tx, id)
    if (delivery && (await reopen(context, delivery))) count++
  }
  if (count > 0) await context.emit('ExchangeQueued', {})
  context.on('target', target, { retried: count })
  return count
})

async function reopen({ tx, who, now }: ActContext, delivery: DeliveryRow): Promise<boolean> {
  const { id, state } = delivery
  const isNew = state !== 'dead' && (await hasOtherMapping(tx, delivery))
  if (!(await reopenDelivery(tx, { id, isNew, at: now }))) return false
  const none = { payloadNo: null, address: '', signature: null, status: null, answer: null, detail: null }
  await addAttempt(tx, id, { ...none, outcome: 'replayed', triedBy: who.personId as string, triedAt: now })
  return true
}

// The same bytes keep their key, so that a target which remembers them is not told twice.
async function hasOtherMapping(tx: ActContext['tx'], { id, target, payloadNo }: DeliveryRow): Promise<boolean> {
  const payload = payloadNo === null ? undefined : await findPayload(tx, id, payloadNo)
  return payload === undefined || payload.mappingNo !== (await getMapping(tx, target)).no
}
