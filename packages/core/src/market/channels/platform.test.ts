import { describe, expect, test } from 'vitest'
import { mergeLines, quantityFor, stepOf, waitMinutes } from './platform.ts'
import { compareOrders, compareStock } from './reconcile.ts'

describe('what is told to a platform', () => {
  test.each([
    [{ free: 10, buffer: 2, aside: undefined, isOnSale: true }, 8],
    [{ free: 1, buffer: 2, aside: undefined, isOnSale: true }, 0],
    [{ free: 0, buffer: 2, aside: 5, isOnSale: true }, 5],
    [{ free: 10, buffer: 0, aside: undefined, isOnSale: false }, 0],
    [{ free: 10, buffer: 0, aside: 5, isOnSale: false }, 0],
    [{ free: 5_000_000, buffer: 0, aside: undefined, isOnSale: true }, 999_999],
  ])('of %j is %i', (asked, told) => expect(quantityFor(asked)).toBe(told))
})

test('a word of a platform that nobody told us of is for a person, not for a guess', () => {
  expect(stepOf('shopee', 'READY_TO_SHIP')).toBe('to-send')
  expect(stepOf('tiktok', 'UNPAID')).toBe('unpaid')
  expect(stepOf('lazada', 'canceled')).toBe('cancelled')
  expect(stepOf('lazada', 'brand_new_word')).toBe('unknown')
})

test('pieces told one by one are taken together, at one price each', () => {
  const piece = { item: '1', sku: '2', name: 'Mật ong', quantity: 1, priceDong: 100 }
  expect(mergeLines([piece, piece, { ...piece, priceDong: 90 }])).toEqual([
    { ...piece, quantity: 2 },
    { ...piece, priceDong: 90 },
  ])
})

test('a platform that is down is asked again ever more seldom, and at least hourly', () => {
  expect([1, 2, 3, 6, 7, 50].map(waitMinutes)).toEqual([1, 2, 4, 32, 60, 60])
})

describe('a night’s comparison', () => {
  test('finds what sells from another number, and listings that are gone', () => {
    const found = compareStock([
      { about: '1', wanted: 5, theirs: 5 },
      { about: '2', wanted: 5, theirs: 7 },
      { about: '3', wanted: 5, theirs: undefined },
    ])
    expect(found.map(({ kind, about }) => [kind, about])).toEqual([
      ['stock-differs', '2'],
      ['listing-gone', '3'],
    ])
  })
  test.each([
    ['to-send', undefined, 'order-missing'],
    ['unpaid', undefined, undefined],
    ['cancelled', undefined, undefined],
    ['cancelled', 'open', 'order-open-here'],
    ['cancelled', 'off', undefined],
    ['sent', 'off', 'order-closed-here'],
    ['sent', 'open', undefined],
    ['delivered', 'done', undefined],
    ['unknown', undefined, undefined],
  ] as const)('of an order %s there and %s here finds %s', (theirs, ours, kind) =>
    expect(compareOrders([{ about: 'x', theirs, ours }])[0]?.kind).toBe(kind),
  )
})
