import { nationalTriggers } from '@saolang/core/councils/discussion/trigger-settings.ts'
import type { Trigger } from '@saolang/core/councils/discussion/triggers.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import { orderFor } from '@saolang/core/councils/sample.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { optionsOf } from '../discussion/discussion-view.ts'
import type { DossierRecord, SessionRecord } from '../get-session-record.ts'
import type { SeatRow } from '../sessions.sql.ts'
import { inVietnamese } from './reasons-in-words.ts'

/** What calls for a discussion besides the spread, as the regulation sets it. */
export function triggersInWords({ triggers = nationalTriggers }: Regulation): string[] {
  const { nearCutOffErrors, disputedFloor, selfScoreLimit, severityDeviations } = triggers
  const set = [
    nearCutOffErrors !== null &&
      `trung bình trong ${inVietnamese(nearCutOffErrors)} lần sai số chuẩn quanh mốc xếp hạng`,
    disputedFloor && 'thành viên khác nhau về mức tối thiểu',
    selfScoreLimit !== null && `lệch quá ${inVietnamese(selfScoreLimit)} điểm so với chủ thể tự chấm`,
    severityDeviations !== null &&
      `thành viên lệch quá ${inVietnamese(severityDeviations)} độ lệch chuẩn so với mức chấm thường thấy của mình`,
  ].filter((words) => words !== false)
  return set.length > 0 ? [`Phải thảo luận khi: ${set.join('; ')}.`] : []
}

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
  const { item, ticked, verified, seats, objections, proposals, triggers } = record
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
    ...objections.map(
      ({ memberId, criterion, reason }) =>
        `${nameOf(memberId)} phản đối đánh dấu của Tổ tư vấn tại tiêu chí ${criterion}: ${reason}.`,
    ),
    ...triggers.map(triggerInWords),
    ...roundsInWords(record, set, nameOf),
  ]
}

// Whose severity strays is not for everybody who reads the minutes.
function triggerInWords({ kind, value, limit, cutOff = 0, criteria }: Trigger): string {
  const n = (figure: number) => inVietnamese(Math.round(figure * 10) / 10)
  const key = kind === 'unlike-member' ? 'unlike-somebody' : kind
  const said = say('vi', `councils.trigger-${key}`, { value: n(value), limit: n(limit), cutOff: n(cutOff) })
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
