import { getCriteriaSet, listCriteriaSets } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { countCircular, type LeadGroup, type TraitGroup } from './count.ts'
import { findTraitLeaf, traitKeys, traits, traitsOf } from './trait.ts'

const sets = listCriteriaSets('2026-06-01')

test('each trait is asked for by as many sheets of Decision 26/2026 as a reader of the paper counts', () => {
  const counted = Object.fromEntries(
    traitKeys.map((key) => [key, sets.filter((set) => findTraitLeaf(set, key)).length]),
  )
  expect(counted).toEqual({
    'local-material': 25,
    'certified-area': 12,
    'green-material': 2,
    'waste-treated': 25,
    'waste-reused': 25,
    'green-packaging': 25,
    'told-culture': 25,
    'own-speciality': 21,
    'geographic-sign': 26,
    'heritage-kept': 1,
    'local-labour': 26,
    'woman-or-minority': 26,
  })
})

test('an option that says a trait is worth more than one that does not', () => {
  for (const set of sets)
    for (const key of traitKeys) {
      const options = findTraitLeaf(set, key)?.options ?? []
      const [said, unsaid] = [true, false].map((wanted) =>
        options.filter(({ text }) => traits[key].says.test(text) === wanted),
      )
      const least = Math.min(...(said ?? []).map(({ points }) => points))
      for (const { points } of unsaid ?? []) expect(points, `${set.id} ${key}`).toBeLessThan(least)
    }
})

const honey = getCriteriaSet('QD26-04')
const card = (memberId: string, choices: Record<string, string>) => ({ memberId, choices })
const packaged = { '1.6': 'QD26-04.1.6.o3' }
const treated = { '1.6': 'QD26-04.1.6.o2' }

test('what more than half of the members chose is found; half is not enough', () => {
  const two = traitsOf(honey, { cards: [card('a', packaged), card('b', treated)], resolutions: [] })
  expect(two.held).toEqual(['waste-treated'])
  const three = traitsOf(honey, {
    cards: [card('a', packaged), card('b', treated), card('c', packaged)],
    resolutions: [],
  })
  expect(three.held).toEqual(['waste-treated', 'green-packaging'])
})

test('what the council settled on counts before what its members chose', () => {
  const resolutions = [{ criterion: '1.6', optionId: 'QD26-04.1.6.o1', reason: 'chưa có minh chứng' }]
  expect(traitsOf(honey, { cards: [card('a', packaged), card('b', packaged)], resolutions }).held).toEqual([])
})

test('the sheet of honey does not ask for heritage or green material of crafts', () => {
  const { asked } = traitsOf(honey, { cards: [card('a', {})], resolutions: [] })
  expect(asked).not.toContain('heritage-kept')
  expect(asked).not.toContain('green-material')
  expect(asked).toHaveLength(9)
})

const group = (provinceCode: string, industryCode: string, many: number, held: string[] | null): TraitGroup => ({
  ...{ provinceCode, industryCode, many, held },
  asked: held && ['green-packaging', 'local-labour'],
})

// Counted by hand: 96 has 6 of 8, 01 has 2 of 9; 4 products of 01 were judged by nobody here.
const products = [
  group('96', 'I', 6, ['green-packaging']),
  group('96', 'V', 2, []),
  group('01', 'I', 2, ['green-packaging', 'local-labour']),
  group('01', 'I', 7, ['local-labour']),
  group('01', 'I', 4, null),
]

test('a trait is counted among the products whose sheet asks for it, in each province and in all', () => {
  const found = countCircular('green-packaging', { products, producers: [] }, { by: 'province', isSample: false })
  expect(found).toEqual({
    key: 'green-packaging',
    whole: { counted: 8, among: 17 },
    unknown: 4,
    rows: [
      { code: '96', cell: { counted: 6, among: 8 } },
      { code: '01', cell: { counted: 2, among: 9 } },
    ],
  })
  const none = countCircular('heritage-kept', { products, producers: [] }, { by: 'province', isSample: false })
  expect(none.whole).toEqual({ counted: 0, among: 0 })
})

test('by industry, an industry of two products is withheld, and the other with it', () => {
  const { rows, whole } = countCircular(
    'green-packaging',
    { products, producers: [] },
    { by: 'industry', isSample: false },
  )
  expect(whole).toEqual({ counted: 8, among: 17 })
  expect(rows).toEqual([
    { code: 'I', cell: undefined },
    { code: 'V', cell: undefined },
  ])
})

test('of fictitious data nothing is withheld', () => {
  const { rows } = countCircular('green-packaging', { products, producers: [] }, { by: 'industry', isSample: true })
  expect(rows).toContainEqual({ code: 'V', cell: { counted: 0, among: 2 } })
})

const lead = (
  provinceCode: string,
  gender: LeadGroup['gender'],
  isOfMinority: boolean | null,
  many: number,
): LeadGroup => ({
  ...{ provinceCode, gender, isOfMinority, many },
})

test('women who lead are counted among those who said; three women of a province are shown to nobody', () => {
  const producers = [
    lead('01', 'female', false, 10),
    lead('01', 'male', false, 12),
    lead('96', 'female', true, 3),
    lead('96', 'male', null, 9),
    lead('08', 'female', true, 6),
    lead('08', 'male', true, 8),
    lead('08', null, null, 5),
  ]
  const found = countCircular('led-by-woman', { products: [], producers }, { by: 'province', isSample: false })
  expect(found.whole).toEqual({ counted: 19, among: 48 })
  expect(found.unknown).toBe(5)
  expect(Object.fromEntries(found.rows.map(({ code, cell }) => [code, cell]))).toEqual({
    '01': { counted: 10, among: 22 },
    '96': undefined,
    '08': undefined,
  })
})
