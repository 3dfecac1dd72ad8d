import { allowsNone, noneFits } from '@saolang/core/councils/card.ts'
import type { Trigger } from '@saolang/core/councils/discussion/triggers.ts'
import type { TotalSpread } from '@saolang/core/councils/spread.ts'
import { type CriteriaSet, findLeaf } from '@saolang/law/criteria-set.ts'
import { sentenceCase } from '@saolang/web/councils/card/card-index'
import type { RoundsView } from '@saolang/web/councils/discussion/rounds'
import type { TriggerView } from '@saolang/web/councils/discussion/trigger-list'
import type { DiscussionRecord } from '../get-session-record.ts'
import type { SeatRow } from '../sessions.sql.ts'

type Members = readonly Pick<SeatRow, 'memberId' | 'name'>[]

/** Triggers as pages show them. Who strays from their usual severity is named only to who presides, to officers and to themself. */
export function toTriggerViews(set: CriteriaSet, triggers: readonly Trigger[], named: Members): TriggerView[] {
  return triggers.map(({ kind, value, limit, cutOff, memberId, criteria }) => {
    const member = named.find((each) => each.memberId === memberId)?.name
    return {
      kind,
      value,
      limit,
      ...(cutOff !== undefined && { cutOff }),
      ...(member !== undefined && { member }),
      criteria: criteria.map((criterion) => ({ criterion, title: titleOf(set, criterion) })),
    }
  })
}

/** Both rounds of a sitting, with every change. */
export function toRoundsView(
  set: CriteriaSet,
  { openedAt, before, changes }: DiscussionRecord,
  { after, members, noneWords }: { after: TotalSpread; members: Members; noneWords: string },
): RoundsView {
  const marked = (criterion: string, mark: string) => {
    const option = optionsOf(set, criterion, noneWords).find(({ id }) => id === mark)
    return { text: option?.text ?? noneWords, points: option?.points ?? 0 }
  }
  return {
    openedAt: openedAt.toISOString(),
    before,
    after,
    changes: changes.map(({ memberId, criterion, former, mark, reason }) => ({
      member: members.find((each) => each.memberId === memberId)?.name ?? '',
      criterion,
      title: titleOf(set, criterion),
      former: marked(criterion, former),
      now: marked(criterion, mark),
      reason,
    })),
  }
}

/** What a member may choose at a criterion. */
export function optionsOf(set: CriteriaSet, criterion: string, noneWords: string) {
  const leaf = findLeaf(set, criterion)
  if (!leaf) return []
  const options = leaf.options.map(({ id, text, points }) => ({ id, text, points }))
  return allowsNone(leaf) ? [...options, { id: noneFits, text: noneWords, points: 0 }] : options
}

/** The title of a criterion, not in capitals. */
export const titleOf = (set: CriteriaSet, criterion: string): string =>
  sentenceCase(findLeaf(set, criterion)?.title ?? criterion)
