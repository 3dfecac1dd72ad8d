import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { cardWorth, judge, openBigSitting } from '../../testing/judged-council.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readVerdicts } from './replay.sql.ts'
import { replayOne, reportOn } from './replay-verdicts.ts'

let running: TestApp
let owner: postgres.Sql
let verdictId: string

beforeAll(async () => {
  running = await openApp()
  owner = connect(running.url, { max: 1 })
  const council = await openBigSitting({ members: 4, dossiers: 1 })
  verdictId = await judge(
    council,
    council.dossierIds[0] as string,
    [78, 74, 76, 80].map((points, i) => cardWorth(points, i)),
  )
})
afterAll(async () => {
  await owner.end()
  await running.close()
})

test('a producer does not see how a verdict was drawn', async () => {
  await expect(replayOne(await createActor({ role: 'producer' }), verdictId)).rejects.toThrow('forbidden.role')
})

test('an auditor draws a stored verdict again and finds it the same, byte for byte', async () => {
  const { headers } = await signIn(await createActor({ role: 'auditor' }))
  const page = await running.app.inject({ url: `/councils/verdicts/${verdictId}/replay`, headers })
  expect(page.body).toContain('Giống hệt, từng byte')
  await inTransaction(async (tx) => {
    for await (const verdicts of readVerdicts(tx, null))
      for (const verdict of verdicts) expect(reportOn(verdict)).toMatchObject({ isSame: true, differs: [] })
  })
})

test('a stored verdict that somebody changed is told apart, with what was changed', async () => {
  await owner`update councils.verdict set result = jsonb_set(result, '{star}', '5') where result ->> 'star' <> '5'`
  const auditor = await createActor({ role: 'auditor' })
  const { report } = await replayOne(auditor, verdictId)
  expect(report).toMatchObject({ isSame: false, differs: ['star'] })
  expect(report.replayed).not.toBe(report.stored)
})
