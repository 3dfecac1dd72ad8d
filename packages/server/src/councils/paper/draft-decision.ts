import type { CouncilLevel } from '@saolang/core/councils/council.ts'
import { starsOf } from '@saolang/core/councils/escalation.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { inSentence, placeInWords } from '@saolang/core/people/place-name.ts'
import { decision as decision26 } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import type { Dossier } from '../../dossiers/get-dossier.ts'
import { getPlace } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { getSessionRecord, type SessionRecord } from '../get-session-record.ts'
import { type Letterhead, letterheadOf } from './letterhead.ts'

/**
 * The draft of the decision of recognition that follows from a session, as PDF. It never bears a number: that, the day and the
 * signature belong to who signs. Refuses when the session proposes nothing that its authority may recognise.
 */
export async function printDraftDecision(who: Actor, sessionId: string): Promise<Buffer> {
  const record = await getSessionRecord(who, sessionId)
  const proposed = proposedOf(record)
  const problems: Problem[] = proposed.length > 0 ? [] : [{ code: 'draft-decision.nothing-to-recognise' }]
  refuseIf(problems)
  const { head, addresses } = await readPlaces(who, {
    provinceCode: record.session.provinceCode,
    dossiers: proposed.map(({ dossier }) => dossier),
  })
  const items = proposed.map(({ dossier, points, star }, i) => ({
    productName: dossier.productName,
    organisationName: dossier.organisationName,
    address: addresses[i],
    points,
    star,
  }))
  return renderPdf('councils/paper/decision.typ', {
    ...wordingOf(record.session.level, head, items.length, [...new Set(items.map(({ star }) => star))].sort()),
    isDraft: true,
    number: null,
    signedOn: null,
    place: head.seat,
    items,
    isDemo: proposed.some(({ dossier }) => dossier.isDemo),
    ...sessionWords(record, head),
  })
}

const readPlaces = view(
  'minutes.read',
  async ({ tx }, { provinceCode, dossiers }: { provinceCode: string | null; dossiers: readonly Dossier[] }) => {
    const addresses = []
    for (const { communeCode } of dossiers) {
      const { communeName, provinceName } = await getPlace(tx, communeCode)
      addresses.push(placeInWords(communeName, provinceName))
    }
    return { head: await letterheadOf(tx, provinceCode), addresses }
  },
)

function proposedOf({ session, dossiers }: SessionRecord) {
  const way = session.level === 'province' ? 'recognise-province' : 'recognise-ministry'
  return dossiers.flatMap(({ dossier, verdict }) => {
    const { ways, recognisable, pointsShown } = verdict?.result ?? {}
    const isOurs = ways?.includes(way) && recognisable && starsOf[session.level].includes(recognisable)
    return isOurs ? [{ dossier, star: recognisable, points: pointsShown }] : []
  })
}

/** A day as decisions write it: "ngày 05 tháng 02 năm 2026". */
export const dayInWords = (day: string) => {
  const [year, month, date] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/** The fixed words of a decision of recognition: articles, recipients, titles. */
export function wordingOf(
  level: CouncilLevel,
  { issuer, authority, symbol, area }: Letterhead,
  count: number,
  stars: number[],
) {
  const ranks = stars.map((star) => `${star} sao`).join(', ')
  const isProvince = level === 'province'
  return {
    issuer,
    symbol,
    authority,
    subject: `Về việc công nhận và cấp Giấy chứng nhận sản phẩm OCOP đạt hạng ${ranks}`,
    articles: [
      `Công nhận và cấp Giấy chứng nhận cho ${count} sản phẩm OCOP đạt hạng ${ranks} ${isProvince ? `của ${area}` : 'cấp quốc gia'} (danh sách kèm theo).`,
      'Giấy chứng nhận có giá trị 36 tháng kể từ ngày ký Quyết định này. Chủ thể có sản phẩm được công nhận được sử dụng nhãn hiệu chứng nhận OCOP theo quy định và có trách nhiệm giữ vững các tiêu chí đã được đánh giá.',
      'Quyết định này có hiệu lực kể từ ngày ký.',
      isProvince
        ? `Chánh Văn phòng ${issuer}, Giám đốc Sở Nông nghiệp và Môi trường, Chủ tịch Ủy ban nhân dân các xã, phường có liên quan và các chủ thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.`
        : 'Chánh Văn phòng Bộ, Thủ trưởng các đơn vị có liên quan thuộc Bộ, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố có liên quan và các chủ thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.',
    ],
    recipients: isProvince
      ? ['Như Điều 4', 'Bộ Nông nghiệp và Môi trường (để báo cáo)', 'Thành viên Hội đồng', 'Lưu: VT']
      : ['Như Điều 4', 'Bộ trưởng (để báo cáo)', 'Thành viên Hội đồng', 'Lưu: VT'],
    capacity: null,
    title: isProvince ? 'Chủ tịch' : 'Bộ trưởng',
    signer: null,
    listTitle: `Sản phẩm OCOP được công nhận đạt hạng ${ranks}`,
  }
}

function sessionWords({ session }: SessionRecord, { authority }: Letterhead) {
  const { number, title } = decision26
  const basis =
    session.level === 'province'
      ? 'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025'
      : 'Căn cứ Nghị định số 35/2025/NĐ-CP ngày 25 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Nông nghiệp và Môi trường'
  const council = `${session.councilName} tại phiên họp ${dayInWords(session.heldOn)}`
  return {
    bases: [
      basis,
      `Căn cứ Quyết định số ${number} ${dayInWords(decision26.signedOn)} của Thủ tướng Chính phủ ${inSentence(title)}`,
      `Căn cứ kết quả đánh giá, phân hạng của ${council}, đợt ${session.roundNo} năm ${session.roundYear}`,
      `Theo đề nghị của Chủ tịch ${session.councilName}`,
    ],
    authority,
  }
}
