import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findOwner } from '@saolang/core/trace/reach.ts'
import {
  findAnswerProblems,
  findClosingProblems,
  type GoodAnswer,
  type HolderAnswer,
  handWays,
} from '@saolang/core/trace/recall/recall.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { findOwnerProblems } from './find-roots.ts'
import { addAnswer, addTelling, findHolder } from './holders.sql.ts'
import { closeRecallRow, lockRecall, type RecallRow } from './recalls.sql.ts'

/**
 * Acknowledges a recall with what was found, sent back, destroyed, and sold before: a holder for itself, or who runs the recall for
 * a holder without an account. Refuses with `not-found.recall` whom it does not concern.
 */
export const answerRecall = act(
  'recall.answer',
  async (context, { holderId, answer }: { holderId: string; answer: HolderAnswer }): Promise<void> => {
    const { tx, who, now } = context
    const { recall, ownerId } = await getHolding(context, holderId)
    const isOwn = ownerId !== null && ownerId === findOwner(who)
    if (!isOwn) await mustRun(context, recall, ownerId)
    refuseIf(recall.closedAt ? [{ code: 'conflict.recall-closed' }] : [])
    const tidied = { ...answer, note: tidyLines(answer.note) }
    refuseIf(findAnswerProblems(tidied))
    const by = { by: who.personId as string, as: who.role, at: now }
    await addAnswer(tx, { id: context.newId(), holderId, ...(tidied as GoodAnswer), ...by })
    const { found, returned, destroyed, sold } = tidied as GoodAnswer
    context.on('recall', recall.id, { holderId, found, returned, destroyed, sold })
  },
)

/** Notes that a holder without an account was told by telephone, letter or visit. Refuses with `not-found.recall` whom it does not concern. */
export const tellByHand = act(
  'recall.tell',
  async (context, { holderId, way }: { holderId: string; way: string }): Promise<void> => {
    const { tx, who, now } = context
    const { recall, ownerId } = await getHolding(context, holderId)
    await mustRun(context, recall, ownerId)
    refuseIf(recall.closedAt ? [{ code: 'conflict.recall-closed' }] : [])
    refuseIf(handWays.some((known) => known === way) ? [] : [{ code: 'recall.way-missing', at: 'way' }])
    await addTelling(tx, { id: context.newId(), holderId, way, queued: 0, by: who.personId ?? null, at: now })
    context.on('recall', recall.id, { holderId, way })
  },
)

/**
 * Closes a recall: what was done with the goods, and in words how it ended. What an authority opened only an authority closes. Codes
 * show from then on that it is over.
 */
export const closeRecall = act(
  'recall.close',
  async (context, { id, disposal, closing }: { id: string; disposal: string; closing: string }): Promise<void> => {
    const { tx, who, now } = context
    const recall = await lockRecall(tx, id)
    refuseIf(
      !recall || (await findOwnerProblems(tx, who, recall.ownerId)).length > 0 ? [{ code: 'not-found.recall' }] : [],
    )
    const isAuthoritys = recall?.openedAs !== 'producer'
    refuseIf(isAuthoritys && who.role === 'producer' ? [{ code: 'forbidden.recall-of-authority' }] : [])
    const words = { disposal, closing: tidyLines(closing) }
    refuseIf(findClosingProblems(words))
    const isClosed = await closeRecallRow(tx, { id, by: who.personId as string, at: now, ...words })
    refuseIf(isClosed ? [] : [{ code: 'conflict.recall-closed' }])
    await context.emit('RecallChanged', { recallId: id })
    if (recall?.productId) await renewProductPage(context, recall.productId)
    context.on('recall', id, { disposal: tidy(disposal) })
  },
)

async function getHolding(
  { tx }: ActContext,
  holderId: string,
): Promise<{ recall: RecallRow; ownerId: string | null }> {
  const holder = await findHolder(tx, holderId)
  const recall = holder && (await lockRecall(tx, holder.recallId))
  if (!recall) refuseIf([{ code: 'not-found.recall' }])
  return { recall: recall as RecallRow, ownerId: holder?.ownerId ?? null }
}

/** Only who runs the recall speaks for a holder, and only for one that cannot speak here. */
async function mustRun({ tx, who }: ActContext, recall: RecallRow, holderOwnerId: string | null): Promise<void> {
  const runs = (await findOwnerProblems(tx, who, recall.ownerId)).length === 0
  refuseIf(runs ? [] : [{ code: 'not-found.recall' }])
  refuseIf(holderOwnerId === null ? [] : [{ code: 'forbidden.holder-answers' }])
}
