import type { Actor } from '@saolang/core/people/actor.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, setClock } from '../../../platform/act.ts'
import { inTransaction } from '../../../platform/sql.ts'
import { createActor, signIn } from '../../../testing/actors.ts'
import { forwardDossier } from '../../../testing/dossiers-before-council.ts'
import { cardWorth, type JudgedCouncil, judge, openBigSitting } from '../../../testing/judged-council.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { fullCard } from '../../../testing/sittings.ts'
import { makeAnchor } from '../../calibration/make-anchor.ts'
import { openPractice } from '../../calibration/open-practice.ts'
import { signPractice } from '../../calibration/practise.ts'
import { getRasch } from './get-rasch.ts'
import { askForRaschRun, runLastYear } from './run-rasch.ts'

let opened: TestApp
let ministry: Actor
let councils: [JudgedCouncil, JudgedCouncil]
const year = () => currentTime().getFullYear()

// The second council gives less throughout; in each the third member is harsher than the others.
beforeAll(async () => {
  opened = await openApp()
  ministry = await createActor({ role: 'ministry-officer' })
  councils = [await openBigSitting({ members: 3, dossiers: 5 }), await openBigSitting({ members: 3, dossiers: 5 })]
  for (const [c, council] of councils.entries())
    for (const [i, dossierId] of council.dossierIds.entries())
      await judge(
        council,
        dossierId,
        [0, 2, -8].map((bias, j) => cardWorth(84 - 4 * i - 6 * c + bias, i + j)),
      )
}, 60_000)
afterAll(() => opened.close())

async function run() {
  await askForRaschRun(ministry, { year: year() })
  await opened.deliverEvents()
  const record = await getRasch(ministry, { year: year() })
  if (record.run?.result.kind !== 'rasch') throw new Error(record.run?.result.kind ?? 'no run')
  return { ...record, run: record.run, result: record.run.result }
}

async function get(who: Actor, url: string, accept = 'text/html') {
  const { headers } = await signIn(who)
  return opened.app.inject({ method: 'GET', url, headers: { ...headers, accept } })
}

test('before any run the page says so, and strangers are refused on page, file and API', async () => {
  expect((await get(ministry, '/councils/rasch')).body).toContain('Chưa tính lần nào')
  const strangers = [
    await createActor({ role: 'provincial-officer' }),
    await createActor({ role: 'council-chair' }),
    await createActor({ role: 'producer' }),
    await createActor({ role: 'auditor', level: 'province' }),
  ]
  for (const who of strangers)
    for (const url of ['/councils/rasch', '/councils/rasch.csv', '/api/v1/councils/rasch'])
      expect([who.role, url, (await get(who, url)).statusCode]).toEqual([who.role, url, 403])
  await expect(askForRaschRun(strangers[0] as Actor, { year: year() })).rejects.toMatchObject({
    problems: [{ code: 'forbidden.role' }],
  })
})

test('two councils with nothing in common come out as two groups; the harsh member of each is the most severe', async () => {
  const { result, members, run: row } = await run()
  expect(result.subsets.map(({ members, products }) => [members, products])).toEqual([
    [3, 5],
    [3, 5],
  ])
  for (const { no } of result.subsets) {
    const severest = result.members.filter(({ subset }) => subset === no).toSorted((a, b) => b.measure - a.measure)[0]
    expect(members[severest?.name ?? '']?.name).toBe('Thành viên Mẫu 2')
  }
  expect(row.inputsHash).toMatch(/^[0-9a-f]{64}$/)
  const { body } = await get(ministry, '/councils/rasch')
  expect(body).toContain('2 nhóm không nối với nhau')
  expect(body).toContain('Chỉ để tham khảo: điểm trung bình theo luật mới quyết định')
  expect(body).toContain('role="img"')
  expect(Object.values(members).every(({ provinces }) => provinces.join() === 'Tỉnh Cà Mau')).toBe(true)
  expect(body).not.toContain('style=')
})

test('the same scores give the same hash and the same figures', async () => {
  const first = await run()
  const second = await run()
  expect(second.run.runId).not.toBe(first.run.runId)
  expect(second.run.inputsHash).toBe(first.run.inputsHash)
  expect(second.result).toEqual(first.result)
})

test('anchors that both councils practise on link them', async () => {
  const reasons = Object.fromEntries(listLeaves(getCriteriaSet('QD26-04')).map(({ leaf }) => [leaf.code, 'Vì vậy']))
  for (const title of ['Mốc một', 'Mốc hai']) {
    const dossierId = await forwardDossier({ by: ministry.personId as string })
    const { id: anchorId } = await makeAnchor(ministry, { dossierId, title, consent: '', marks: fullCard(), reasons })
    for (const { councilId, all } of councils) {
      const { id: practiceId } = await openPractice(ministry, { councilId, anchorId, dueOn: '2099-12-31' })
      for (const [j, who] of all.entries())
        await signPractice(who, { practiceId, marks: cardWorth(78 - 6 * j, title.length + j) })
    }
  }
  const { result, products, run: row } = await run()
  expect(result.subsets).toHaveLength(1)
  expect(row.anchorMarks).toBeGreaterThan(0)
  expect(Object.values(products).map(({ productName }) => productName)).toContain('Mốc một')
  const csv = (await get(ministry, '/councils/rasch.csv')).body
  expect(csv.split('\r\n').length).toBe(2 + result.members.length + result.criteria.length + result.products.length)
  const { headers } = await signIn(ministry)
  const answer = await opened.app.inject({ method: 'GET', url: '/api/v1/councils/rasch', headers })
  expect(answer.json()).toMatchObject({ inputsHash: row.inputsHash, result: { kind: 'rasch' } })
})

test('the clock runs the year that ended, and a year without scores is too little to tell', async () => {
  const endOfYear = year() + 3
  const former = setClock(() => new Date(`${endOfYear + 1}-01-02T00:00:00+07:00`))
  try {
    await runLastYear(currentTime())
    await opened.deliverEvents()
    const record = await getRasch(ministry, {})
    expect([record.year, record.run?.result.kind]).toEqual([endOfYear, 'too-few'])
  } finally {
    setClock(former)
  }
})

test('a run changes no verdict', async () => {
  const verdicts = () => inTransaction((tx) => tx`select id, star, points, result from councils.verdict order by id`)
  const before = JSON.stringify(await verdicts())
  await run()
  expect(JSON.stringify(await verdicts())).toBe(before)
})
