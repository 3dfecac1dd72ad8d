import { draftFindings, type Findings } from '@saolang/core/dossiers/findings.ts'
import { listFields, listFormSteps } from '@saolang/core/dossiers/form.ts'
import { listAssessmentPages } from '@saolang/core/dossiers/self-assessment.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { attachEvidence, reuseEvidence } from '../dossiers/attach-evidence.ts'
import { chooseOptions } from '../dossiers/choose-options.ts'
import { readDossier } from '../dossiers/read-dossier.ts'
import { forwardDossier } from '../dossiers/review/forward-dossier.ts'
import { recordFindings } from '../dossiers/review/record-findings.ts'
import { saveStep } from '../dossiers/save-step.ts'
import { startDossier } from '../dossiers/start-dossier.ts'
import { submitDossier } from '../dossiers/submit-dossier.ts'
import { currentTime } from '../platform/act.ts'
import { renderPdf } from '../platform/pdf.ts'
import { demoCard } from './demo-cards.ts'
import { type DemoProduct, demoWords } from './demo-products.ts'

const fresh = { version: 0, formKey: 'demo' }

/** Writes a whole dossier as its producer would: every page, every criterion, a paper for each. Returns its id; it is not handed in. */
export async function writeDossier(who: Actor, product: DemoProduct): Promise<string> {
  const organisationId = who.organisationId as string
  const { id } = await startDossier(who, {
    kind: 'first',
    organisationId,
    productName: product.name,
    setNo: product.setNo,
  })
  await writePages(who, id, product)
  return id
}

/** Writes every page and criterion of a dossier that was started: what its kind asks beyond a first one, in a plain word. */
export async function writePages(who: Actor, id: string, product: DemoProduct): Promise<void> {
  const { dossier } = await readDossier(who, id)
  for (const step of listFormSteps(dossier.kind)) {
    const own = step === 'product' && {
      productName: product.name,
      productDescription: product.description,
      sampleCount: '5',
    }
    const again = listFields(step, product.setNo).filter(({ code }) => code.startsWith('update.'))
    const updates = Object.fromEntries(again.map(({ code }) => [code, 'Giữ như lần công nhận trước (mẫu).']))
    await saveStep(who, { ...fresh, dossierId: id, step, answers: { ...demoWords[step], ...updates, ...own } })
  }
  await assess(who, id, product)
}

/** Hands a dossier in to the commune. */
export async function handIn(who: Actor, dossierId: string): Promise<void> {
  await submitDossier(who, { dossierId, isPledged: true })
}

/** The commune's part: the four findings, the letter, the way to the province (Mẫu số 03). */
export async function sendToProvince(officer: Actor, dossierId: string, number: string): Promise<void> {
  await recordFindings(officer, { dossierId, texts: demoFindings })
  const signedOn = legalDateOf(currentTime())
  await forwardDossier(officer, {
    dossierId,
    number,
    signedOn,
    signerName: 'Nguyễn Văn Xã (mẫu)',
    signerTitle: 'Chủ tịch',
    samples: 5,
  })
}

const demoFindings: Findings = {
  ...draftFindings({ set: setOf(4), given: {}, words: {}, evidence: {}, organisationName: '', communeName: '' }),
  localMaterial: 'Nguyên liệu lấy trong xã, có sổ thu mua từng hộ; cán bộ đã xem tại cơ sở (dữ liệu mẫu).',
  localLabour: 'Lao động thường xuyên là người trong xã, theo bảng lương ba tháng gần nhất (dữ liệu mẫu).',
  ideaOrigin: 'Sản phẩm bắt đầu từ nghề có sẵn của địa phương (dữ liệu mẫu).',
  localIdentity: 'Sản phẩm gắn với nghề và câu chuyện của vùng rừng tràm (dữ liệu mẫu).',
}

async function assess(who: Actor, dossierId: string, { name, setNo, star, points }: DemoProduct): Promise<void> {
  const set = setOf(setNo)
  const card = demoCard(set, star, points)
  for (const { step, leaves } of listAssessmentPages(set)) {
    const given = Object.fromEntries(leaves.map(({ code }) => [code, card[code] as string]))
    await chooseOptions(who, { ...fresh, dossierId, step, given, words: {} })
  }
  const paper = await renderPdf('demo/paper/sample-evidence.typ', { productName: name, organisationName: who.name })
  const criteria = listAssessmentPages(set).flatMap(({ leaves }) => leaves.map(({ code }) => code))
  const upload = { bytes: paper, fileName: 'tai-lieu-mau.pdf' }
  const { id } = await attachEvidence(who, {
    dossierId,
    criterion: criteria[0] as string,
    page: 1,
    caption: 'Tài liệu mẫu',
    upload,
  })
  for (const criterion of criteria.slice(1)) await reuseEvidence(who, { dossierId, evidenceId: id, criterion, page: 1 })
}

function setOf(no: number) {
  const set = findCriteriaSet(no, legalDateOf(currentTime()))
  if (!set) throw new Error(`no criteria set ${no} is in force`)
  return set
}
