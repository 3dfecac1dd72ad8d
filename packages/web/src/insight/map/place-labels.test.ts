import { expect, test } from 'vitest'
import { placeLabels } from './place-labels.ts'

const label = (text: string, x: number, y: number, weight = 1) => ({ text, x, y, weight })

test('of two names that would stand over each other, the heavier one is written', () => {
  const placed = placeLabels([label('Hiệp Thạnh', 500, 300, 7), label('Đức Trọng', 510, 305, 13)], 1000)
  expect(placed.map(({ text }) => text)).toEqual(['Đức Trọng'])
})

test('names a line apart, or far enough beside each other, are both written', () => {
  expect(placeLabels([label('Trà Tân', 500, 300), label('Tánh Linh', 500, 330)], 1000)).toHaveLength(2)
  expect(placeLabels([label('Trà Tân', 300, 300), label('Tánh Linh', 500, 300)], 1000)).toHaveLength(2)
})

test('a name that would run over the edge is left to the table', () => {
  expect(placeLabels([label('Phường Đông Gia Nghĩa', 20, 300)], 1000)).toEqual([])
})
