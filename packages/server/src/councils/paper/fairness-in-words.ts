import type { Trigger } from '@saolang/core/councils/discussion/triggers.ts'
import { orderFor } from '@saolang/core/councils/sample.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { optionsOf } from '../discussion/discussion-view.ts'
import type { DossierRecord, SessionRecord } from '../get-session-record.ts'
import type { SeatRow } from '../sessions.sql.ts'
import { inVietnamese } from './reasons-in-words.ts'

/** The order in which a member met the dossiers (by their number on the agenda) and the samples (by code), as drawn at convening. */
export function ordersInWords({ session, dossiers }: SessionRecord, { memberId }: SeatRow): string {
  if (session.orderSeed === null || dossiers.length === 0) return '–'
  const draw = (of: 'dossiers' | 'samples') => orderFor(dossiers, { seed: session.orderSeed, memberId, of })
  const codes = draw('samples').flatMap(({ item }) => (item.sampleCode ? [item.sampleCode] : []))
  const numbers = draw('dossiers').map(({ item }) => item.no)
  return [`hồ sơ ${numbers.join(', ')}`, ...(codes.length > 0 ? [`mẫu ${codes.join(', ')}`] : [])].join('; ')
}

/** What the minutes say of fairness on one dossier: its sample's code, ticks, proposed conflicts, triggers, both rounds. */
export function fairnessInWords(record: DossierRecord): string[] {
  const { item, ticked, verified, seats, proposals, triggers } = record
  const set = getCriteriaSet(item.setId)
  const nameOf = (memberId: string) => seats.find((seat) => seat.memberId === memberId)?.name ?? ''
  return [
    ...(item.sampleCode ? [`Mã mẫu: ${item.sampleCode}.`] : []),
    `${say('vi', 'councils.tickedOf', { n: ticked.length, of: verified })}.`,
    ...proposals.map(({ memberId, reason, matched, ruling, rulingReason }) => {
      const found = say('vi', `councils.reason-${reason}`, { matched })
      const ruled = ruling ? `${say('vi', `councils.ruled-${ruling}`)}: ${rulingReason}` : 'chưa xem xét'
      return `Hệ thống đề xuất xung đột của ${nameOf(memberId)}. ${found}; ${ruled}.`
    }),
    ...triggers.map((trigger) => triggerInWords(trigger, nameOf(trigger.memberId ?? ''))),
    ...roundsInWords(record, set, nameOf),
  ]
}

function triggerInWords({ kind, value, limit, cutOff = 0, criteria }: Trigger, member: string): string {
  const n = (figure: number) => inVietnamese(Math.round(figure * 10) / 10)
  const said = say('vi', `councils.trigger-${kind}`, { value: n(value), limit: n(limit), cutOff: n(cutOff), member })
  return `Cần thảo luận: ${said}. Tiêu chí gây ra: ${criteria.join(', ')}.`
}

function roundsInWords(
  { discussion, spread }: DossierRecord,
  set: CriteriaSet,
  nameOf: (memberId: string) => string,
): string[] {
  if (!discussion || !spread) return []
  const noneWords = say('vi', 'councils.card-noneFits')
  const textOf = (criterion: string, mark: string) =>
    optionsOf(set, criterion, noneWords).find(({ id }) => id === mark)?.text ?? noneWords
  const totals = ({ points, mean }: { points: number[]; mean: number }) => ({
    points: points.map(inVietnamese).join(' · '),
    mean: inVietnamese(Math.round(mean * 100) / 100),
  })
  return [
    `${say('vi', 'councils.beforeDiscussion', totals(discussion.before))}.`,
    `${say('vi', 'councils.afterDiscussion', totals(spread.totals))}.`,
    ...discussion.changes.map(
      ({ memberId, criterion, former, mark, reason }) =>
        `${nameOf(memberId)} đổi tiêu chí ${criterion}: từ «${textOf(criterion, former)}» thành «${textOf(criterion, mark)}». Lý do: ${reason}.`,
    ),
  ]
}
