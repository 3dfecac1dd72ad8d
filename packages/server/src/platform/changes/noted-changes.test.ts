import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { createActor } from '../../testing/actors.ts'
import { openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { currentTime } from '../act.ts'
import type { Change } from './read-changes.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

test('from the decision to the certificate everything is told to the province, and only what is public to another', async () => {
  const producer = await createActor({ role: 'producer' })
  const own = await openClient(running.app)
  const other = await openClient(running.app, { provinceCode: '01' })
  const sitting = await openSitting({ organisationId: producer.organisationId as string })
  await signCards(sitting, [
    fullCard({ '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0, '4.2': 0, '3.2': 0 }),
  ])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const signedOn = new Date(currentTime().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const signer = { signerName: 'Lê Văn Mẫu', signerTitle: 'Phó Chủ tịch' }
  await recordDecision(sitting.officer, { number: '1/QĐ-UBND', signedOn, ...signer, verdictIds: [verdictId] })
  await running.deliverEvents()
  const read = async (client: typeof own) => {
    for (let turn = 0; turn < 4000; turn++) {
      const changes: Change[] = (await client.ask('GET', '/api/v1/changes?size=200')).json().changes
      if (changes.some(({ kind }) => kind === 'certificate')) return changes
      await new Promise((resume) => setTimeout(resume, 20))
    }
    throw new Error('the certificate was never told')
  }
  const told = await read(own)
  expect(new Set(told.map(({ kind }) => kind))).toEqual(
    new Set(['organisation', 'dossier', 'decision', 'product', 'certificate']),
  )
  expect(told.filter(({ kind }) => kind === 'decision')).toHaveLength(1)
  expect(told.filter(({ kind }) => kind === 'dossier').map(({ what }) => what)).toContain('recognise')
  for (const kind of ['product', 'certificate', 'decision', 'dossier', 'organisation']) {
    const { href } = told.find((change) => change.kind === kind) as Change
    expect([href, (await own.ask('GET', href)).statusCode]).toEqual([href, 200])
  }
  const abroad = await read(other)
  expect(new Set(abroad.map(({ kind }) => kind))).toEqual(new Set(['product', 'certificate']))
})
