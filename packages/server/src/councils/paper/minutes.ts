import type { Regulation } from '@saolang/core/councils/regulation.ts'
import { findLeaf } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { view } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { type DossierRecord, getSessionRecord, type SessionRecord } from '../get-session-record.ts'
import type { SeatRow } from '../sessions.sql.ts'
import { fairnessInWords, ordersInWords, triggersInWords } from './fairness-in-words.ts'
import { type Letterhead, letterheadOf } from './letterhead.ts'
import { inVietnamese, proposalInWords, reasonsInWords } from './reasons-in-words.ts'

/** What the head of a session's papers needs besides its record. */
export const readLetterhead = view('minutes.read', ({ tx }, provinceCode: string | null) =>
  letterheadOf(tx, provinceCode),
)

/** The minutes of a session as PDF: a draft for signing, with everything that was declared, advised, discussed and resolved. */
export async function printMinutes(who: Parameters<typeof getSessionRecord>[0], sessionId: string): Promise<Buffer> {
  const record = await getSessionRecord(who, sessionId)
  const head = await readLetterhead(who, record.session.provinceCode)
  return renderPdf('councils/paper/minutes.typ', minutesOf(record, head))
}

function minutesOf(record: SessionRecord, head: Letterhead): object {
  const { session, dossiers } = record
  const seats = dossiers[0]?.seats ?? []
  const chair = seats.find(({ office }) => office === 'chair')
  return {
    isDraft: true,
    parentBody: head.issuer,
    councilName: session.councilName,
    place: head.seat,
    heldOn: session.heldOn,
    subject: `Họp Hội đồng đánh giá, phân hạng sản phẩm OCOP ${head.area}, đợt ${session.roundNo} năm ${session.roundYear}`,
    time: `ngày ${session.heldOn.split('-').reverse().join('/')}`,
    venue: session.isInWriting ? 'Lấy ý kiến bằng văn bản' : session.place,
    chair: { name: chair?.name ?? '', title: chair?.title ?? '' },
    members: seats.map((seat) => ({ ...memberOf(seat, dossiers), order: ordersInWords(record, seat) })),
    advisers: record.advisers,
    regulation: regulationInWords(session.regulation, session.regulationVersion),
    dossiers: dossiers.map((dossier) => ({ ...dossierOf(dossier), fairness: fairnessInWords(dossier) })),
    isDemo: dossiers.some(({ dossier }) => dossier.isDemo),
  }
}

function memberOf(seat: SeatRow, dossiers: readonly DossierRecord[]) {
  const signed = dossiers.filter(({ seats }) =>
    seats.some(({ memberId, signedAt, kind }) => memberId === seat.memberId && signedAt && kind === 'none'),
  )
  return {
    name: seat.name,
    title: `${seat.title}, ${say('vi', `councils.office-${seat.office}`)}`,
    signedCards: `${signed.length}/${dossiers.length}`,
  }
}

function regulationInWords(rules: Regulation, version: number): string[] {
  const { quorumShare, fewestCards, spreadLimit, decimalsShown } = rules
  return [
    `Quy chế hoạt động của Hội đồng, bản số ${version}.`,
    `Số phiếu tối thiểu: ${inVietnamese(quorumShare * 100)}% số thành viên được chấm, không ít hơn ${fewestCards} phiếu.`,
    `Tổng điểm của các thành viên chênh nhau quá ${inVietnamese(spreadLimit)} điểm thì Hội đồng phải thảo luận.`,
    ...triggersInWords(rules),
    `Điểm trung bình ghi đến ${decimalsShown} chữ số thập phân; hạng xét theo điểm chưa làm tròn.`,
  ]
}

function dossierOf({ dossier, item, setTitle, seats, quorum, advice, spread, resolutions, verdict }: DossierRecord) {
  const set = getCriteriaSet(item.setId)
  const totals = spread?.totals
  return {
    productName: dossier.productName,
    code: dossier.code ?? '',
    organisationName: dossier.organisationName,
    setTitle: `số ${set.no} (${setTitle})`,
    recused: seats
      .filter(({ kind }) => kind !== null && kind !== 'none')
      .map(({ name, kind }) => `${name} (${say('vi', `councils.conflict-${kind as 'family'}`)})`),
    absent: seats.filter(({ absence }) => absence).map(({ name, absence }) => `${name} (${absence})`),
    advice: advice?.report ?? null,
    cards: quorum.signed,
    mayScore: quorum.eligible,
    lowest: totals?.points[0] ?? null,
    highest: totals?.points.at(-1) ?? null,
    range: totals?.range ?? null,
    discussion: verdict?.inputs.discussion ?? resolutions.find(({ optionId }) => optionId === null)?.reason ?? null,
    resolutions: resolutions
      .filter(({ optionId }) => optionId !== null)
      .map(({ criterion, optionId, reason }) => ({
        criterion,
        option: findLeaf(set, criterion)?.options.find(({ id }) => id === optionId)?.text ?? '',
        reason,
      })),
    verdict: verdict && {
      points: verdict.result.pointsShown,
      bandStar: verdict.result.bandStar,
      star: verdict.result.star,
      reasons: reasonsInWords(verdict.result),
      proposal: proposalInWords(verdict.result),
    },
  }
}
