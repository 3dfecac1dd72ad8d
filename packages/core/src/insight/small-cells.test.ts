import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSafeCount, isSafeJudgement, wholeOf, withhold } from './small-cells.ts'

const cell = (counted: number, among: number) => ({ counted, among })

test('a share of fewer than five people is withheld, on either side', () => {
  expect(withhold([cell(5, 10), cell(7, 20), cell(9, 30)])).toEqual([cell(5, 10), cell(7, 20), cell(9, 30)])
  expect(withhold([cell(3, 20), cell(10, 20), cell(18, 20)])).toEqual([undefined, cell(10, 20), undefined])
})

test('one withheld row takes the smallest other with it, so that the whole does not tell it', () => {
  expect(withhold([cell(1, 4), cell(5, 10), cell(20, 40)])).toEqual([undefined, undefined, cell(20, 40)])
})

test('a unit with nobody is told as empty, and hides nothing', () => {
  expect(withhold([cell(0, 0), cell(6, 12)])).toEqual([cell(0, 0), cell(6, 12)])
})

test('the whole is withheld when it is small itself', () => {
  expect(wholeOf([cell(1, 2), cell(1, 2)])).toBeUndefined()
  expect(wholeOf([cell(1, 6), cell(4, 6)])).toEqual(cell(5, 12))
  expect(wholeOf([])).toEqual(cell(0, 0))
})

test('whatever the rows, what is withheld is never one row, and its sum is never a small group', () => {
  const cells = fc.array(
    fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => cell(Math.min(a, b), Math.max(a, b))),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(cells, (rows) => {
      const shown = withhold(rows)
      const hidden = rows.filter((_, i) => shown[i] === undefined)
      const rest = shown.filter((row) => row !== undefined && row.among > 0)
      const counted = hidden.reduce((sum, row) => sum + row.counted, 0)
      const among = hidden.reduce((sum, row) => sum + row.among, 0)
      const isTold = hidden.length === 1 || !isSafeCount(counted) || !isSafeCount(among - counted) || among < 5
      return hidden.length === 0 || rest.length === 0 || !isTold
    }),
  )
})

test('judgements on products need five products, whatever was found', () => {
  expect(withhold([cell(1, 5), cell(0, 9)], isSafeJudgement)).toEqual([cell(1, 5), cell(0, 9)])
  expect(isSafeJudgement(cell(4, 4))).toBe(false)
})
