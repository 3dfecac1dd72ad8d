import { expect, test } from 'vitest'
import { type OfficialFigure, seriesOf } from './official-figure.ts'

const figure = (sortsAs: string, value: number, scope = 'nation'): OfficialFigure => ({
  indicator: 'products-five-star',
  scope,
  asOf: sortsAs,
  sortsAs,
  value,
  source: 'https://press.example',
})

test('two values for one day stay side by side as a conflict; another scope is another series', () => {
  const series = seriesOf(
    [figure('2025-07', 126), figure('2024-12', 51), figure('2024-12', 79), figure('2024-12', 3, '96')],
    'products-five-star',
    'nation',
  )
  expect(series.map(({ sortsAs, isConflict, figures }) => [sortsAs, isConflict, figures.length])).toEqual([
    ['2024-12', true, 2],
    ['2025-07', false, 1],
  ])
})
