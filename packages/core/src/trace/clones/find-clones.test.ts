import { expect, test } from 'vitest'
import { findCloneSigns, type PieceFacts, readersADay, type Scan } from './find-clones.ts'
import { kilometresBetween, provinceCentres } from './province-centres.ts'

const piece: PieceFacts = {
  isAllotted: true,
  madeOn: '2026-10-01',
  shippedAt: undefined,
  soldAt: undefined,
  soldIn: undefined,
  makerIn: '96',
}
const scan = (at: string, reader: string, provinceCode: string | null = null): Scan => ({
  at: new Date(`2026-${at}:00:00+07:00`),
  reader,
  provinceCode,
})
const kinds = (scans: Scan[], facts: Partial<PieceFacts> = {}) =>
  findCloneSigns(scans, { ...piece, ...facts }).map(({ kind }) => kind)
const crowd = (n: number, day = '11-01') => Array.from({ length: n }, (_, i) => scan(`${day}T09`, `r${i}`))

test('a family that scans its jar at home and on the way is one piece', () => {
  expect(kinds([...crowd(readersADay), scan('11-02T09', 'a', '96'), scan('11-03T09', 'a', '01')])).toEqual([])
})

test('more readers on one day than a jar can have are a sign; over many days they are not', () => {
  expect(kinds(crowd(readersADay + 1))).toEqual(['many-readers'])
  expect(kinds([...crowd(8), ...crowd(8, '11-02')])).toEqual([])
})

test('Cà Mau and Hà Nội within the hour are two pieces, with a night between them one', () => {
  const [sign] = findCloneSigns([scan('11-01T09', 'a', '96'), scan('11-01T10', 'b', '01')], piece)
  expect(sign).toMatchObject({ kind: 'two-places', facts: { hours: 1, provinces: ['96', '01'] } })
  expect(kinds([scan('11-01T09', 'a', '96'), scan('11-01T20', 'b', '01')])).toEqual([])
})

test('neighbouring provinces within the hour are one piece', () => {
  expect(kinds([scan('11-01T09', 'a', '01'), scan('11-01T09', 'b', '24')])).toEqual([])
})

test('a scan before the lot was made, or far off before it was sent, is a sign', () => {
  expect(kinds([scan('09-20T09', 'a')])).toEqual(['before-made'])
  const shippedAt = new Date('2026-10-20T00:00:00Z')
  expect(kinds([scan('10-10T09', 'a', '01')], { shippedAt })).toEqual(['before-shipped'])
  expect(kinds([scan('10-10T09', 'a', '96')], { shippedAt })).toEqual([])
})

test('a piece that was sold here and turns up far off is a sign, nearby it is not', () => {
  const sold = { soldAt: new Date('2026-10-20T00:00:00Z'), soldIn: '96' }
  expect(kinds([scan('10-25T09', 'a', '01')], sold)).toEqual(['far-after-sale'])
  expect(kinds([scan('10-25T09', 'a', '96')], sold)).toEqual([])
})

test('a serial that nobody was given is a sign when a second reader finds it too', () => {
  expect(kinds([scan('11-01T09', 'a'), scan('11-01T10', 'a')], { isAllotted: false })).toEqual([])
  expect(kinds([scan('11-01T09', 'a'), scan('11-01T10', 'b')], { isAllotted: false })).toEqual(['never-allotted'])
})

test('all 34 provinces have a place, and distances are those of the country', () => {
  expect(Object.keys(provinceCentres)).toHaveLength(34)
  expect(kilometresBetween('01', '79')).toBeGreaterThan(1000)
  expect(kilometresBetween('01', '79')).toBeLessThan(1300)
  expect(kilometresBetween('01', 'xx')).toBe(0)
})
