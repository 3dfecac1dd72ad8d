import { expect, test } from 'vitest'
import { placeKeys, spellingKey } from './place-name.ts'
import { decideTodaysPlace, type UnitReading } from './todays-place.ts'

const old: UnitReading = {
  code: '00001',
  spelling: spellingKey('Hòa Bình'),
  searchKey: 'hoa binh',
  validFrom: '2021-11-01',
  validTo: '2025-06-30',
  districtCode: '001',
  districtKey: 'ba vi',
  provinceKeys: ['ha tay'],
  todaysProvinceKeys: ['ha noi'],
  successors: [{ code: '10001', share: 'full', sources: 2 }],
}

test('a split, a pair that one source tells, and an unknown share go to a person', () => {
  const split = {
    ...old,
    successors: [
      { code: '10001', share: 'partial' as const, sources: 2 },
      { code: '10002', share: 'partial' as const, sources: 2 },
    ],
  }
  expect(decideTodaysPlace({ code: '00001' }, [split])).toEqual({
    kind: 'ambiguous',
    codes: ['10001', '10002'],
    reason: 'split',
  })
  const alone = { ...old, successors: [{ code: '10001', share: 'full' as const, sources: 1 }] }
  expect(decideTodaysPlace({ code: '00001' }, [alone])).toEqual({
    kind: 'ambiguous',
    codes: ['10001'],
    reason: 'one-source',
  })
})

test('two communes of one name in two districts are told apart by the district, and never guessed', () => {
  const other = {
    ...old,
    code: '00002',
    districtKey: 'me linh',
    successors: [{ code: '10009', share: 'full' as const, sources: 2 }],
  }
  const names = { communeName: 'xã Hoà Bình', provinceName: 'Hà Nội' }
  expect(decideTodaysPlace({ ...names, districtName: 'Huyện Mê Linh' }, [old, other])).toEqual({
    kind: 'one',
    code: '10009',
  })
  expect(decideTodaysPlace(names, [old, other])).toMatchObject({ kind: 'ambiguous', reason: 'several-of-that-name' })
  expect(decideTodaysPlace({ ...names, districtName: 'Đông Anh' }, [old, other])).toMatchObject({ kind: 'unknown' })
})

test('names of two spellings are two places, wherever the tone mark stands', () => {
  const other = {
    ...old,
    code: '00003',
    spelling: spellingKey('Hóa Bình'),
    successors: [{ code: '10008', share: 'full' as const, sources: 2 }],
  }
  expect(decideTodaysPlace({ communeName: 'Xã Hoà Bình' }, [old, other])).toEqual({ kind: 'one', code: '10001' })
})

test('unit words are taken off, and names that begin like one are kept', () => {
  expect(placeKeys('Thị trấn Nông trường Mộc Châu')).toContain('nong truong moc chau')
  expect(placeKeys('Xà Bang')).toContain('xa bang')
  expect(placeKeys('Phường 08')).toEqual(['8'])
  expect(placeKeys('xa u minh')).toContain('u minh')
})
