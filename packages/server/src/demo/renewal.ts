import { listAssessmentPages } from '@saolang/core/dossiers/self-assessment.ts'
import { addDays, addMonths, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { attachEvidence } from '../dossiers/attach-evidence.ts'
import { chooseOptions } from '../dossiers/choose-options.ts'
import { readDossier } from '../dossiers/read-dossier.ts'
import { datePaper } from '../dossiers/renewal/date-paper.ts'
import { keepSections } from '../dossiers/renewal/keep-sections.ts'
import { readRenewal } from '../dossiers/renewal/read-renewal.ts'
import { saveStep } from '../dossiers/save-step.ts'
import { currentTime } from '../platform/act.ts'
import { renderPdf } from '../platform/pdf.ts'
import { readRenewals } from '../registry/clock/read-renewals.ts'
import { startFromCertificate } from '../registry/clock/start-from-certificate.ts'
import { transcribeRecognition } from '../registry/imports/transcribe-recognition.ts'
import type { DemoAccounts } from './accounts.ts'
import type { DemoProduct } from './demo-products.ts'
import { handIn, sendToProvince, writePages } from './file-dossier.ts'

/** A product of the household whose stars were given under the former decision, and end within the window of re-evaluation. */
const dried: Pick<DemoProduct, 'name' | 'setNo' | 'star' | 'points' | 'description'> = {
  name: 'Mắm ba khía (mẫu)',
  setNo: 9,
  star: 3,
  points: 63,
  description: 'Ba khía muối, trộn tỏi ớt, hũ thủy tinh 450 g.',
}
const daysLeft = 140
const fresh = { formKey: 'demo' }

/**
 * A certificate that comes to its end with its re-evaluation before the commune, and an upgrade that began with a certified version:
 * kept where nothing changed, changed in three places, at the province, who sees the difference.
 */
export async function seedDemoRenewals(people: DemoAccounts, ago: (days: number) => unknown): Promise<void> {
  const { household, producer, communeOfficer } = people
  ago(40)
  await transcribe(household.organisationId as string)
  ago(12)
  const againId = await renew(household)
  ago(10)
  await handIn(household, againId)
  ago(24)
  const upgradeId = await upgrade(producer)
  ago(20)
  await handIn(producer, upgradeId)
  ago(9)
  await sendToProvince(communeOfficer, upgradeId, '71/TTr-UBND (mẫu)')
}

// What the province would hand over from its files: a recognition of before this system, told by its decision.
async function transcribe(organisationId: string): Promise<void> {
  // The days are counted from the day on which the demo is shown, not from that on which this is written down.
  const expiresOn = addDays(legalDateOf(currentTime()), 40 + daysLeft)
  const { name, setNo, star } = dried
  await transcribeRecognition(system, {
    ...{ key: `demo ${name}`, organisationId, name, setNo, star, isDemo: true },
    ...{ issuedOn: addMonths(expiresOn, -36), expiresOn },
    decisionNumber: '215/QĐ-UBND (mẫu)',
    authorityName: 'Ủy ban nhân dân huyện U Minh (mẫu)',
    recordedPlace: 'Xã U Minh, tỉnh Cà Mau',
    source: { level: 'A', url: '', published: null, note: 'Dữ liệu mẫu', words: 'Quyết định công nhận (mẫu)' },
  })
}

async function renew(household: Actor): Promise<string> {
  const { id } = await startFromCertificate(household, {
    certificateId: await certificateOf(household, dried.name),
    kind: 're-evaluation',
  })
  await writePages(household, id, { ...dried, by: 'household', stage: 'submitted', daysAgo: 10 })
  await datePapers(household, id)
  return id
}

async function upgrade(producer: Actor): Promise<string> {
  const certificateId = await certificateOf(producer, 'Mật ong rừng tràm (mẫu)')
  const { id } = await startFromCertificate(producer, { certificateId, kind: 'upgrade' })
  const changes = 'Thêm ba mươi tổ ong, máy hạ thủy phần mới, có chứng nhận hệ thống quản lý chất lượng (mẫu).'
  await saveStep(producer, { ...fresh, dossierId: id, step: 'changes', answers: { changes }, version: 0 })
  const plan = 'Đưa mật ong ra thị trường nước ngoài, có mã truy xuất từng lô (mẫu).'
  await saveStep(producer, { ...fresh, dossierId: id, step: 'plan', answers: { plan }, version: 1 })
  await raise(producer, id)
  const { sections } = await readRenewal(producer, id)
  await keepSections(producer, {
    dossierId: id,
    steps: sections.filter(({ reasons }) => reasons.length === 0).map(({ step }) => step),
  })
  await datePapers(producer, id)
  const bytes = await renderPdf('demo/paper/sample-evidence.typ', {
    productName: 'Chứng nhận hệ thống quản lý chất lượng',
    organisationName: producer.name,
  })
  const term = { kind: 'qualitySystem', expiresOn: addMonths(legalDateOf(currentTime()), 30) }
  const upload = { bytes, fileName: 'chung-nhan-mau.pdf' }
  const caption = 'Chứng nhận hệ thống quản lý chất lượng (mẫu)'
  await attachEvidence(producer, { dossierId: id, criterion: '10', caption, term, upload })
  return id
}

/** The first criterion of part C that can still rise, rises. */
async function raise(producer: Actor, dossierId: string): Promise<void> {
  const { set, contents } = await readDossier(producer, dossierId)
  for (const { part, step, leaves } of listAssessmentPages(getCriteriaSet(set.id))) {
    const lower = leaves.find(({ code, options }) => {
      const points = options.find(({ id }) => id === contents.judged.given[code])?.points ?? 0
      return part === 'C' && options.some((option) => option.points > points)
    })
    if (!lower) continue
    const best = lower.options.toSorted((a, b) => b.points - a.points)[0]
    const given = { [lower.code]: best?.id as string }
    const words = { [lower.code]: 'Nâng mức nhờ thiết bị mới (mẫu).' }
    await chooseOptions(producer, { ...fresh, dossierId, step, given, words, version: 1 })
    return
  }
}

async function datePapers(who: Actor, dossierId: string): Promise<void> {
  const { contents } = await readDossier(who, dossierId)
  for (const { id } of contents.files) await datePaper(who, { dossierId, evidenceId: id, isUnlimited: true })
}

async function certificateOf(who: Actor, product: string): Promise<string> {
  const found = (await readRenewals(who, undefined)).find((line) => line.product === product)
  if (!found) throw new Error(`the demo has no certificate of ${product}`)
  return found.id
}
