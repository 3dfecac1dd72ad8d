import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feeTable, findFee } from './fee-table.ts'
import { findMarginProblems, MarginForm, readPercent, reckonMargins } from './margin.ts'

const form = (more: Record<string, string> = {}) =>
  MarginForm.parse({
    priceDong: '165000',
    quantity: '2',
    packingDong: '5000',
    deliveryDong: '0',
    tax: 'household',
    ...more,
  })
const on = '2026-11-25'
const of = (channel: string, more: Record<string, string> = {}, day = on) => {
  const margin = reckonMargins(form(more), day).find((each) => each.channel === channel)
  if (!margin) throw new Error(channel)
  return margin
}

describe('what its maker keeps', () => {
  test('in our own shop is the price less packing and tax: worked by hand', () => {
    // 330,000 − 0 − 5,000 − 1.5% of 330,000 (4,950).
    expect(of('own-shop')).toMatchObject({ keeps: { least: 320_050, most: 320_050 }, isWhole: true })
  })

  test('on TikTok Shop lies between two sums, because commission differs by category: worked by hand', () => {
    // 330,000 − 10…12% (33,000…39,600) − 5% (16,500) − 3,000 − 5,000 − 4,950.
    expect(of('tiktok').keeps).toEqual({ least: 260_950, most: 267_550 })
    expect(of('tiktok', { tiktokPercent: '11,5' }).keeps).toEqual({ least: 262_600, most: 262_600 })
  })

  test('is not whole where a fee is unknown, and says which', () => {
    const { isWhole, lines } = of('lazada')
    expect(isWhole).toBe(false)
    expect(lines.filter(({ dong }) => !dong).map(({ what }) => what)).toEqual(['commission', 'payment', 'order'])
    expect(of('shopee', { shopeePercent: '11' }).isWhole).toBe(true)
  })

  test('of a company waits for its own tax', () => {
    expect(of('own-shop', { tax: 'company' }).isWhole).toBe(false)
    expect(of('own-shop', { tax: 'company', taxPercent: '8' }).keeps.most).toBe(330_000 - 5_000 - 26_400)
  })

  test('goes by the fees of the day that is asked for', () => {
    expect(findFee('tiktok', 'commission', '2025-06-30')?.amount).toEqual({ share: 0.04 })
    expect(findFee('tiktok', 'commission', '2025-07-01')?.amount).toEqual({ least: 0.1, most: 0.12 })
    expect(findFee('tiktok', 'commission', '2024-12-31')).toBeUndefined()
    expect(findFee('lazada', 'payment', '2025-01-01')?.amount).toEqual({ share: 0.02497 })
    expect(findFee('lazada', 'payment', on)?.amount).toBe('unknown')
  })

  test('never exceeds the price, and its least never its most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 999 }), (price, quantity) => {
        for (const { keeps, goodsDong } of reckonMargins(
          form({ priceDong: `${price}`, quantity: `${quantity}` }),
          on,
        )) {
          expect(keeps.least).toBeLessThanOrEqual(keeps.most)
          expect(keeps.most).toBeLessThanOrEqual(goodsDong)
          expect(Number.isInteger(keeps.least) && Number.isInteger(keeps.most)).toBe(true)
        }
      }),
    )
  })
})

describe('the table of fees', () => {
  test('names a source for every row, and no channel has two of a kind on one day', () => {
    expect(feeTable.filter(({ source }) => source.length < 4)).toEqual([])
    expect(new Set(feeTable.map(({ channel, kind, fromOn }) => `${channel} ${kind} ${fromOn}`)).size).toBe(
      feeTable.length,
    )
    for (const { amount, trust } of feeTable) expect(amount === 'unknown').toBe(trust === 'none')
  })
})

describe('a form', () => {
  test('that cannot be reckoned is refused with all its reasons', () => {
    const wrong = MarginForm.parse({
      priceDong: 'x',
      quantity: '0',
      packingDong: '-1',
      deliveryDong: '',
      shopeePercent: '101',
    })
    expect(findMarginProblems(wrong).map(({ at }) => at)).toEqual([
      'priceDong',
      'quantity',
      'packingDong',
      'shopeePercent',
    ])
  })
  test.each([
    ['1,5', 0.015],
    ['12.25', 0.1225],
    ['100', 1],
    ['0', 0],
    ['101', undefined],
    ['-1', undefined],
    ['1e2', undefined],
    ['', undefined],
  ])('reads a percentage %j as %j', (text, share) => expect(readPercent(text)).toBe(share))
})
