import { expect, test } from 'vitest'
import { findOrderProblems } from './label-order.ts'
import { type Layout, layouts, placeOnPage } from './layout.ts'
import { markOf, readSerial, writeSerial } from './serial.ts'

test('a serial reads back as what it was written from', () => {
  const mark = markOf(new Uint8Array([0xab, 0xcd, 0xef]))
  expect(readSerial(writeSerial({ no: 1048, mark }))).toEqual({ no: 1048, mark })
  expect(writeSerial({ no: 999_999_999_999, mark }).length).toBeLessThanOrEqual(20)
})

test.each(['', '1048', '0-ABCD', '01-ABCD', '1048-ABC', '1048-ABCI', '1048-abcd'])(
  '%s is no serial of ours',
  (serial) => {
    expect(readSerial(serial)).toBeUndefined()
  },
)

test('an order is refused with every reason at once', () => {
  const wrong = { amount: 100_001, layout: 'a3', carrier: 'ean', withSerials: true }
  expect(findOrderProblems(wrong, true).map(({ code }) => code)).toEqual([
    'labels.lot-ended',
    'labels.amount-wrong',
    'labels.layout-unknown',
    'labels.carrier-unknown',
  ])
  expect(findOrderProblems({ ...wrong, amount: Number.NaN }, false).map(({ at }) => at)).toContain('amount')
  expect(findOrderProblems({ amount: 1, layout: 'a4-65', carrier: 'qr', withSerials: false }, false)).toEqual([])
})

test.each(Object.entries(layouts) as [string, Layout][])(
  'every label of %s lies on its page, and its code is at least 15 mm wide and fits',
  (_, layout) => {
    const { x, y } = placeOnPage(layout, layout.columns * layout.rows - 1)
    expect(x + layout.label.width).toBeLessThanOrEqual(layout.page.width + 0.01)
    expect(y + layout.label.height).toBeLessThanOrEqual(layout.page.height + 0.01)
    expect(layout.code).toBeGreaterThanOrEqual(15)
    expect(layout.code).toBeLessThan(Math.min(layout.label.width, layout.label.height))
  },
)
