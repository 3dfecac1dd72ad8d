import type { PublicRecallView, RecallLine, RecallView } from '@saolang/web/trace/recall/recall-view.ts'
import type { ListedRecall, PublicRecall, WholeRecall } from './read-recalls.ts'

/** A recall as its public page shows it. */
export function toPublicView({
  maker,
  productHref,
  openedAt,
  closedAt,
  disposal,
  closing,
  ...told
}: PublicRecall): PublicRecallView {
  return {
    ...told,
    ...(maker && { maker: maker.name }),
    ...(productHref && { productHref }),
    openedAt: openedAt.toISOString(),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
    ...(disposal && { disposal }),
    ...(closing && { closing }),
  }
}

/** A recall as a line of a list. */
export function toLine({
  id,
  code,
  productName,
  maker,
  hazard,
  openedAt,
  closedAt,
  isRun,
  effect,
}: ListedRecall): RecallLine {
  return {
    ...{ id, code, productName, hazard, isRun, effect },
    ...(maker && { maker: maker.name }),
    isSample: maker?.isDemo ?? false,
    openedAt: openedAt.toISOString(),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
  }
}

/** A recall as its report shows it. */
export function toView(recall: WholeRecall, mayClose: boolean): RecallView {
  const { reason, advice, unit, mayAnswerFor, detectedAt, made, disposal, closing } = recall
  return {
    ...toLine(recall),
    ...{ reason, advice, unit, mayAnswerFor, mayClose, isCompulsory: recall.openedAs !== 'producer' },
    detectedAt: detectedAt.toISOString(),
    ...(made !== null && { made }),
    ...(disposal && { disposal }),
    ...(closing && { closing }),
    things: recall.things.map(({ thing, kind, isRoot, leftAt }) => ({ thing, kind, isRoot, hasLeft: leftAt !== null })),
    holders: recall.holders.map(({ id, name, party, ownerId, isOwn, toldAt, way, queued, answer }) => ({
      ...{ id, party, isOwn, queued, hasAccount: ownerId !== null },
      ...(name && { name }),
      ...(toldAt && { toldAt: toldAt.toISOString() }),
      ...(way && { way: way as 'account' | 'phone' | 'letter' | 'visit' }),
      ...(answer && { answer }),
    })),
    movedSince: recall.movedSince.map(({ eventId, eventTime, step }) => ({
      ...{ eventId, at: eventTime.toISOString() },
      ...(step && { step }),
    })),
  }
}
