import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { fullCard, openSitting, signCards, type TestSitting } from '../../testing/sittings.ts'
import { closeScoring } from '../close-scoring.ts'
import { recordResolution } from '../discussion/record-resolution.ts'
import { issueVerdict } from '../issue-verdict.ts'
import { printDraftDecision } from './draft-decision.ts'
import { printMinutes } from './minutes.ts'
import { printScoreSummary } from './score-summary.ts'

let running: TestApp
let sitting: TestSitting

beforeAll(async () => {
  running = await openApp()
  sitting = await openSitting()
})
afterAll(() => running.close())

const textOf = async (pdf: Buffer) => (await readPdfText(pdf)).join(' ')
const keep = (name: string, pdf: Buffer) =>
  process.env.SAOLANG_KEEP_PAPERS && writeFileSync(`${process.env.SAOLANG_KEEP_PAPERS}/${name}.pdf`, pdf)

test('whoever may not read the minutes gets none of the papers', async () => {
  const producer = await createActor({ role: 'producer' })
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  for (const print of [printMinutes, printScoreSummary, printDraftDecision]) {
    await expect(print(producer, sitting.at.sessionId)).rejects.toThrow('forbidden.role')
    await expect(print(elsewhere, sitting.at.sessionId)).rejects.toThrow('forbidden.jurisdiction')
  }
})

test('before scoring is closed there are no marks to print and no decision to draft', async () => {
  await expect(printScoreSummary(sitting.officer, sitting.at.sessionId)).rejects.toThrow('forbidden.scoring-open')
  await expect(printDraftDecision(sitting.officer, sitting.at.sessionId)).rejects.toThrow('nothing-to-recognise')
  expect(await textOf(await printMinutes(sitting.officer, sitting.at.sessionId))).toContain('chưa kết luận')
})

// 77 points; at criterion 10 one member gives what four stars need, the others give less.
const middling = { '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 1 }

test('after the verdict the minutes, the marks of every member and the draft say the same', async () => {
  await signCards(sitting, [fullCard(middling), fullCard({ ...middling, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const settled = fullCard({ '10': 3 })['10'] as string
  await recordResolution(sitting.chair, {
    ...sitting.at,
    criterion: '10',
    optionId: settled,
    reason: 'Có công bố và hợp đồng kiểm nghiệm định kỳ',
  })
  await issueVerdict(sitting.chair, sitting.at)
  const { sessionId } = sitting.at
  const papers = {
    minutes: await printMinutes(sitting.officer, sessionId),
    summary: await printScoreSummary(sitting.officer, sessionId),
    decision: await printDraftDecision(sitting.officer, sessionId),
  }
  for (const [name, pdf] of Object.entries(papers)) keep(name, pdf)
  expect(await textOf(papers.minutes)).toMatch(
    /DỰ THẢO.*Số phiếu hợp lệ: 5 trên 5.*Tiêu chí 10: .*hợp đồng kiểm nghiệm.*điểm trung bình 77,4.*Công nhận hạng 4 sao/s,
  )
  expect(await textOf(papers.summary)).toMatch(/TV 5.*Tổng điểm.*điểm trung bình 77,4.*4 sao/s)
  expect(await textOf(papers.decision)).toMatch(
    /ỦY BAN NHÂN DÂN TỈNH CÀ MAU.*Số: ……\/QĐ-UBND.*đạt hạng 4 sao.*Mật ong rừng tràm \(mẫu\).*77,4 4 sao/s,
  )
})

test('a paper opens in the browser of who may read it, and no copy is kept on the way', async () => {
  const url = `/councils/sessions/${sitting.at.sessionId}/minutes.pdf`
  expect((await running.app.inject({ url, headers: { accept: 'application/json' } })).statusCode).toBe(401)
})
