import { expect, test } from 'vitest'
import { isDatabaseAway } from './database-away.ts'

test.each([
  { code: 'CONNECTION_CLOSED' },
  { code: 'CONNECT_TIMEOUT' },
  { code: '57P01' },
  { code: '57P03' },
  { code: '53100' },
  { code: '08006' },
  { code: 'ECONNREFUSED', syscall: 'connect' },
  { code: 'ENOENT', syscall: 'connect' },
])('$code says that the database is away', (error) => {
  expect(isDatabaseAway(Object.assign(new Error(error.code), error))).toBe(true)
})

test.each([{ code: '23505' }, { code: '57014' }, { code: 'ENOENT', syscall: 'open' }, { code: 1 }, {}])(
  'an error like %o is another one',
  (error) => {
    expect(isDatabaseAway(Object.assign(new Error('other'), error))).toBe(false)
  },
)

test('what is no error says nothing', () => {
  expect(isDatabaseAway(undefined)).toBe(false)
})
