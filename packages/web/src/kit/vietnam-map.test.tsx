import { expect, test } from 'vitest'
import { renderDocument } from './document.tsx'
import drawing from './vietnam-map.json' with { type: 'json' }
import { VietnamMap } from './vietnam-map.tsx'

const shell = { lang: 'vi', path: '/', nonce: '', assets: {}, isDemo: false, now: '2026-11-23T00:00:00Z' } as const
const html = renderDocument(
  VietnamMap,
  { title: 'Bản đồ', counts: { '48': 7 }, toHref: (code: string) => `/products?province=${code}` },
  shell,
)

test('the map shows Hoàng Sa of Đà Nẵng and Trường Sa of Khánh Hòa, by name', () => {
  expect(html).toMatch(/Quần đảo Hoàng Sa<tspan[^>]*>Đà Nẵng/)
  expect(html).toMatch(/Quần đảo Trường Sa<tspan[^>]*>Khánh Hòa/)
})

test('the asset itself holds islands of both archipelagos, out at sea, within the drawing', () => {
  const [hoangSa, truongSa] = drawing.archipelagos
  expect([hoangSa?.name, hoangSa?.provinceCode]).toEqual(['Hoàng Sa', '48'])
  expect([truongSa?.name, truongSa?.provinceCode]).toEqual(['Trường Sa', '56'])
  expect(hoangSa?.dots.length).toBeGreaterThan(10)
  expect(truongSa?.dots.length).toBeGreaterThan(50)
  const mainlandEast = 480
  for (const [x = 0, y = 0] of [...(hoangSa?.dots ?? []), ...(truongSa?.dots ?? [])]) {
    expect(x).toBeGreaterThan(mainlandEast)
    expect(x).toBeLessThan(drawing.width + 15)
    expect(y).toBeLessThan(drawing.height)
  }
})

test('each of the 34 provinces has a shape, a place for its star and a way to its products', () => {
  expect(drawing.provinces).toHaveLength(34)
  for (const { code, path, at } of drawing.provinces) {
    expect(path).toMatch(/^M\d+ \d+l/)
    expect(at).toHaveLength(2)
    expect(html).toContain(`href="/products?province=${code}"`)
  }
  expect(html).toContain('aria-label="Đà Nẵng: 7"')
})

test('the drawing stays small', () => {
  expect(JSON.stringify(drawing).length).toBeLessThan(60_000)
})
