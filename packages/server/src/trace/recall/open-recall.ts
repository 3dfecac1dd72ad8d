import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { readChainEvent } from '@saolang/core/trace/continuity/chain-event.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { amountMade } from '@saolang/core/trace/recall/amount-made.ts'
import {
  findRecallProblems,
  type GoodRecallForm,
  type RecallForm,
  tidyRecall,
} from '@saolang/core/trace/recall/recall.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { listLotUnits } from '../story/story.sql.ts'
import { captureRecall } from './capture-recall.ts'
import { getRoots, type Root } from './find-roots.ts'
import { type Fate, followRecalled } from './follow-recalled.ts'
import { listOpenRoots } from './reached.sql.ts'
import { addRecall, type NewRecall, takeTurn } from './recalls.sql.ts'
import { spreadRecall } from './spread-recall.ts'

/** A recall that was opened: its public code, and how much of the chain it reached at once. */
export type OpenedRecall = { id: string; code: string; things: number; events: number; holders: number }

/**
 * Opens a recall of lots, serials or logistic units of one maker (Luật An toàn thực phẩm, Điều 55): in this one act everything
 * downstream is found, everybody who holds any of it is told, and every code shows it. Refuses with every reason against it.
 */
export const openRecall = act('recall.open', async (context, sent: RecallForm): Promise<OpenedRecall> => {
  const { tx, who, now } = context
  const form = tidyRecall(sent)
  refuseIf(findRecallProblems(form, now))
  const roots = await getRoots(tx, who, form.codes)
  const texts = roots.map(({ text }) => text)
  await takeTurn(tx, roots[0].ownerId)
  const [open] = await listOpenRoots(tx, texts)
  refuseIf(open ? [{ code: 'conflict.recall-open', at: 'codes', values: { code: open.text } }] : [])
  const fate = await followRecalled(tx, texts)
  const recall = await toRecall(context, { form: form as GoodRecallForm, roots, fate })
  await addRecall(tx, recall)
  const spread = await spreadRecall(context, recall, { roots: texts, fate })
  await captureRecall(context, recall, texts)
  await context.emit('RecallChanged', { recallId: recall.id })
  if (recall.productId) await renewProductPage(context, recall.productId)
  context.on('recall', recall.id, { code: recall.code, hazard: recall.hazard, ...spread })
  return { id: recall.id, code: recall.code, ...spread }
})

async function toRecall(
  { tx, who, now, newId, newRandom }: ActContext,
  { form, roots, fate }: { form: GoodRecallForm; roots: readonly [Root, ...Root[]]; fate: Fate },
): Promise<NewRecall> {
  const { ownerId } = roots[0]
  const products = new Set(roots.map(({ productId }) => productId))
  const names = [...new Set(roots.map(({ name }) => name))]
  const amount = amountMade(
    fate.events.map(({ body }) => readChainEvent(body)),
    { things: new Set(fate.things.map(({ text }) => text)), units: await readUnits(tx, fate) },
  )
  return {
    ...{ id: newId(), code: shortCode(newRandom(16)), ownerId },
    organisationId: (await findOrganisation(tx, ownerId))?.id ?? null,
    productId: products.size === 1 ? (roots[0].productId ?? null) : null,
    productName: names.join(', '),
    ...{ hazard: form.hazard, reason: form.reason, advice: form.advice, detectedAt: form.detectedAt },
    ...{ made: amount?.made ?? null, unit: amount?.unit ?? '' },
    ...{ openedBy: who.personId as string, openedAs: who.role, openedAt: now },
  }
}

async function readUnits(tx: Tx, { things }: Fate): Promise<Map<string, string>> {
  const units = await listLotUnits(
    tx,
    things.map(({ text }) => text),
  )
  return new Map(units.map(({ identifier, unit }) => [normalIdentifier(identifier), unit]))
}
