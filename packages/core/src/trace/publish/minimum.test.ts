import { expect, test } from 'vitest'
import { findMissingForPublication, type KnownItems, listMinimum } from './minimum.ts'

const whole: KnownItems = {
  'product-name': 'Mật ong',
  'product-image': 'a1',
  'maker-name': 'HTX Ong',
  'maker-address': 'Ấp 1, Xã U Minh, tỉnh Cà Mau',
  'maker-identifier': '6107000001',
  standards: 'TCVN 12605:2019',
  'trace-code': 'https://saolang.example/q/K/10/L',
  'made-on': '06/10/2026',
  'growing-place': 'Xã U Minh, tỉnh Cà Mau',
  origin: 'Xã U Minh, tỉnh Cà Mau',
  stages: '06/10/2026',
  'stage-places': 'Xã U Minh, tỉnh Cà Mau',
}

test('a lot with every item that the law asks for lacks nothing', () => {
  expect(findMissingForPublication(whole, 'lot')).toEqual([])
})

test('with nothing known, every item is named at once, each with the text that asks for it', () => {
  const problems = findMissingForPublication({}, 'lot')
  expect(problems.map(({ at }) => at)).toEqual(Object.keys(whole))
  expect(problems.find(({ at }) => at === 'stages')?.source).toBe(
    'Thông tư 02/2024/TT-BKHCN, nội dung 5; Nghị định 37/2026/NĐ-CP, Điều 32; Quyết định 25/QĐ-BNNMT năm 2026, dữ liệu tối thiểu',
  )
})

test.each(Object.keys(whole) as (keyof KnownItems)[])('one missing item alone closes the gate: %s', (id) => {
  expect(findMissingForPublication({ ...whole, [id]: '' }, 'lot').map(({ code }) => code)).toEqual([
    `publish.missing-${id}`,
  ])
})

test('a product needs its own items only', () => {
  const { stages, origin, ...rest } = whole
  expect([stages, origin]).not.toContain(undefined)
  expect(findMissingForPublication(rest, 'product')).toEqual([])
})

test('the ten items of Circular 02/2024 and the lists of the two other texts are all there', () => {
  const sources = listMinimum({}, 'lot').flatMap(({ sources }) => sources)
  for (let no = 1; no <= 10; no++) expect(sources).toContain(`Thông tư 02/2024/TT-BKHCN, nội dung ${no}`)
  expect(sources.filter((source) => source.startsWith('Nghị định 37/2026')).length).toBeGreaterThanOrEqual(7)
  expect(sources.filter((source) => source.startsWith('Quyết định 25')).length).toBeGreaterThanOrEqual(4)
})
