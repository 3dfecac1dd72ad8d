import { expect, test } from 'vitest'
import { checkDigit, isGtin, toGtin14 } from './check-digit.ts'

test.each([
  ['629104150021', 3], // GS1 General Specifications, figure 7.9.1-2
  ['893456313816', 5],
  ['9638507', 4],
  ['03600029145', 2],
])('the check digit of %s is %i', (digits, expected) => {
  expect(checkDigit(digits)).toBe(expected)
})

test.each(['8938506547828', '8934561667891', '8935162895621'])(
  '%s, seen in the wild with a wrong digit, is no GTIN',
  (text) => {
    expect(isGtin(text)).toBe(false)
  },
)

test('letters, wrong lengths and nothing are no GTIN', () => {
  for (const text of ['', '893456313816A', '89345631381', '89345631381651']) expect(isGtin(text)).toBe(false)
  expect(() => checkDigit('12a')).toThrow(RangeError)
})

test('every GTIN is compared in fourteen digits', () => {
  expect(toGtin14('8934563138165')).toBe('08934563138165')
  expect(toGtin14('96385074')).toBe('00000096385074')
  expect(() => toGtin14('8938506547828')).toThrow(RangeError)
})
