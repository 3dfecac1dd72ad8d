import { expect, test } from 'vitest'
import { type Comparable, coreName, leastLikeness, likenessOf, matchKeys } from './likeness.ts'

const honey: Comparable = {
  name: 'Mật ong rừng tràm',
  producer: 'HTX Rừng Mẫu',
  organisationId: null,
  provinceCode: '96',
  communeCode: '32047',
  industryCode: 'I',
  codes: [],
}
const scoreOf = (other: Partial<Comparable>) => likenessOf(honey, { ...honey, ...other }).score

test('names are compared without what many names share', () => {
  expect(coreName('Hợp tác xã Nông nghiệp Rừng Mẫu')).toBe(coreName('HTX rung mau'))
  expect(coreName('Công ty TNHH')).not.toBe('')
})

test.each<[string, Partial<Comparable>, boolean]>([
  ['the same, spelled otherwise', { name: 'MAT ONG RUNG TRAM', producer: 'Hợp tác xã Rừng Mẫu' }, true],
  ['a slip of the pen', { name: 'Mật ong rừn tràm' }, true],
  ['a longer name of the same maker', { name: 'Mật ong rừng tràm nguyên chất' }, true],
  ['the same name of another maker elsewhere', { producer: 'Hộ Khác Xa', communeCode: '32044' }, false],
  ['another product of the same maker', { name: 'Cá khô bổi' }, false],
  ['the same in another province', { provinceCode: '01', communeCode: '00004' }, false],
  ['the same legal code', { producer: null, communeCode: null, codes: ['96-1'] }, false],
])('%s', (_, other, isLikely) => {
  expect(scoreOf(other) >= leastLikeness).toBe(isLikely)
})

test('twins meet under a key', () => {
  const twin = { ...honey, name: 'mat ong RUNG TRAM', producer: 'Hợp tác xã Rừng Mẫu' }
  expect(matchKeys(honey).filter((key) => matchKeys(twin).includes(key)).length).toBeGreaterThan(0)
  expect(likenessOf(honey, twin).reasons).toContain('same-name')
})
