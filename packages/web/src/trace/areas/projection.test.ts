import { expect, test } from 'vitest'
import { project, unproject } from './projection.ts'

test('a place is found again where it was drawn, to a centimetre', () => {
  for (const place of [
    [104.9631, 9.4102],
    [105.85, 21.02],
    [111.92, 8.64],
  ] as const) {
    const [longitude, latitude] = unproject(project(place))
    expect(longitude).toBeCloseTo(place[0], 7)
    expect(latitude).toBeCloseTo(place[1], 7)
  }
})

test('Cà Mau lies in the south-west of the drawing', () => {
  const [x, y] = project([105.15, 9.18])
  expect(x).toBeGreaterThan(150)
  expect(x).toBeLessThan(260)
  expect(y).toBeGreaterThan(900)
  expect(y).toBeLessThan(1120)
})
