import { writeFileSync } from 'node:fs'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { currentTime } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { findCodesOf, findProductOfCertificate } from '../certificates.sql.ts'
import { onDecisionRecorded } from '../on-decision-recorded.ts'

let running: TestApp
let legalCode: string

beforeAll(async () => {
  running = await openApp()
  const sitting = await openSitting()
  // 78 points, every floor of four stars held.
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const { id: decisionId } = await recordDecision(sitting.officer, {
    number: '3981/QĐ-UBND',
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Văn Chánh (mẫu)',
    signerTitle: 'Chủ tịch',
    verdictIds: [verdictId],
  })
  await onDecisionRecorded({ decisionId })
  legalCode = await inTransaction(async (tx) => {
    const [certificate] = await tx`select id from registry.certificate where decision_id = ${decisionId}`
    const productId = await findProductOfCertificate(tx, certificate?.id)
    return (await findCodesOf(tx, productId as string)).legalCode as string
  })
})
afterAll(() => running.close())

const ask = (code: string) =>
  running.app.inject({ url: `/products/${code}/certificate.pdf`, headers: { accept: 'application/json' } })

test('a code under which nothing was issued has no certificate', async () => {
  const answer = await ask('96-32047-99-2026')
  expect(answer.statusCode).toBe(404)
  expect(answer.json().problems[0].code).toBe('not-found.certificate')
})

test('the certificate tells number, decision, stars and term, and says that demo data are worth nothing', async () => {
  const answer = await ask(legalCode)
  expect(answer.headers['content-type']).toBe('application/pdf')
  const pdf = answer.rawPayload
  if (process.env.SAOLANG_KEEP_PAPERS) writeFileSync(`${process.env.SAOLANG_KEEP_PAPERS}/cert.pdf`, pdf)
  const text = (await readPdfText(pdf)).join(' ')
  expect(text).toMatch(/GIẤY CHỨNG NHẬN.*BỐN SAO.*Mật ong rừng tràm \(mẫu\)/s)
  expect(text).toContain('3981/QĐ-UBND')
  expect(text).toContain(legalCode)
  expect(text).toMatch(/Có giá trị từ \d\d\/\d\d\/\d{4} đến hết \d\d\/\d\d\/\d{4}/)
  expect(text).toContain('DỮ LIỆU MẪU')
})
