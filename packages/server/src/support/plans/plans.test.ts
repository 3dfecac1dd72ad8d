import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { readDossier } from '../../dossiers/read-dossier.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { storeUpload } from '../../platform/files.ts'
import { onDecisionRecorded } from '../../registry/on-decision-recorded.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { makePlan, proposePlan } from './make-plan.ts'
import { readPlan, readPlansOfArea } from './read-plans.ts'
import { readTiers } from './read-tiers.ts'
import { startFromPlan } from './start-from-plan.ts'
import { dropPlan, savePlanStep } from './work-on-plan.ts'

let opened: TestApp
let producer: Actor
let dossierId: string

beforeAll(async () => {
  opened = await openApp()
  producer = await createActor({ role: 'producer' })
  const sitting = await openSitting({ organisationId: producer.organisationId as string })
  // 78 points, every floor of four stars held.
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const { id: decisionId } = await recordDecision(sitting.officer, {
    number: '77/QĐ-UBND',
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Văn Chánh (mẫu)',
    signerTitle: 'Chủ tịch',
    verdictIds: [verdictId],
  })
  await onDecisionRecorded({ decisionId })
  dossierId = sitting.at.dossierId
})
afterAll(() => opened.close())

const codesOf = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.problems.map(({ code }) => code) : [String(error)]),
  )
const form = { helper: 'Cán bộ xã', dueOn: '', costNote: '', note: '', isDone: false }

test("a plan is made from the council's sheet by the producer alone, once, and seen by the officers of the area", async () => {
  const stranger = await createActor({ role: 'producer' })
  expect(await codesOf(makePlan(stranger, { dossierId, way: 0 }))).toEqual(['forbidden.organisation'])
  const officer = await createActor({ role: 'provincial-officer' })
  expect(await codesOf(makePlan(officer, { dossierId, way: 0 }))).toEqual(['forbidden.role'])
  const proposal = await proposePlan(producer, dossierId)
  expect([proposal.basis, proposal.outlook.fromStar, proposal.outlook.targetStar]).toEqual(['verdict', 4, 5])
  expect(await codesOf(makePlan(producer, { dossierId, way: 9 }))).toEqual(['plan.way-missing'])
  const plans = await Promise.allSettled([1, 2].map(() => makePlan(producer, { dossierId, way: 0 })))
  expect(plans.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
  const { id } = await makePlan(producer, { dossierId, way: 0 })
  expect((await readPlansOfArea(officer, undefined)).map((plan) => plan.id)).toEqual([id])
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await codesOf(readPlan(elsewhere, { id }))).toEqual(['not-found.plan'])
  expect(await codesOf(readPlan(stranger, { id }))).toEqual(['not-found.plan'])
})

test('a step is worked on with who helps and until when, grows late, and is done with what shows it', async () => {
  const { id: planId } = await makePlan(producer, { dossierId, way: 0 })
  const { steps } = await readPlan(producer, { id: planId })
  const criterion = steps[0]?.criterion as string
  const now = currentTime()
  const dueOn = legalDateOf(new Date(now.getTime() + 86_400_000))
  expect(await codesOf(savePlanStep(producer, { planId, criterion, form: { ...form, dueOn: '2026-02-30' } }))).toEqual([
    'plan.day-wrong',
  ])
  expect(await codesOf(savePlanStep(producer, { planId, criterion: '99', form }))).toEqual(['not-found.plan-step'])
  await savePlanStep(producer, { planId, criterion, form: { ...form, dueOn } })
  const former = setClock(() => new Date(now.getTime() + 3 * 86_400_000))
  expect((await readPlan(producer, { id: planId })).steps[0]?.standing).toBe('late')
  setClock(former)
  expect(await codesOf(startFromPlan(producer, planId))).toEqual(['plan.nothing-done'])
  const file = await storeUpload({ bytes: onePixel, fileName: 'nhan.png' })
  await savePlanStep(producer, { planId, criterion, form: { ...form, isDone: true }, files: [file] })
  expect((await readPlan(producer, { id: planId })).steps[0]).toMatchObject({ standing: 'done', helper: 'Cán bộ xã' })
})

test('the next dossier begins with what the plan says is done, and its evidence', async () => {
  const { id: planId } = await makePlan(producer, { dossierId, way: 0 })
  const { steps } = await readPlan(producer, { id: planId })
  const done = steps.filter(({ doneOn }) => doneOn)
  const { id } = await startFromPlan(producer, planId)
  const { dossier, contents } = await readDossier(producer, id)
  expect(dossier.kind).toBe('upgrade')
  for (const { criterion, toOption } of done) expect(dossier.selfChoices[criterion]).toBe(toOption)
  expect(contents.files.some(({ caption }) => caption === 'nhan.webp')).toBe(true)
  expect((await readPlan(producer, { id: planId })).plan).toMatchObject({ status: 'used', nextDossierId: id })
  expect(await codesOf(dropPlan(producer, { id: planId }))).toEqual(['conflict.plan-ended'])
})

test('a producer reads what the star of each product brings', async () => {
  expect((await readTiers(producer, undefined)).own.map(({ tier }) => tier)).toEqual([4])
  const visit = await signIn(producer)
  for (const url of ['/plans', '/help-by-star', `/plans/new/${dossierId}`]) {
    const page = await opened.app.inject({ url, headers: { ...visit.headers, accept: 'text/html' } })
    expect([url, page.statusCode]).toEqual([url, 200])
  }
})

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
