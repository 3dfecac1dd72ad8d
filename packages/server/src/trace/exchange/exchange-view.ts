import type { Reason } from '@saolang/core/trace/exchange/answer.ts'
import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import type { DeliveryView } from '@saolang/web/trace/exchange/deliveries-page'
import type { TargetView } from '@saolang/web/trace/exchange/exchange-page'
import type { DeliveryRow } from './deliveries.sql.ts'
import type { TargetState } from './read-exchange.ts'

/** A target for its page. */
export function toTargetView({ target, isOn, mapping, counts, lastTry, pausedUntil }: TargetState): TargetView {
  const { oldestAt, acceptedAt, ...numbers } = counts
  return {
    ...{ target, isOn, basis: mapping.basis, counts: numbers },
    ...(oldestAt && { oldestAt: oldestAt.toISOString() }),
    ...(acceptedAt && { acceptedAt: acceptedAt.toISOString() }),
    ...(lastTry && {
      lastTry: {
        outcome: lastTry.outcome as NonNullable<TargetView['lastTry']>['outcome'],
        ...(lastTry.detail && { detail: lastTry.detail }),
        at: lastTry.triedAt.toISOString(),
      },
    }),
    ...(pausedUntil && { pausedUntil: pausedUntil.toISOString() }),
  }
}

/** A delivery for its page. */
export function toDeliveryView(row: DeliveryRow): DeliveryView {
  const { id, target, name, version, cause, state, queuedAt, settledAt, nextTryAt, receipt, failures } = row
  const lot = lotOf(row.subject)
  return {
    ...{ id, target, name, version, cause, state, failures, queuedAt: queuedAt.toISOString() },
    ...(lot && { lot }),
    ...(settledAt && { settledAt: settledAt.toISOString() }),
    ...(state === 'waiting' && failures > 0 && { nextTryAt: nextTryAt.toISOString() }),
    ...(receipt && { receipt }),
  }
}

/** The number of the lot that a subject names: of an own code, or of a GS1 Digital Link. */
export function lotOf(subject: string): string | undefined {
  const lot = parseOwnCode(subject)?.lot ?? /\/10\/([^/?]+)/.exec(subject)?.[1]
  return lot === undefined ? undefined : decodeURIComponent(lot)
}

/** Reasons in words: codes of ours are said, what a portal wrote stays as it came. */
export function sayReasons(lang: 'vi' | 'en', reasons: readonly Reason[]): Reason[] {
  return reasons.map(({ field, text }) =>
    text.startsWith('exchange.')
      ? { text: sayProblem(lang, { code: text, values: { field: field ?? '', most: '', word: '' } }) }
      : { ...(field && { field }), text },
  )
}
