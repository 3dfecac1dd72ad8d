import { isLine, newestForm, reportLines } from '@saolang/core/insight/reports/form.ts'
import {
  daysOfPeriod,
  type PeriodKind,
  periodKinds,
  proposedWorkingDays,
} from '@saolang/core/insight/reports/period.ts'
import { addDays, daysBetween, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import {
  approveReport,
  correctReport,
  markMissing,
  returnReport,
  submitReport,
} from '../insight/reports/move-report.ts'
import { openPeriod } from '../insight/reports/open-period.ts'
import { readReport } from '../insight/reports/read-report.ts'
import { recountReport, startReport, writeReport } from '../insight/reports/write-report.ts'
import { currentTime } from '../platform/act.ts'
import type { DemoAccounts } from './accounts.ts'

// Four real communes, so that names and codes are right; every figure that they report here is made up and marked.
const [uMinh, second, third, fourth] = ['32047', '32062', '32044', '32059'] as const
const noPaper = { number: '', signedOn: '', signerTitle: '', signerName: '' }

type Walk = { people: DemoAccounts; today: LegalDate; at(day: LegalDate): void }
type Told = { results: string; value: number; override?: string }

/** Periodic reports: a quarter that went all the way to the Ministry, a half-year that a province still chases, and one that is next. */
export async function seedDemoReports(people: DemoAccounts, ago: (days: number) => unknown): Promise<void> {
  ago(0)
  const today = legalDateOf(currentTime())
  const walk: Walk = { people, today, at: (day) => ago(Math.max(0, daysBetween(day, today))) }
  await finish(walk, lastEnded(today, 'quarter-'))
  await chase(walk, lastEnded(today, '-half'))
  ago(0)
  const id = await open(people.ministryOfficer, next(today))
  await startReport(people.communeOfficer, { periodId: id, code: uMinh })
}

type Wanted = { kind: PeriodKind; year: number; from: LegalDate; to: LegalDate }

function listPeriods(today: LegalDate, part: string): Wanted[] {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1]
    .flatMap((each) => periodKinds.map((kind) => ({ kind, year: each, ...daysOfPeriod(kind, each) })))
    .filter(({ kind }) => kind.includes(part))
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
}

const lastEnded = (today: LegalDate, part: string) =>
  listPeriods(today, part).findLast(({ to }) => addDays(to, 12) < today) as Wanted
const next = (today: LegalDate) => listPeriods(today, 'year').find(({ to }) => to > today) as Wanted

const open = (who: Actor, { kind, year }: Wanted) =>
  openPeriod(who, {
    ...{ kind, year, scope: 'every-unit', communes: [uMinh, second, third, fourth], isDemo: true },
    ...{ workingDays: proposedWorkingDays, document: 'Công văn yêu cầu báo cáo (mẫu)' },
  })

async function finish({ people, at }: Walk, period: Wanted): Promise<void> {
  at(addDays(period.to, -10))
  const id = await open(people.ministryOfficer, period)
  at(addDays(period.to, 2))
  const words = 'Mở thêm điểm bán tại chợ nổi, tập huấn ghi nhật ký vùng nguyên liệu (mẫu).'
  await handIn(people.communeOfficer, id, uMinh, { results: words, value: 6 })
  await handIn(inCommune(people, second), id, second, {
    results: words,
    value: 3,
    override: 'Một quyết định giấy chưa nhập vào sổ (mẫu)',
  })
  await handIn(inCommune(people, third), id, third, { results: words, value: 2 })
  at(addDays(period.to, 8))
  for (const code of [uMinh, second, third]) await approveReport(people.provincialOfficer, { periodId: id, code })
  await markMissing(people.provincialOfficer, {
    periodId: id,
    code: fourth,
    reason: 'Xã chưa bố trí cán bộ OCOP (mẫu)',
  })
  at(addDays(period.to, 9))
  await handIn(people.provincialOfficer, id, '96', {
    results: 'Ba xã đã báo cáo; tỉnh tổ chức một tuần lễ đặc sản (mẫu).',
    value: 4,
  })
  at(addDays(period.to, 10))
  await approveReport(people.ministryOfficer, { periodId: id, code: '96' })
  at(addDays(period.to, 11))
  await handIn(people.ministryOfficer, id, 'nation', {
    results: 'Chương trình giữ nhịp; vùng mẫu đi đầu (mẫu).',
    value: 4,
  })
  await approveReport(people.ministryOfficer, { periodId: id, code: 'nation' })
  at(addDays(period.to, 12))
  await correctReport(people.communeOfficer, { periodId: id, code: uMinh, reason: 'Đếm sót một điểm bán (mẫu)' })
  await addShowroom(people.communeOfficer, id)
  await submitReport(people.communeOfficer, { periodId: id, code: uMinh })
}

async function addShowroom(who: Actor, periodId: string): Promise<void> {
  const { revision, lines, asks, paper } = await readReport(who, { periodId, code: uMinh })
  const before = lines.find(({ line }) => line === 'showrooms')?.stated ?? 0
  await writeReport(who, {
    ...{ periodId, code: uMinh, revision, paper, lines: { showrooms: { value: String(before + 1), reason: '' } } },
    answers: Object.fromEntries(asks.map(({ question, words }) => [question, words])),
  })
}

async function chase({ people, at }: Walk, period: Wanted): Promise<void> {
  at(addDays(period.to, -10))
  const id = await open(people.provincialOfficer, period)
  at(addDays(period.to, 2))
  const results = 'Hướng dẫn hai hộ lập hồ sơ lần đầu (mẫu).'
  await handIn(people.communeOfficer, id, uMinh, { results, value: 5 })
  await handIn(inCommune(people, second), id, second, { results, value: 1 })
  await startReport(inCommune(people, third), { periodId: id, code: third })
  at(addDays(period.to, 5))
  await returnReport(people.provincialOfficer, {
    periodId: id,
    code: second,
    reason: 'Số điểm bán khác báo cáo quý trước (mẫu)',
  })
}

/** The demo's officer of communes, for another commune. */
function inCommune({ communeOfficer }: DemoAccounts, communeCode: string): Actor {
  return { ...communeOfficer, jurisdiction: { level: 'commune', communeCode, provinceCode: '96' } }
}

async function handIn(who: Actor, periodId: string, code: string, told: Told): Promise<void> {
  await startReport(who, { periodId, code })
  const { revision } = await readReport(who, { periodId, code })
  await recountReport(who, { periodId, code, revision })
  await write(who, periodId, code, told)
  await submitReport(who, { periodId, code })
}

async function write(who: Actor, periodId: string, code: string, { results, value, override }: Told): Promise<void> {
  const { revision, lines } = await readReport(who, { periodId, code })
  const asked = lines.filter(({ counted, line }) => counted === null && isLine(line))
  const written = asked.map(({ line }, i) => {
    const isPart = 'partOf' in reportLines[line]
    return [line, { value: String(isPart ? Math.floor(value / 2) : value + i), reason: '' }] as const
  })
  const first = lines.find(({ line }) => line === newestForm.lines[0])
  const changed =
    override && first ? [[first.line, { value: String((first.counted ?? 0) + 1), reason: override }] as const] : []
  await writeReport(who, {
    ...{ periodId, code, revision, lines: Object.fromEntries([...written, ...changed]), paper: noPaper },
    answers: {
      results,
      difficulties: 'Thiếu máy đóng gói, đường vào vùng nguyên liệu còn xấu (mẫu).',
      proposals: 'Hỗ trợ tem truy xuất cho hộ mới (mẫu).',
      next: 'Hoàn thiện hồ sơ hai sản phẩm (mẫu).',
    },
  })
}
