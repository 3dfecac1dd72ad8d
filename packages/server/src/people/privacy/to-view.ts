import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { nextDayOf, stateOf } from '@saolang/core/people/privacy/rights.ts'
import type { DeskRequestView, RequestView } from '@saolang/web/people/privacy/request-view.ts'
import type { RightsRow } from './privacy.sql.ts'

type Followed = Omit<RightsRow, 'name' | 'contact' | 'words' | 'personId'>

/** A request as its pages show it, on a day. */
export function toRequestView(request: Followed, now: Date): RequestView {
  const { id, code, kind, askedAt, extensionReason, outcome, answer, answeredAt } = request
  const dueOn = nextDayOf(request)
  return {
    id,
    code: formatShortCode(code),
    kind,
    state: stateOf(request),
    askedAt: askedAt.toISOString(),
    isLate: dueOn !== undefined && dueOn < legalDateOf(now),
    ...(dueOn && { dueOn }),
    ...(extensionReason && { extensionReason }),
    ...(outcome && { outcome }),
    ...(answer && { answer }),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
  }
}

/** A request as the desk sees it. */
export function toDeskView(request: RightsRow, now: Date): DeskRequestView {
  const { name, contact, words, personId } = request
  return { ...toRequestView(request, now), name, contact, words, hasAccount: personId !== null }
}
