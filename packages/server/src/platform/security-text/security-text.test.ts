import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { securityText } from './security-text.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp({ SAOLANG_SECURITY_CONTACT: 'an-toan@tinh.example' })
})
afterAll(() => opened.close())

const told = { publicUrl: 'https://ocop.example', now: new Date('2026-11-25T10:00:00Z') }

test('whoever finds a hole reads at the agreed address whom to tell, until a day that is named', async () => {
  const answer = await opened.app.inject({ url: '/.well-known/security.txt' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  const lines = answer.body.trim().split('\n')
  expect(lines).toContain('Contact: mailto:an-toan@tinh.example')
  const [, expires = ''] = lines.find((line) => line.startsWith('Expires: '))?.split(': ') ?? []
  const days = (Date.parse(expires) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(30)
  expect(days).toBeLessThan(366)
})

test('a demo that names nobody says that nobody listens', () => {
  const text = securityText({ ...told, contact: undefined, isDemo: true })
  expect(text).toMatch(/^# Đây là bản trình diễn/)
  expect(text).toMatch(/\nContact: mailto:\S+\.example\nExpires: 2027-05-24T00:00:00Z\n/)
})

test('an installation that names nobody serves no file that would name the wrong one', () => {
  expect(securityText({ ...told, contact: undefined, isDemo: false })).toBeUndefined()
})

test('a page for reports may stand in place of an address for letters', () => {
  const text = securityText({ ...told, contact: 'https://ocop.example/bao-lo-hong', isDemo: false })
  expect(text).toMatch(/^Contact: https:\/\/ocop\.example\/bao-lo-hong\n/)
})
