import { describe, expect, test } from 'vitest'
import type { MessageRows } from './message-rows.ts'
import { messages, say, sayProblem } from './messages.ts'

const rows = Object.entries(messages).flatMap(([room, words]) =>
  Object.entries(words as MessageRows).map(([key, row]) => ({ key: `${room}.${key}`, vi: row[0], en: row[1] })),
)
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()

describe('every message', () => {
  test('is said in both languages', () => {
    expect(rows.filter(({ vi, en }) => !vi?.trim() || !en?.trim()).map(({ key }) => key)).toEqual([])
  })

  test('is written in composed Unicode (NFC)', () => {
    expect(
      rows.filter(({ vi, en }) => vi !== vi.normalize('NFC') || en !== en.normalize('NFC')).map(({ key }) => key),
    ).toEqual([])
  })

  test('asks for the same values in both languages', () => {
    expect(
      rows.filter(({ vi, en }) => placeholders(vi).join() !== placeholders(en).join()).map(({ key }) => key),
    ).toEqual([])
  })

  test('marks what is optional by words, never by an asterisk', () => {
    expect(rows.filter(({ vi, en }) => /\*\s*$/.test(vi) || /\*\s*$/.test(en)).map(({ key }) => key)).toEqual([])
  })
})

test('a refusal without words of its own shows its code', () => {
  expect(sayProblem('vi', { code: 'no.such-words' })).toBe('no.such-words')
})

test('a refusal is said in the language of the page', () => {
  expect(sayProblem('en', { code: 'forbidden' })).toBe('You are not allowed to do this.')
})

test('numbers are written the way each language writes them', () => {
  expect(say('vi', 'kit.points', { n: 1234.5 })).toBe('1.234,5 điểm')
  expect(say('en', 'kit.points', { n: 1234.5 })).toBe('1,234.5 points')
})

test('English tells one from many', () => {
  expect(say('en', 'kit.daysLeft', { n: 1 })).toBe('1 day left')
  expect(say('en', 'kit.daysLeft', { n: 2 })).toBe('2 days left')
})
