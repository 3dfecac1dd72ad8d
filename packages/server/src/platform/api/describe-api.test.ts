import spectralCore from '@stoplight/spectral-core'
import { oas } from '@stoplight/spectral-rulesets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

test('the description of the API is linted clean, warnings too', async () => {
  const document = (await running.app.inject({ url: '/api/openapi.json' })).json()
  expect(document.openapi).toBe('3.1.0')
  const spectral = new spectralCore.Spectral()
  // Every rule there is, but two of taste: who answers for an installation has no e-mail of ours, and groups stand in the order of the road.
  const rules = { 'contact-properties': 'off', 'openapi-tags-alphabetical': 'off' }
  spectral.setRuleset({ extends: [[oas, 'all']], rules } as never)
  const found = await spectral.run(document)
  expect(found.map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`)).toEqual([])
  expect(Object.keys(document.paths).length).toBeGreaterThan(80)
})
