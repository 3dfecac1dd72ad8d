import { expect, test } from 'vitest'
import { type ConsentLine, consentVersions, isAgreed } from './consent.ts'

const line = (at: string, isGiven: boolean, version: string = consentVersions['news-email']): ConsentLine => ({
  purpose: 'news-email',
  channel: 'account',
  at: new Date(at),
  isGiven,
  version,
})

test('nothing is agreed to before somebody says so', () => {
  expect(isAgreed([], 'news-email')).toBe(false)
})

test('the newest word counts, and only for its own purpose', () => {
  const lines = [line('2026-11-24', true), line('2026-11-25', false), line('2026-11-26', true)]
  expect(isAgreed(lines, 'news-email')).toBe(true)
  expect(isAgreed(lines.slice(0, 2), 'news-email')).toBe(false)
  expect(isAgreed(lines, 'news-sms')).toBe(false)
})

test('who agreed to a former text has not agreed to this one', () => {
  expect(isAgreed([line('2026-11-24', true, '2025-01-01')], 'news-email')).toBe(false)
})
