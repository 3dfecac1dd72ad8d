import { programmes } from '@saolang/law/programme-targets.ts'
import { expect, test } from 'vitest'
import { figureOf, isIndicator, measure, measureByProvince, type Register } from './indicator.ts'

/**
 * A register small enough to count by hand. Cà Mau (96): 3 of three stars that hold, 1 of four stars that holds and was
 * recognised twice, 2 of three stars run out, 1 whose term nobody knows. Lào Cai (15): 1 of five stars that holds.
 */
const register: Register = {
  products: [
    { provinceCode: '96', star: 3, holds: true, recognitions: 1, many: 3 },
    { provinceCode: '96', star: 4, holds: true, recognitions: 2, many: 1 },
    { provinceCode: '96', star: 3, holds: false, recognitions: 2, many: 2 },
    { provinceCode: '96', star: 3, holds: null, recognitions: 1, many: 1 },
    { provinceCode: '15', star: 5, holds: true, recognitions: 1, many: 1 },
  ],
  producers: [
    { provinceCode: '96', kind: 'cooperative', many: 1 },
    { provinceCode: '96', kind: 'household-producer', many: 1 },
    { provinceCode: '96', kind: null, many: 4 },
    { provinceCode: '15', kind: 'sme', many: 1 },
  ],
}

test('ranked products are those of three stars and more whose certificate holds; an unknown term is told apart', () => {
  expect(measure('products-ranked', register)).toEqual({ counted: 5, among: 7, unknown: 1 })
})

test('a product whose record names no star is not counted and not forgotten', () => {
  const unread: Register = {
    products: [{ provinceCode: '96', star: null, holds: true, recognitions: 1, many: 2 }],
    producers: [],
  }
  expect(measure('products-ranked', unread)).toEqual({ counted: 0, among: 0, unknown: 2 })
  expect(measure('products-five-star', unread)).toEqual({ counted: 0, among: 0, unknown: 2 })
})

test('of five ranked products one was recognised more than once', () => {
  const found = measure('products-upgraded', register)
  expect(found).toEqual({ counted: 1, among: 5, unknown: 1 })
  expect(found && figureOf('products-upgraded', found)).toBe(20)
})

test('co-operatives are a share of the producers whose kind is known', () => {
  const found = measure('producers-cooperative', register)
  expect(found).toEqual({ counted: 1, among: 3, unknown: 4 })
  expect(found && figureOf('producers-cooperative', found)).toBe(33.3)
})

test('a share of nothing is no figure', () => {
  expect(figureOf('producers-sme', { counted: 0, among: 0, unknown: 4 })).toBeUndefined()
})

test('what the register cannot tell has no measure', () => {
  expect(measure('craft-villages-with-product', register)).toBeUndefined()
})

test('provinces add up to the nation, the largest first', () => {
  const provinces = measureByProvince('products-ranked', register)
  expect(provinces.map(({ provinceCode, counted }) => [provinceCode, counted])).toEqual([
    ['96', 4],
    ['15', 1],
  ])
})

test('every target of a published programme names an indicator that is defined', () => {
  const named = programmes.flatMap(({ targets }) => targets.map(({ indicator }) => indicator))
  expect(named.filter((key) => !isIndicator(key))).toEqual([])
  expect(named).toHaveLength(10)
})
