import { expect, test } from 'vitest'
import { renderDocument } from '../kit/document.tsx'
import { FrontPage, type FrontPageProps } from './front-page.tsx'

const shell = { lang: 'vi', path: '/', nonce: '', assets: {}, isDemo: false, now: '2026-11-23T00:00:00Z' } as const
const props: FrontPageProps = {
  figures: [{ kind: 'national', value: 18243, date: '12/2025', source: 'Bộ NN&MT', sourceHref: 'https://vidu.vn' }],
  provinces: [
    { code: '01', name: 'Hà Nội', count: 3 },
    { code: '96', name: 'Cà Mau', count: 12 },
  ],
  countedOn: '2026-11-23',
  news: [],
  newest: [
    {
      href: '/products/a',
      name: 'Chè mẫu',
      star: 4,
      producer: 'HTX Mẫu',
      place: 'xã Mẫu',
      decisionNumber: '12/QĐ-UBND',
      decidedOn: '2026-06-30',
      isSample: true,
    },
  ],
}
const render = (more: Partial<FrontPageProps> = {}, lang: 'vi' | 'en' = 'vi') =>
  renderDocument(FrontPage, { ...props, ...more }, { ...shell, lang })

test('search and the check of a code come first and work without JavaScript', () => {
  const html = render()
  expect(html.indexOf('action="/products"')).toBeGreaterThan(0)
  expect(html.indexOf('action="/v"')).toBeGreaterThan(html.indexOf('action="/products"'))
  expect(html.indexOf('class="vietnam"')).toBeGreaterThan(html.indexOf('action="/v"'))
  expect(html).not.toContain('<script')
})

test('every figure carries its date and source', () => {
  const html = render()
  expect(html).toContain('18.243')
  expect(html).toContain('tính đến 12/2025')
  expect(html).toContain('<a href="https://vidu.vn">Bộ NN&amp;MT</a>')
})

test('provinces are listed from the most products down, each leading to them', () => {
  const html = render()
  const table = html.slice(html.indexOf('class="counts"'))
  expect(table.indexOf('Cà Mau')).toBeLessThan(table.indexOf('Hà Nội'))
  expect(table).toContain('href="/products?province=96"')
  expect(html).toContain('tính đến 23/11/2026')
})

test('the map names the publisher of its boundaries', () => {
  expect(render()).toContain('Nhà xuất bản Tài nguyên, Môi trường và Bản đồ Việt Nam')
})

test('what is fictitious says so', () => {
  expect(render()).toContain('dữ liệu mẫu')
  expect(render({ newest: props.newest.map((product) => ({ ...product, isSample: false })) })).not.toContain(
    'dữ liệu mẫu',
  )
})

test('a register without a decision says so instead of showing nothing', () => {
  expect(render({ newest: [] })).toContain('Chưa có quyết định nào trong sổ này')
})

test('the four doors lead producer, official, buyer and integrator in', () => {
  const html = render()
  for (const href of ['/dossiers', '/desk', '/shop', '/data']) expect(html).toContain(`<a href="${href}"><b>`)
})

test('it is complete in English', () => {
  expect(render({}, 'en')).toContain('Every village’s finest, proven by stars')
})
