import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../councils/close-scoring.ts'
import { issueVerdict } from '../councils/issue-verdict.ts'
import { recordDecision } from '../councils/record-decision.ts'
import { currentTime } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { createActor, createOrganisation } from '../testing/actors.ts'
import { forwardDossier } from '../testing/dossiers-before-council.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../testing/sittings.ts'
import { issueCertificates } from './issue-certificates.ts'
import { searchProducts } from './search/search-products.ts'
import { verifyCode } from './verification/verify-code.ts'

let running: TestApp
let organisationId: string
let by: string
beforeAll(async () => {
  running = await openApp()
  by = (await createActor({ role: 'provincial-officer' })).personId as string
  organisationId = (await createOrganisation(by)).id
})
afterAll(() => running.close())

// 78 points with every floor of four stars; one floor less makes it three.
const four = { '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 }
const three = { ...four, '8': 1 }

async function decide(
  number: string,
  points: Record<string, number>,
  wanted: Partial<Parameters<typeof forwardDossier>[0]> = {},
) {
  const dossierId = await forwardDossier({ by, organisationId, ...wanted })
  const sitting = await openSitting({ dossierId })
  await signCards(sitting, [fullCard(points)])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const { id } = await recordDecision(sitting.officer, {
    number,
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Văn Chánh (mẫu)',
    signerTitle: 'Chủ tịch',
    verdictIds: [verdictId],
  })
  await running.deliverEvents()
  return { decisionId: id, officer: sitting.officer }
}

const certificates = () =>
  inTransaction(
    (tx) => tx<{ number: string; star: number; productId: string; code: string }[]>`
      select c.number, c.star, c.product_id as "productId", v.code from registry.certificate c
      join registry.verification_code v on v.certificate_id = c.id order by c.recorded_at, c.serial`,
  )

test('producers, communes and councils issue nothing', async () => {
  for (const role of ['producer', 'commune-officer', 'council-chair', 'auditor'] as const)
    await expect(issueCertificates(await createActor({ role }), { decisionId: crypto.randomUUID() })).rejects.toThrow(
      'forbidden.role',
    )
})

test('nothing is in the register before a decision is recorded', async () => {
  expect((await searchProducts({ q: '', facets: {}, page: 1, size: 24 })).total).toBe(0)
})

test('a decision told by two deliveries at once issues one certificate', async () => {
  const { decisionId, officer } = await decide('1/QĐ-UBND', three)
  await Promise.allSettled([1, 2, 3].map(() => issueCertificates(officer, { decisionId })))
  expect(await certificates()).toHaveLength(1)
})

test('an upgrade keeps the product, gives it a new certificate, and the former one answers with its story', async () => {
  const [former] = await certificates()
  await decide('2/QĐ-UBND', four, { kind: 'upgrade', formerNumber: former?.number as string })
  const [, next] = await certificates()
  expect(next).toMatchObject({ star: 4, productId: former?.productId })
  expect(next?.number).not.toBe(former?.number)
  const old = await verifyCode(former?.code as string)
  if (old.kind !== 'found') throw new Error('the former code does not answer')
  expect(old.recognition.standing).toMatchObject({ status: 'upgraded', holds: false })
  expect(old.record.current.number).toBe(next?.number)
  const page = await running.app.inject({ url: `/v/${former?.code}`, headers: { accept: 'text/html' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Giấy này đã được thay: sản phẩm lên hạng')
  expect(page.body).toContain('Hiện nay sản phẩm có 4 sao')
})

test('the list shows the product once, with its stars of today', async () => {
  const { products } = await searchProducts({ q: 'mat ong', facets: {}, page: 1, size: 24 })
  expect(products).toMatchObject([{ star: 4, status: 'in-force', isDemo: true }])
})

test('another producer who names a certificate that is not theirs gets a product of their own', async () => {
  const [former] = await certificates()
  const stranger = (await createOrganisation(by)).id
  await decide('3/QĐ-UBND', four, {
    kind: 're-evaluation',
    organisationId: stranger,
    formerNumber: former?.number as string,
  })
  const all = await certificates()
  expect(new Set(all.map(({ productId }) => productId)).size).toBe(2)
})
