import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortCode } from '../kernel/short-code.ts'
import { isBareClass, isLot, listKeys, normalIdentifier } from './identifier.ts'
import { lotIdentifier, ownCode, parseOwnCode } from './own-code.ts'

const origin = 'https://sao-lang.example'
const set82 = [...`!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`]
const anyKey = fc.uint8Array({ minLength: 11, maxLength: 11 }).map((bytes) => shortCode(bytes))
const anyNumber = fc
  .array(fc.constantFrom(...set82), { minLength: 1, maxLength: 20 })
  .map((symbols) => symbols.join(''))

test('a code is read back as what it names, whatever GS1 allows in a lot or a serial', () => {
  fc.assert(
    fc.property(anyKey, fc.option(anyNumber), fc.option(anyNumber), (key, lot, serial) => {
      const named = { origin, key, ...(lot !== null && { lot }), ...(serial !== null && { serial }) }
      expect(parseOwnCode(ownCode(named))).toEqual(named)
    }),
  )
})

const key = shortCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))
const mistyped = key.replace(/^./, (first) => (first === '2' ? '3' : '2'))

test.each([
  ['a mistyped key', `${origin}/q/${mistyped}`],
  ['a serial before its lot', `${origin}/q/${key}/21/A/10/B`],
  ['a lot of 21 letters', `${origin}/q/${key}/10/${'A'.repeat(21)}`],
  ['a lot with a space', `${origin}/q/${key}/10/A%20B`],
  ['an empty lot', `${origin}/q/${key}/10/`],
  ['a Digital Link', `${origin}/01/09520123456788/10/A`],
  ['something else', 'HTX Mật ong'],
])('%s is no own code', (_, uri) => {
  expect(parseOwnCode(uri)).toBeUndefined()
})

test('a code scanned in capitals, with a query or a final slash is the same code', () => {
  const lot = ownCode({ origin, key, lot: 'L1' })
  for (const seen of [`${lot}/`, `${lot}?s=1`, lot.replace(origin, origin.toUpperCase()), lot.toUpperCase()])
    expect(parseOwnCode(seen)).toEqual({ origin, key, lot: 'L1' })
})

test('a lot is named by its GTIN where there is one, and never by an invented one', () => {
  expect(lotIdentifier({ origin, key, gtin: '8935217400010', lot: 'L/1' })).toBe(`${origin}/01/08935217400010/10/L%2F1`)
  expect(lotIdentifier({ origin, key, gtin: null, lot: 'L1' })).toBe(`${origin}/q/${key}/10/L1`)
})

test('own lots are followed like any lot, pieces are found by lot and product, a bare product is never followed', () => {
  const lot = `${origin}/q/${key}/10/L1`
  const piece = `${origin}/q/${key}/10/L1/21/7`
  const product = `${origin}/q/${key}`
  expect([isLot(lot), isLot(product), isBareClass(product), isBareClass(lot)]).toEqual([true, false, true, false])
  expect(normalIdentifier(piece)).toBe(`${product}/21/7`)
  expect(listKeys(piece)).toEqual([
    { text: `${product}/21/7`, level: 'exact' },
    { text: lot, level: 'lot' },
    { text: product, level: 'class' },
  ])
  expect(listKeys(`${lot}?s=1`)).toEqual([
    { text: lot, level: 'exact' },
    { text: product, level: 'class' },
  ])
})
