import { listVerified } from '@saolang/core/councils/criterion-kinds.ts'
import { nationalRegulation } from '@saolang/core/councils/regulation.ts'
import { toChoices } from '@saolang/core/dossiers/self-assessment.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { signScorecard } from '../councils/card/sign-scorecard.ts'
import { closeScoring } from '../councils/close-scoring.ts'
import { declareConflict } from '../councils/conflict/declare-conflict.ts'
import { conveneSession } from '../councils/convene-session.ts'
import { recordResolution } from '../councils/discussion/record-resolution.ts'
import { establishCouncil } from '../councils/establish-council.ts'
import { getDossierRecord } from '../councils/get-session-record.ts'
import { issueVerdict } from '../councils/issue-verdict.ts'
import type { SittingAt } from '../councils/sitting.ts'
import { currentTime } from '../platform/act.ts'
import type { DemoAccounts } from './accounts.ts'
import { demoCard } from './demo-cards.ts'
import type { DemoProduct } from './demo-products.ts'

/** A council of the demo: who called it and who sits, the chair first. */
export type DemoCouncil = { id: string; officer: Actor; all: readonly Actor[] }

const seats = {
  province: ['chair', 'industryTrade', 'health', 'science', 'culture'],
  central: ['chair', 'industryTrade', 'health', 'science', 'culture'],
}

/** Forms the council of the demo's province, or the Ministry's. */
export async function formCouncil(people: DemoAccounts, level: 'province' | 'central'): Promise<DemoCouncil> {
  const isProvince = level === 'province'
  const officer = isProvince ? people.provincialOfficer : people.ministryOfficer
  const all = isProvince
    ? [
        people.provinceChair,
        people.provinceMember1,
        people.provinceMember2,
        people.provinceMember3,
        people.provinceMember4,
      ]
    : [people.nationChair, people.nationMember1, people.nationMember2, people.nationMember3, people.nationMember4]
  const { id } = await establishCouncil(officer, {
    level,
    provinceCode: isProvince ? '96' : null,
    name: isProvince
      ? 'Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Cà Mau (mẫu)'
      : 'Hội đồng đánh giá, phân hạng sản phẩm OCOP Trung ương (mẫu)',
    decisionNumber: isProvince ? '01/QĐ-UBND (mẫu)' : '01/QĐ-BNNMT (mẫu)',
    decidedOn: legalDateOf(currentTime()),
    emptySeatsReason: 'Hội đồng mẫu có năm người để thử',
    members: all.map(({ personId }, i) => ({
      personId: personId as string,
      seat: seats[level][i] as string,
      title: i === 0 ? 'Chủ tịch Hội đồng' : 'Ủy viên',
      office: i === 0 ? ('chair' as const) : i === 1 ? ('deputy' as const) : ('member' as const),
    })),
    advisers: [{ name: 'Tổ trưởng Tổ tư vấn (mẫu)', title: 'Tổ trưởng' }],
  })
  return { id, officer, all }
}

/** Calls the council to a session on these dossiers, today. Returns the session's id. */
export async function convene({ id: councilId, officer }: DemoCouncil, dossierIds: readonly string[]): Promise<string> {
  const heldOn = legalDateOf(currentTime())
  const { id } = await conveneSession(officer, {
    councilId,
    round: { year: Number(heldOn.slice(0, 4)), no: 2 },
    heldOn,
    place: 'Phòng họp mẫu',
    isInWriting: false,
    dossierIds,
  })
  return id
}

/** How the members of the demo sign: who, how many points apart, and whether the advisory group ticked before. */
export type Signing = { count?: number; apart?: readonly number[]; isTicked?: boolean }

/** The first members declare and sign a card each, a point or two apart; what was ticked before them they confirm. */
export async function signCards(
  { all }: DemoCouncil,
  at: SittingAt,
  product: DemoProduct,
  { count = 5, apart = [0, -1, 1, 0, -2], isTicked = false }: Signing = {},
): Promise<void> {
  const set = findCriteriaSet(product.setNo, legalDateOf(currentTime()))
  if (!set) throw new Error(`no criteria set ${product.setNo} is in force`)
  const ticked = new Set(isTicked ? listVerified(set, nationalRegulation) : [])
  for (const [i, who] of all.slice(0, count).entries()) {
    await declareConflict(who, { ...at, kind: 'none', note: '' })
    const card = Object.entries(toChoices(demoCard(set, product.star, product.points + (apart[i] ?? 0))))
    const marks = Object.fromEntries(card.filter(([criterion]) => !ticked.has(criterion)))
    await signScorecard(who, { ...at, marks, notes: {}, opinion: 'Nhận xét mẫu: hồ sơ đầy đủ, sản phẩm đạt.' })
  }
}

/** The chair closes scoring; `discuss` follows, where there is something; then the verdict is drawn. Returns its id. */
export async function conclude(council: DemoCouncil, at: SittingAt, discuss?: () => Promise<void>): Promise<string> {
  const chair = council.all[0] as Actor
  await closeScoring(chair, { ...at, absences: {} })
  await discuss?.()
  await reportDiscussion(council, at)
  return (await issueVerdict(chair, at)).id
}

/** The chair says what the council found, where something called for a discussion. */
async function reportDiscussion({ all }: DemoCouncil, at: SittingAt): Promise<void> {
  const chair = all[0] as Actor
  const { triggers } = await getDossierRecord(chair, at)
  if (triggers.length === 0) return
  const reason = 'Hội đồng xem lại hồ sơ và mẫu; thành viên giữ hoặc đổi điểm có lý do (mẫu)'
  await recordResolution(chair, { ...at, criterion: 'total', reason })
}
