import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import { findMissingForPublication } from '@saolang/core/trace/publish/minimum.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { endPublication, publishEvents } from '../access/published-events.sql.ts'
import { codeOrigin, getProductKey } from '../product-key.ts'
import { addPublication, endPublicationRow } from './publications.sql.ts'
import { type AtGate, openGate } from './read-publication.ts'

/**
 * Makes a product's facts public. Refused with every item of the legal minimum that is missing; `conflict.published` when it is
 * public already.
 */
export const publishProduct = act('product.publish', async (context, { productId }: { productId: string }) => {
  const { tx } = context
  const gate = await openGate(tx, context, { productId })
  refuseIf(findMissingForPublication(gate.known, 'product'))
  const { key } = await getProductKey(context, productId)
  await open(context, { ...gate, subject: ownCode({ origin: codeOrigin(), key }) })
  context.on('product', productId)
})

/**
 * Makes a lot public: its page on the jar, and the public part of every event of its way. Refused with every item of the legal
 * minimum that is missing, the product's included.
 */
export const publishLot = act('lot.publish', async (context, { lotId }: { lotId: string }) => {
  const gate = await openGate(context.tx, context, { lotId })
  refuseIf(gate.lot?.endedAt ? [{ code: 'labels.lot-ended' }] : [])
  refuseIf(findMissingForPublication(gate.known, 'lot'))
  await open(context, gate)
  const events = gate.way?.refs ?? []
  await publishEvents(context.tx, { subject: gate.subject, events, at: context.now })
  context.on('lot', lotId, { events: events.length })
})

/** Takes a lot back: its page says so from now on, and its events are closed to those whom they do not concern. */
export const takeLotBack = act('lot.take-back', async (context, { lotId }: { lotId: string }) => {
  const { subject, productId } = await openGate(context.tx, context, { lotId })
  await end(context, { subject, productId })
  await endPublication(context.tx, subject, context.now)
  context.on('lot', lotId)
})

/** Takes a product back; lots that are public stay so. */
export const takeProductBack = act('product.take-back', async (context, { productId }: { productId: string }) => {
  const { subject } = await openGate(context.tx, context, { productId })
  await end(context, { subject, productId })
  context.on('product', productId)
})

async function open(context: ActContext, { productId, subject, lot, way }: AtGate): Promise<void> {
  const { tx, who, now, newId } = context
  const row = { id: newId(), productId, lotId: lot?.id ?? null, subject, things: way?.things ?? [] }
  const isNew = await addPublication(tx, { ...row, by: who.personId as string, at: now })
  refuseIf(isNew ? [] : [{ code: 'conflict.published' }])
  await tellChange(context, productId)
}

type Ended = { subject: string; productId: string }

async function end(context: ActContext, { subject, productId }: Ended): Promise<void> {
  const { tx, who, now } = context
  const hasEnded = await endPublicationRow(tx, { subject, by: who.personId as string, at: now })
  refuseIf(hasEnded ? [] : [{ code: 'conflict.not-published' }])
  await tellChange(context, productId)
}

// The product's page leads to its public lots; that it changed empties the answers in memory too, once this act is done.
async function tellChange(context: ActContext, productId: string): Promise<void> {
  await context.emit('PublicationChanged', { productId })
  await renewProductPage(context, productId)
}
