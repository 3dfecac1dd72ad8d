import { expect, test } from 'vitest'
import { type FormerCommune, findFormerProvinces, sumBy } from './former-place.ts'

const former = (code: string, provinceCode: string, communeCode: string): FormerCommune => ({
  ...{ code, provinceCode, communeCode, name: code, district: 'Huyện', share: 'full' },
})
// Cà Mau (96) and Bạc Liêu (95) became Cà Mau; Long Hải lies over a border; Hà Nội stayed alone.
const communes = [
  former('31900', '95', '31900'),
  former('31903', '95', '31900'),
  former('32000', '96', '32000'),
  former('11800', '33', '11995'),
  former('11801', '34', '11995'),
  former('00001', '01', '00097'),
]
const provinces: Record<string, string> = { '31900': '96', '32000': '96', '11995': '33', '00097': '01' }
const find = findFormerProvinces({
  communes,
  formerNames: [
    { code: '95', name: 'Bạc Liêu' },
    { code: '96', name: 'Cà Mau' },
  ],
  todaysNames: ['Cà Mau', 'Hà Nội'],
  provinceOf: (code) => provinces[code],
})
const place = (provinceCode: string, communeCode: string | null, recordedCommuneCode: string | null = null) =>
  find({ provinceCode, communeCode, recordedCommuneCode })

test('a record that names a commune of that time lies in that commune’s province', () => {
  expect(place('33', '11995', '11801')).toBe('34')
})

test('a record of today lies in the one former province on the ground of its commune', () => {
  expect(place('96', '31900')).toBe('95')
  expect(place('96', '31900', '31900')).toBe('95')
})

test('where two former provinces share a commune, nothing is guessed', () => {
  expect(place('33', '11995')).toBeUndefined()
})

test('without a commune, a province that was never joined is itself, a joined one is not known', () => {
  expect(place('01', null)).toBe('01')
  expect(place('96', null)).toBeUndefined()
})

test('a record that names a province of before lies in it, also without a commune', () => {
  const named = { provinceCode: '96', communeCode: null, recordedCommuneCode: null }
  expect(find({ ...named, recordedProvince: 'Bạc Liêu', isRecordedBefore: false })).toBe('95')
  expect(find({ ...named, recordedProvince: 'tỉnh Cà Mau', isRecordedBefore: true })).toBe('96')
})

test('a name that a province of today bears too tells nothing in a record of today', () => {
  const named = { provinceCode: '96', communeCode: null, recordedCommuneCode: null }
  expect(find({ ...named, recordedProvince: 'tỉnh Cà Mau', isRecordedBefore: false })).toBeUndefined()
})

test('counts are summed by what the finder says, and those that are not known stand apart', () => {
  const rows = [
    { provinceCode: '96', communeCode: '31900', recordedCommuneCode: null, many: 3 },
    { provinceCode: '96', communeCode: '32000', recordedCommuneCode: null, many: 2 },
    { provinceCode: '96', communeCode: null, recordedCommuneCode: null, many: 4 },
  ]
  expect([...sumBy(rows, find)]).toEqual([
    ['95', 3],
    ['96', 2],
    [undefined, 4],
  ])
})
