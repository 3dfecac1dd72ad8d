import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inReadOnly } from '../platform/sql.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { getDossier } from './get-dossier.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

test('a dossier that was never started is not found', async () => {
  await expect(inReadOnly((tx) => getDossier(tx, randomUUID()))).rejects.toMatchObject({
    problems: [{ code: 'not-found.dossier' }],
  })
})
