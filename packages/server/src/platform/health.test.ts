import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { beginDraining } from './health.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

test('an address that nobody serves is refused in words, as a page for readers and as problem+json for programs', async () => {
  const page = await opened.app.inject({ url: '/khong-co', headers: { accept: 'text/html' } })
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('Không có trang này')
  const json = await opened.app.inject({ url: '/api/v1/khong-co' })
  expect(json.headers['content-type']).toContain('application/problem+json')
  expect(json.json().problems[0].code).toBe('not-found.page')
})

test('a process that answers is alive, and ready when database, files and disk are', async () => {
  expect((await opened.app.inject({ url: '/health' })).json()).toMatchObject({ status: 'ok' })
  const answer = await opened.app.inject({ url: '/ready' })
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    status: 'ready',
    draining: false,
    checks: { database: true, migrations: true, files: true, disk: true },
  })
})

test('a process that is about to stop is alive still, but no longer ready', async () => {
  const takeBack = beginDraining()
  try {
    const answer = await opened.app.inject({ url: '/ready' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ status: 'not-ready', draining: true })
    expect((await opened.app.inject({ url: '/health' })).statusCode).toBe(200)
  } finally {
    takeBack()
  }
})

test('every answer carries the headers that keep a page to itself', async () => {
  const { headers } = await opened.app.inject({ url: '/khong-co', headers: { accept: 'text/html' } })
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  expect(headers['content-security-policy']).not.toContain('unsafe-inline')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['strict-transport-security']).toContain('max-age=31536000')
})

test('a write that comes from another site is refused', async () => {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/api/v1/khong-co',
    headers: { origin: 'https://evil.example' },
  })
  expect(answer.statusCode).toBe(403)
})
