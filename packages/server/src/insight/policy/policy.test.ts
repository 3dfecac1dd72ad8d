import { visitor } from '@saolang/core/people/actor.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../../testing/actors.ts'
import { cardWorth, judge, openBigSitting } from '../../testing/judged-council.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readDraft, readTrial } from './read-trials.ts'
import { saveDraft, startDraft } from './save-draft.ts'
import { onPolicyTrialAsked, tryDraft } from './try-draft.ts'

let running: TestApp
const set = getCriteriaSet('QD26-04')

beforeAll(async () => {
  running = await openApp()
  const council = await openBigSitting({ members: 3, dossiers: 2 })
  for (const dossierId of council.dossierIds)
    await judge(
      council,
      dossierId,
      [75, 75, 75].map((points) => cardWorth(points, 0)),
    )
})
afterAll(() => running.close())

const ministry = () => createActor({ role: 'ministry-officer' })
const noEdits = { bands: [...set.bands] }

test('nobody but an officer of the Ministry drafts or tries; auditors read along', async () => {
  for (const who of [
    visitor,
    await createActor({ role: 'provincial-officer' }),
    await createActor({ role: 'auditor' }),
  ]) {
    await expect(startDraft(who, { title: 'Thử' })).rejects.toThrow()
    await expect(tryDraft(who, { draftId: '0199c6f0-0000-7000-8000-00000000000a' })).rejects.toThrow()
  }
  const { id } = await startDraft(await ministry(), { title: 'Bản thử' })
  expect((await readDraft(await createActor({ role: 'auditor' }), id)).draft.title).toBe('Bản thử')
  await expect(readDraft(await createActor({ role: 'producer' }), id)).rejects.toThrow('forbidden.role')
})

test('a draft keeps its versions; of two who save at once one is told', async () => {
  const officer = await ministry()
  await expect(startDraft(officer, { title: '' })).rejects.toThrow('policy.title-missing')
  await expect(startDraft(officer, { title: 'x', file: '{"sheets":1}' })).rejects.toThrow('policy.file-unreadable')
  const { id } = await startDraft(officer, { title: 'Hai người' })
  const both = await Promise.allSettled([1, 2].map(() => saveDraft(officer, { id, version: 1, note: '', ...noEdits })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(saveDraft(officer, { id, version: 1, note: '', ...noEdits })).rejects.toThrow('conflict.draft-changed')
})

test('a draft tried on the stored dossiers tells who would rise and fall; the law and the verdicts stay as they are', async () => {
  const officer = await ministry()
  const { id } = await startDraft(officer, { title: 'Khung cao hơn' })
  const bands = set.bands.map((band) => ({ ...band, from: { 3: 76, 4: 80 }[band.star as number] ?? band.from }))
  await saveDraft(officer, { id, version: 1, note: '', bands })
  const before = JSON.stringify(getCriteriaSet('QD26-04'))
  const { id: trialId } = await tryDraft(officer, { draftId: id })
  expect((await readTrial(officer, { id: trialId, moves: 10 })).trial.result).toBeNull()
  await running.deliverEvents()
  const { trial, moves } = await readTrial(officer, { id: trialId, moves: 10 })
  expect(trial.result).toMatchObject({
    dossiers: 2,
    basis: { verdict: 2 },
    all: { compared: 2, falls: 2 },
    moves: { '3>0': 2 },
  })
  expect(moves).toMatchObject([
    { before: 3, after: 0 },
    { before: 3, after: 0 },
  ])
  expect(JSON.stringify(getCriteriaSet('QD26-04'))).toBe(before)
  // Told once more, as after a crash: what has ended stays.
  await onPolicyTrialAsked({ trialId })
  expect((await readTrial(officer, { id: trialId, moves: 10 })).moves).toHaveLength(2)
})

test('an officer edits a sheet on its page, tries it, and takes report and dossiers away', async () => {
  const officer = await ministry()
  const { headers, csrf } = await signIn(officer)
  const { id } = await startDraft(officer, { title: 'Sửa trên trang' })
  const leaf = listLeaves(set)[0]?.leaf
  const points = Object.fromEntries(
    listLeaves(set).flatMap(({ leaf: { options } }) =>
      options.flatMap((option) => [
        [`points:${option.id}`, String(option.points)],
        [`floor:${option.id}`, String(option.floorFor ?? 0)],
      ]),
    ),
  )
  const post = (path: string, fields: Record<string, string>) =>
    running.app.inject({
      method: 'POST',
      url: `/policy/${id}${path}`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf, ...fields }).toString(),
    })
  const last = leaf?.options.at(-1)?.id as string
  expect((await post('/sheets/4', { version: '1', ...points, [`points:${last}`]: '7,5' })).statusCode).toBe(422)
  expect((await post('/sheets/4', { version: '1', ...points, [`points:${last}`]: '30' })).statusCode).toBe(303)
  const sheet = await running.app.inject({ url: `/policy/${id}/sheets/4`, headers })
  expect(sheet.body).toContain('không phải 100')
  const asked = await post('/trials', {})
  const address = String(asked.headers.location)
  const waiting = await running.app.inject({ url: address, headers })
  expect(waiting.headers.refresh).toBe('2')
  expect(waiting.body).toContain('Đang tính')
  await running.deliverEvents()
  const report = await running.app.inject({ url: address, headers })
  expect(report.headers.refresh).toBeUndefined()
  expect(report.body).toContain('Giá của mỗi mức tối thiểu')
  expect((await running.app.inject({ url: `${address}/report.csv`, headers })).body).toContain('province,96')
  expect((await running.app.inject({ url: `${address}/dossiers.csv`, headers })).body).toContain('rank_after')
  const file = (await running.app.inject({ url: `/policy/${id}/draft.json`, headers })).body
  expect(await startDraft(officer, { title: 'Từ tệp', file })).toHaveProperty('id')
})
