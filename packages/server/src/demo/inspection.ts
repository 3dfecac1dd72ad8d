import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { currentTime, newId } from '../platform/act.ts'
import { concludeInspection } from '../registry/inspections/conclude-inspection.ts'
import { orderInspection } from '../registry/inspections/order-inspection.ts'
import { planInspections } from '../registry/inspections/plan-inspections.ts'
import { readInspection } from '../registry/inspections/read-inspections.ts'
import { recordInspection } from '../registry/inspections/record-inspection.ts'
import { readCertificates } from '../registry/read-certificates.ts'
import { answerReport, triageReport } from '../registry/reports/answer-report.ts'
import { readReports } from '../registry/reports/read-reports.ts'
import { reportProduct } from '../registry/reports/report-product.ts'
import { publishReply } from '../registry/withdrawal/publish-reply.ts'
import type { DemoAccounts } from './accounts.ts'

/**
 * What happens after recognition: a report that led to a visit, a conclusion, the producer's answer and the answer to who
 * reported; a planned visit that waits for the commune's officer; a report that waits for somebody to look.
 */
export async function seedDemoInspections(people: DemoAccounts, ago: (days: number) => unknown): Promise<void> {
  const { provincialOfficer: officer, communeOfficer } = people
  const issued = await readCertificates(officer, undefined)
  const fish = issued.find(({ record }) => record.product.name.startsWith('Khô cá'))?.record.product.id
  const honey = issued.find(({ record }) => record.product.name.startsWith('Mật ong'))?.record.product.id
  if (!fish || !honey) throw new Error('the demo has its two recognised products')
  ago(24)
  const reportId = await report(officer, fish, 'Túi bán ở chợ in bốn sao, tra mã thấy ba sao (phản ánh mẫu).')
  ago(22)
  await triageReport(officer, reportId)
  const visitId = await order(officer, communeOfficer, { productId: fish, reportId })
  ago(17)
  await visit(communeOfficer, visitId)
  ago(14)
  await conclude(officer, visitId)
  ago(12)
  const words = 'Chúng tôi đã thu lại toàn bộ túi in nhầm và in nhãn mới đúng ba sao (trả lời mẫu).'
  await publishReply(people.household, { inspectionId: visitId, words })
  ago(11)
  const answer = 'Đã kiểm tra tại cơ sở: lô túi in nhầm hạng sao. Chủ thể đã thu lại và in nhãn mới (trả lời mẫu).'
  await answerReport(officer, { reportId, outcome: 'upheld', words: answer })
  ago(6)
  await plan(officer, communeOfficer, honey)
  ago(2)
  await report(officer, honey, 'Nắp chai bán trên mạng không có tem như ảnh trên trang này (phản ánh mẫu).')
}

async function report(officer: Actor, productId: string, words: string): Promise<string> {
  await reportProduct(visitor, { productId, kind: 'mark-misused', words })
  const newest = (await readReports(officer, undefined)).find(
    (line) => line.productId === productId && line.state === 'new',
  )
  return newest?.id as string
}

async function order(officer: Actor, inspector: Actor, what: { productId: string; reportId: string }): Promise<string> {
  const { id } = await orderInspection(officer, {
    ...{ ...what, inspector: inspector.personId as string, dueOn: addDays(legalDateOf(currentTime()), 7) },
    why: 'Có phản ánh về hạng sao in trên túi (mẫu).',
  })
  return id
}

async function visit(inspector: Actor, inspectionId: string): Promise<void> {
  const { checklist } = await readInspection(inspector, inspectionId)
  await recordInspection(inspector, {
    ...{ inspectionId, entryId: newId(currentTime()), visitedOn: legalDateOf(currentTime()), photos: [] },
    ...{ met: 'Chủ cơ sở', words: 'Đã xem xưởng, kho và nhãn đang dùng (ghi chú mẫu).' },
    findings: checklist.map(({ code }) => ({ item: code, ...findingOf(code) })),
  })
}

function findingOf(code: string): { outcome: string; note: string } {
  if (code === 'mark.star') return { outcome: 'not-ok', note: 'Một lô túi in bốn sao (mẫu)' }
  if (code === 'mark.publicity') return { outcome: 'not-seen', note: 'Trang bán hàng đang bảo trì (mẫu)' }
  return { outcome: 'ok', note: '' }
}

async function conclude(officer: Actor, inspectionId: string): Promise<void> {
  const today = legalDateOf(currentTime())
  await concludeInspection(officer, {
    ...{ inspectionId, outcome: 'to-correct', documentNumber: '15/KL-SNNMT (mẫu)', concludedOn: today },
    ...{ words: 'Lô túi in nhầm hạng sao phải thu lại trước hạn (kết luận mẫu).', correctBy: addDays(today, 60) },
  })
}

async function plan(officer: Actor, inspector: Actor, productId: string): Promise<void> {
  const today = legalDateOf(currentTime())
  await planInspections(officer, {
    ...{ title: 'Hậu kiểm quý này (kế hoạch mẫu)', from: today, to: addDays(today, 40), documentNumber: '8/KH (mẫu)' },
    ...{ inspector: inspector.personId as string, productIds: [productId] },
  })
}
