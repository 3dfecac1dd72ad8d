import { system } from '@saolang/core/people/actor.ts'
import { causeOf } from '@saolang/core/trace/exchange/published-record.ts'
import type { TargetId } from '@saolang/core/trace/exchange/target.ts'
import { type ActContext, act, currentTime, view } from '../../platform/act.ts'
import { listProducts } from '../../registry/get-product.ts'
import { queueDeliveries, queueUntold } from './outbox.sql.ts'
import { readRecord } from './read-record.ts'
import {
  addRecord,
  findNewestRecord,
  holdSubject,
  listProductsTold,
  listReachedProducts,
  listSubjects,
  type SubjectRow,
} from './records.sql.ts'
import { exchangeSettings } from './settings.ts'
import { listSettings } from './targets.sql.ts'

/** Makes a new version of everything of a product that changed since it was told, and puts it on its way. Gives how many. */
export async function queueChanges(productId: string): Promise<number> {
  let changed = 0
  for (const subject of await listChanged(system, productId)) changed += await queueChange(system, subject)
  return changed
}

/** Something of a product was made public, taken back or told anew. */
export async function onPublicationChanged({ productId }: { productId: string }): Promise<void> {
  await queueChanges(productId)
}

/** A certificate has ended: what is public of its product tells so. */
export async function onCertificateEndedTell({ productId }: { productId: string }): Promise<void> {
  await queueChanges(productId)
}

/** A recall was opened, spread or closed. */
export async function onRecallChanged({ recallId }: { recallId: string }): Promise<void> {
  for (const productId of await listReached(system, recallId)) await queueChanges(productId)
}

/** A maker changed its name or address. */
export async function onMakerChanged({ organisationId }: { organisationId: string }): Promise<void> {
  for (const productId of await listProductsOf(system, organisationId)) await queueChanges(productId)
}

const together = 200

/** Looks through everything public for what no event told of, and for targets that were switched on meanwhile. */
export async function compareAll(): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let ids = await listTold(system, after); ids.length > 0; ids = await listTold(system, after)) {
    for (const id of ids) await queueChanges(id)
    after = ids.at(-1) as string
  }
  for (const target of await listOn(system, undefined))
    await exchangeSettings().write((tx) => queueUntold(tx, target, currentTime()))
}

const listTold = view('exchange.queue', ({ tx }, after: string) => listProductsTold(tx, after, together))

const listReached = view('exchange.queue', ({ tx }, recallId: string) => listReachedProducts(tx, recallId))

const listProductsOf = view('exchange.queue', async ({ tx }, organisationId: string) =>
  (await listProducts(tx, organisationId)).map(({ id }) => id),
)

const listOn = view('exchange.queue', ({ tx }) => listTargetsOn(tx))

const listChanged = view('exchange.queue', async ({ tx, now }, productId: string) => {
  const changed: SubjectRow[] = []
  for (const subject of await listSubjects(tx, productId)) {
    const former = await findNewestRecord(tx, subject.subject)
    const next = await readRecord(tx, { subject, former, now })
    if (next && causeOf(former?.body, next.body)) changed.push(subject)
  }
  return changed
})

const queueChange = act('exchange.queue', async (context, subject: SubjectRow): Promise<number> => {
  const { tx, now } = context
  await holdSubject(tx, subject.subject)
  const former = await findNewestRecord(tx, subject.subject)
  const next = await readRecord(tx, { subject, former, now })
  const cause = next && causeOf(former?.body, next.body)
  context.on(subject.lotId ? 'lot' : 'product', subject.lotId ?? subject.productId, { ...(cause && { cause }) })
  if (!next || !cause) return 0
  const version = (former?.version ?? 0) + 1
  const id = context.newId()
  const { productId, lotId } = subject
  await addRecord(tx, {
    ...{ id, version, productId, lotId, cause, subject: subject.subject },
    ...{ organisationId: next.organisationId, body: next.body, madeAt: now },
  })
  const targets = await listTargetsOn(tx)
  await queueDeliveries(tx, { recordId: id, subject: subject.subject, version, targets, at: now })
  if (targets.length > 0) await context.emit('ExchangeQueued', {})
  return 1
})

async function listTargetsOn(tx: ActContext['tx']): Promise<TargetId[]> {
  return (await listSettings(tx)).flatMap(({ target, isOn }) => (isOn ? target : []))
}
