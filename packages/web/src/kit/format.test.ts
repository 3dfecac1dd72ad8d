import { expect, test } from 'vitest'
import { formatBytes, formatDate, formatDay, formatDong, formatInstant, formatNumber, formatShare } from './format.ts'

test('a legal day is written day first, in both languages', () => {
  expect(formatDay('2026-06-30')).toBe('30/06/2026')
})

test('an instant late in the evening UTC is already the next day in Viet Nam', () => {
  expect(formatDate('2026-11-23T17:30:00Z')).toBe('24/11/2026')
  expect(formatInstant('2026-11-23T07:05:00Z')).toBe('14:05, 23/11/2026')
})

test('Vietnamese numbers have dots for thousands and a comma for decimals', () => {
  expect(formatNumber('vi', 1234.5)).toBe('1.234,5')
  expect(formatNumber('en', 1234.5)).toBe('1,234.5')
})

test('money is whole đồng', () => {
  expect(formatDong('vi', 1_250_000)).toBe('1.250.000 đồng')
})

test('shares and sizes of files are rounded for reading', () => {
  expect(formatShare('vi', 0.3754)).toBe('37,5%')
  expect(formatBytes('vi', 900)).toBe('900 B')
  expect(formatBytes('vi', 1_600_000)).toBe('1,5 MB')
  expect(formatBytes('vi', 72_000_000_000)).toBe('67,1 GB')
})
