import { afterAll, beforeAll, expect, test } from 'vitest'
import { getOrganisation } from '../people/get-organisation.ts'
import { inReadOnly } from '../platform/sql.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { seedDemoAccounts } from './accounts.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

test('the demo’s people are made once, on real units, each marked as fictitious', async () => {
  const first = await seedDemoAccounts()
  const again = await seedDemoAccounts()
  expect(again).toEqual(first)
  expect(Object.keys(first)).toHaveLength(17)
  for (const { name } of Object.values(first)) expect(name).toMatch(/\(mẫu\)$/)
  const honey = await inReadOnly((tx) => getOrganisation(tx, first.producer.organisationId as string))
  expect(honey).toMatchObject({
    name: 'HTX Ong Mật Rừng Tràm (mẫu)',
    communeCode: '32047',
    provinceCode: '96',
    isDemo: true,
  })
  expect(first.communeOfficer.jurisdiction).toEqual({ level: 'commune', communeCode: '32047', provinceCode: '96' })
  expect(first.nationChair.jurisdiction).toEqual({ level: 'nation' })
})
