import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacters, hasCheckCharacters } from './check-characters.ts'
import { companyPrefixOf, completeKey, findKeyProblem, type KeyKind, keys } from './gs1-key.ts'
import { isVietnamese, prefixUseOf } from './gs1-prefix.ts'

test.each([
  ['gtin', '8934563138166', 'ai.check-digit'],
  ['gtin', '893456313816', 'ai.check-digit'],
  ['gtin', '89345631381', 'ai.too-short'],
  ['gln', '952012345678A', 'ai.character'],
  ['sscc', '95201234567891234', 'ai.too-short'],
  ['giai', '95A', 'ai.company-prefix'],
  ['giai', '9520123-0123456789012345678901234', 'ai.too-long'],
  ['gdti', '9520123456788 A', 'ai.character'],
  ['gcn', '9520123456788A', 'ai.character'],
  ['cpid', '9520abc', 'ai.character'],
  ['gmn', '1987654Ad4X4bL5ttr2310c2L', 'ai.check-characters'],
] as [KeyKind, string, string][])('a %s is not %s: %s', (kind, text, code) => {
  expect(findKeyProblem(kind, text)).toMatchObject({ code, at: kind })
})

test.each([
  ['gtin', '893456313816', '8934563138165'],
  ['gtin', '9638507', '96385074'],
  ['sscc', '95201234567891234', '952012345678912345'],
  ['gln', '952012345678', '9520123456788'],
  ['grai', '952012345678A1', '9520123456788A1'],
  ['gdti', '952012345678', '9520123456788'],
  ['giai', '9520123-X', '9520123-X'],
  ['gmn', '1987654Ad4X4bL5ttr2310c', '1987654Ad4X4bL5ttr2310c2K'],
] as [KeyKind, string, string][])('a %s from %s is %s', (kind, body, key) => {
  expect(completeKey(kind, body)).toBe(key)
  expect(findKeyProblem(kind, key)).toBeUndefined()
})

test('the company prefix of a trade item or logistic unit comes after its first digit', () => {
  expect(companyPrefixOf('gtin', '8934563138165', 9)).toBe('893456313')
  expect(companyPrefixOf('sscc', '395201231111111119', 7)).toBe('9520123')
  expect(companyPrefixOf('gln', '9520123456788', 7)).toBe('9520123')
})

test('every key can be completed from its digits', () => {
  const withDigits = (Object.keys(keys) as KeyKind[]).filter((kind) => 'digits' in keys[kind])
  fc.assert(
    fc.property(fc.constantFrom(...withDigits), fc.stringMatching(/^\d{17}$/), (kind, digits) => {
      const { digits: length } = keys[kind] as { digits: number }
      expect(findKeyProblem(kind, completeKey(kind, digits.slice(0, length - 1)))).toBeUndefined()
    }),
  )
})

test('one changed character, or two neighbours exchanged, never keep a check pair', () => {
  const body = fc.stringMatching(/^[0-9A-Za-z]{5,23}$/)
  fc.assert(
    fc.property(body, fc.nat(), (text, at) => {
      const whole = text + checkCharacters(text)
      expect(hasCheckCharacters(whole)).toBe(true)
      const i = at % (text.length - 1)
      const [a = '', b = ''] = whole.slice(i, i + 2)
      if (a !== b) expect(hasCheckCharacters(whole.slice(0, i) + b + a + whole.slice(i + 2))).toBe(false)
      expect(hasCheckCharacters(whole.slice(0, i) + (a === 'x' ? 'y' : 'x') + whole.slice(i + 1))).toBe(
        a === 'x' ? false : a === 'x',
      )
    }),
  )
  expect(() => checkCharacters('a#')).toThrow(RangeError)
  expect(() => checkCharacters('a'.repeat(24))).toThrow(RangeError)
})

test.each([
  ['8934563138165', 'company', true],
  ['2000000000008', 'restricted', false],
  ['0212345678909', 'restricted', false],
  ['9520123456788', 'demonstration', false],
  ['9786041234567', 'publication', false],
  ['96385074', 'gs1-8', false],
  ['02345673', 'restricted', false],
  ['18934563138162', 'company', true],
])('the prefix of %s is for %s', (gtin, use, vietnamese) => {
  expect(prefixUseOf(gtin)).toBe(use)
  expect(isVietnamese(gtin)).toBe(vietnamese)
})
