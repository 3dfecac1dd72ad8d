import type { ComponentChildren } from 'preact'
import { expect, test } from 'vitest'
import { renderDocument } from '../document.tsx'
import { BarChart } from './bar-chart.tsx'
import { LineChart } from './line-chart.tsx'
import { RangeChart } from './range-chart.tsx'
import { StackedChart } from './stacked-chart.tsx'

const shell = { lang: 'vi', path: '/', nonce: '', assets: {}, isDemo: false, now: '2026-11-24T00:00:00Z' } as const
const words = { title: 'Sản phẩm', date: '24/11/2026', csvHref: '/x.csv', definitionHref: '/x#count' }
const render = (chart: ComponentChildren) => renderDocument(() => <main>{chart}</main>, {}, shell)
const line = (
  <LineChart
    {...words}
    axis="Tháng"
    goal={{ value: 2000, label: 'mục tiêu' }}
    points={[
      { at: 0, label: '10/2026', value: 1500 },
      { at: 1, label: '12/2026', value: 1800, low: 1700, high: 1900 },
    ]}
  />
)
const charts = {
  bar: <BarChart {...words} markLabel="mục tiêu" bars={[{ label: 'Cà Mau', value: 1200, mark: 1500 }]} />,
  line,
  stacked: (
    <StackedChart {...words} axis="Tỉnh" parts={['3 sao', '4 sao']} rows={[{ label: 'Cà Mau', values: [2, 6] }]} />
  ),
  range: (
    <RangeChart
      {...words}
      axis="Bước"
      names={{ low: 'nhanh', middle: 'giữa', high: 'chậm' }}
      limit={{ value: 15, label: 'hạn' }}
      rows={[{ label: 'Xã xem xét', low: 2, middle: 6.5, high: 12 }]}
    />
  ),
}

test.each(Object.entries(charts))(
  'a %s chart has a real table, its day, its CSV and its definition, and no style of its own',
  (_, chart) => {
    const html = render(chart)
    expect(html).toContain('<table')
    expect(html).toMatch(/<th scope="(col|row)"/)
    expect(html).toContain('tính đến 24/11/2026')
    expect(html).toContain('href="/x.csv"')
    expect(html).toContain('href="/x#count"')
    expect(html).not.toMatch(/\sstyle=|NaN|undefined/)
  },
)

test('the table of a line says what is drawn, with the bounds of what is foretold', () => {
  const html = render(line)
  for (const figure of ['1.500', '1.800', '1.700', '1.900']) expect(html).toContain(figure)
  expect(html).toContain('aria-label="Sản phẩm: từ 1.500 (10/2026) đến 1.800 (12/2026)"')
})

test('parts of a bar lie one after the other and fill what they are of', () => {
  const html = render(charts.stacked)
  expect(html).toContain('class="part-1" x="0%" width="25%"')
  expect(html).toContain('class="part-2" x="25%" width="75%"')
})

test('charts of nothing are drawn without a fault', () => {
  const nothing = [
    <BarChart key="b" title="Không" bars={[{ label: 'Cà Mau', value: 0 }]} />,
    <LineChart key="l" {...words} axis="Ngày" points={[]} />,
    <StackedChart key="s" {...words} axis="Tỉnh" parts={['a']} rows={[{ label: 'x', values: [0] }]} />,
    <RangeChart key="r" {...words} axis="x" names={{ low: 'a', middle: 'b', high: 'c' }} rows={[]} />,
  ]
  for (const chart of nothing) expect(render(chart)).not.toMatch(/NaN|Infinity/)
})
