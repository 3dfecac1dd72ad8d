import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { recordDecision } from '../councils/record-decision.ts'
import { settleVerdict } from '../councils/settle-verdict.ts'
import type { SittingAt } from '../councils/sitting.ts'
import { requestSupplement } from '../dossiers/review/request-supplement.ts'
import { currentTime, setClock } from '../platform/act.ts'
import { onDecisionRecorded } from '../registry/on-decision-recorded.ts'
import { type DemoAccounts, seedDemoAccounts } from './accounts.ts'
import { seedDemoCalibration } from './calibration.ts'
import { seedDemoClients } from './clients.ts'
import { type DemoProduct, type DemoStage, demoProducts, demoStages } from './demo-products.ts'
import { seedDemoDuplicates } from './duplicates.ts'
import { confirmDemoConflict, discussDemo, nameDemoAdviser, stateDemoInterests, tickDemo } from './fair-scoring.ts'
import { handIn, sendToProvince, writeDossier } from './file-dossier.ts'
import { seedHoneyChain } from './honey-chain.ts'
import { seedDemoInspections } from './inspection.ts'
import { seedDemoJar } from './jar.ts'
import { seedDemoLive } from './market/live.ts'
import { seedDemoMarket } from './market/offers.ts'
import { seedDemoParcels } from './market/parcels.ts'
import { seedDemoPoints } from './market/points-of-sale.ts'
import { seedDemoPromotion } from './market/promotion.ts'
import { seedDemoShop } from './market/shop.ts'
import { seedDemoSupplyAndDemand } from './market/supply-demand.ts'
import { seedDemoOfficials } from './officials.ts'
import { seedDemoPrivacy } from './privacy.ts'
import { seedDemoProducerHelp } from './producer-help.ts'
import { seedDemoClone, seedDemoRecall } from './recall.ts'
import { seedDemoRenewals } from './renewal.ts'
import { seedDemoReports } from './reports.ts'
import { seedDemoSignatures } from './signatures.ts'
import { conclude, convene, type DemoCouncil, formCouncil, signCards } from './sit.ts'
import { seedDemoTargets } from './targets.ts'

const day = 86_400_000

/**
 * Walks fictitious products through the real use cases to every stage of the road, on the days on which it would have happened.
 * The clock of this process is moved while it runs, so nothing else may act meanwhile; it is given back at the end.
 */
export async function seedDemo(): Promise<void> {
  const today = currentTime()
  const ago = (days: number) => setClock(() => new Date(today.getTime() - days * day))
  const former = ago(150)
  try {
    const people = await seedDemoAccounts()
    const councils = { province: await formCouncil(people, 'province'), central: await formCouncil(people, 'central') }
    await stateDemoInterests(councils.province)
    for (const [i, product] of demoProducts.entries()) await walk({ product, no: i + 1, people, councils, ago })
    await seedDemoInspections(people, ago)
    await seedHoneyChain(people, ago)
    await seedDemoJar(people, ago)
    await seedDemoRecall(people, ago)
    await seedDemoClone(people, ago)
    await seedDemoRenewals(people, ago)
    await seedDemoCalibration({ people, province: councils.province, ago })
    await seedDemoReports(people, ago)
    await seedDemoOfficials(people, ago)
    ago(0)
    await seedDemoSignatures(people)
    await seedDemoMarket(people)
    await seedDemoParcels(people)
    await seedDemoShop(people)
    await seedDemoPoints(people)
    await seedDemoLive(people)
    await seedDemoPromotion(people)
    await seedDemoSupplyAndDemand(people)
    await seedDemoTargets(people)
    await seedDemoClients(people)
    await seedDemoPrivacy(people, ago)
    await seedDemoProducerHelp(people, ago)
    ago(0)
    await seedDemoDuplicates(people)
  } finally {
    setClock(former)
  }
}

type Walk = {
  product: DemoProduct
  no: number
  people: DemoAccounts
  councils: { province: DemoCouncil; central: DemoCouncil }
  ago(days: number): void
}

async function walk({ product, no, people, councils, ago }: Walk): Promise<void> {
  const { stage, daysAgo } = product
  const hasPassed = (other: DemoStage) => demoStages.indexOf(stage) >= demoStages.indexOf(other)
  const producer = people[product.by]
  ago(daysAgo)
  const dossierId = await writeDossier(producer, product)
  if (stage === 'draft') return
  await handIn(producer, dossierId)
  if (stage === 'submitted') return
  ago(Math.max(daysAgo - 6, 0))
  if (stage === 'supplement-requested') return askForMore(people.communeOfficer, dossierId)
  await sendToProvince(people.communeOfficer, dossierId, `${no}/TTr-UBND (mẫu)`)
  if (!hasPassed('scoring')) return
  ago(Math.max(daysAgo - 25, 0))
  await judge({ product, no, people, councils, ago }, dossierId)
}

async function judge({ product, no, people, councils, ago }: Walk, dossierId: string): Promise<void> {
  const { stage, daysAgo } = product
  const at = { sessionId: await convene(councils.province, [dossierId]), dossierId }
  if (stage === 'scoring') return scoreFairly(councils.province, at, product)
  if (stage === 'verdict') return discuss(councils.province, at, product)
  await signCards(councils.province, at, product)
  const verdictId = await conclude(councils.province, at)
  ago(Math.max(daysAgo - 32, 0))
  if (stage === 'central-scoring') return escalate({ product, no, people, councils, ago }, dossierId, verdictId)
  const { id: decisionId } = await recordDecision(people.provincialOfficer, {
    number: `${100 + no}/QĐ-UBND (mẫu)`,
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Thị Ký (mẫu)',
    signerTitle: 'Phó Chủ tịch',
    verdictIds: [verdictId],
  })
  // At once, by the clock of that day; the event that tells it later finds it done.
  await onDecisionRecorded({ decisionId })
}

/** A dossier in the middle of scoring: ticks, coded samples, a proposed conflict that waits for the chair. */
async function scoreFairly(council: DemoCouncil, at: SittingAt, product: DemoProduct): Promise<void> {
  await tickDemo(council, at, product)
  await nameDemoAdviser(council, at)
  await signCards(council, at, product, { count: 3, isTicked: true })
}

/** A dossier with a conflict confirmed, a spread that calls for a discussion, and a mark changed in it. */
async function discuss(council: DemoCouncil, at: SittingAt, product: DemoProduct): Promise<void> {
  await confirmDemoConflict(council, at)
  await signCards(council, at, product, { count: 4, apart: [0, -12, 1, 0] })
  await conclude(council, at, () => discussDemo(council, at, product))
}

async function escalate({ product, people, councils, ago }: Walk, dossierId: string, verdictId: string): Promise<void> {
  const note = 'Đề nghị Hội đồng Trung ương đánh giá (mẫu).'
  await settleVerdict(people.provincialOfficer, {
    verdictId,
    way: 'escalate',
    documentNumber: '09/TTr-UBND (mẫu)',
    note,
  })
  ago(Math.max(product.daysAgo - 60, 0))
  const at = { sessionId: await convene(councils.central, [dossierId]), dossierId }
  await signCards(councils.central, at, product, { count: 2 })
}

async function askForMore(officer: Actor, dossierId: string): Promise<void> {
  const text = 'Gửi thêm ảnh nhãn sản phẩm chụp rõ cả hai mặt (yêu cầu mẫu).'
  await requestSupplement(officer, { dossierId, items: [{ text }] })
}
