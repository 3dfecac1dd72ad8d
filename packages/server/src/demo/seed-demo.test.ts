import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDifference } from '../dossiers/difference/get-difference.ts'
import { currentTime } from '../platform/act.ts'
import { reader } from '../platform/sql.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { demoProducts } from './demo-products.ts'
import { seedDemo } from './seed-demo.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
  await seedDemo()
  await opened.deliverEvents()
})
afterAll(() => opened.close())

test('the demo has a fictitious product at every stage of the road, each marked as sample', async () => {
  const rows =
    await reader()`select product_name as name, status, is_demo as "isDemo" from dossiers.dossier where kind = 'first' order by product_name`
  expect(rows.map(({ name }) => name).sort()).toEqual(demoProducts.map(({ name }) => name).sort())
  expect(rows.every(({ isDemo, name }) => isDemo && name.endsWith('(mẫu)'))).toBe(true)
  expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThanOrEqual(7)
})

test('certificates of the demo come from its recorded decisions, with the stars that its councils gave', async () => {
  const rows = await reader()`select star from registry.certificate where kind = 'issued' order by star`
  expect(rows.map(({ star }) => star)).toEqual([3, 4])
})

test('a certificate of the demo nears its end with its re-evaluation filed, and an upgrade shows what changed', async () => {
  const rows = await reader()<{ id: string; kind: string; status: string }[]>`
    select id, kind, status from dossiers.dossier where kind <> 'first' order by kind`
  expect(rows.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['re-evaluation submitted', 'upgrade forwarded'])
  const difference = await getDifference(reader(), rows[1]?.id as string)
  expect(difference?.criteria.length).toBeGreaterThan(0)
  expect(difference?.evidence.map(({ state }) => state).sort()).toEqual(['added', 'reused'])
  const renewals = await reader()`select filed_on from registry.renewal where closed_on is null`
  expect(renewals).toHaveLength(1)
})

test('a council of the demo practises on an anchor, and a result of it is contested', async () => {
  const [practice] = await reader()`select count(*)::int as cards from councils.practice_card`
  expect(practice?.cards).toBe(2)
  const reviews = await reader()`select due_on > current_date as open from councils.review`
  expect(reviews.map(({ open }) => open)).toEqual([true])
})

test('the clock is given back', () => {
  expect(Math.abs(currentTime().getTime() - Date.now())).toBeLessThan(60_000)
})
