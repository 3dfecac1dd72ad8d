import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatShortCode, parseShortCode, shortCode } from './short-code.ts'

const randomCode = fc.uint8Array({ minLength: 11, maxLength: 11 }).map((bytes) => shortCode(bytes))

test('a code typed as printed, in lower case or with look-alike letters is the same code', () => {
  fc.assert(
    fc.property(randomCode, (code) => {
      expect(code).toHaveLength(12)
      expect(parseShortCode(formatShortCode(code))).toBe(code)
      expect(parseShortCode(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }),
  )
})

test('a wrong letter and two neighbours swapped are always noticed', () => {
  fc.assert(
    fc.property(randomCode, fc.nat(10), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (code, i, letter) => {
      if (code[i] !== letter) expect(parseShortCode(code.slice(0, i) + letter + code.slice(i + 1))).toBeUndefined()
      const swapped = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2)
      if (swapped !== code) expect(parseShortCode(swapped)).toBeUndefined()
    }),
  )
})

test('a text of another length or with another letter is no code', () => {
  expect(parseShortCode('ABC')).toBeUndefined()
  expect(parseShortCode('8K3M-Q7TD-4XPU')).toBeUndefined()
})
