import { expect, test } from 'vitest'
import { editDistance } from '../kernel/edit-distance.ts'
import { clockRangeFor, facetLexemes, toTsquery } from './listing.ts'
import { readQuery, searchWords, widenQuery } from './search-query.ts'
import { makeVocabulary } from './vocabulary.ts'

const words = 'mat ong rung u minh ca phe buon ma thuot nuoc mam nam nem seagull tra truong'.split(' ')
const vocabulary = makeVocabulary(words.map((word) => [word, word === 'ong' ? 50 : 5]))
const read = (typed: string) =>
  readQuery(typed, vocabulary)
    .words.map(([first]) => first)
    .join(' ')

test('tone marks, their place, case and Unicode form make no difference', () => {
  for (const typed of ['Mật ong U Minh', 'Mật ong U Minh'.normalize('NFD'), 'mat ong u minh', 'MẬT ONG, u-minh!'])
    expect(read(typed)).toBe('mat ong u minh')
})

test.each([
  ['mat ogn', 'mat ong'],
  ['mat onng', 'mat ong'],
  ['mat og', 'mat ong'],
  ['seagul', 'seagull'],
  ['sxagull', 'seagull'],
  ['chuong', 'truong'],
  ['lem', 'nem'],
  ['matongrung', 'mat ong rung'],
])('"%s" is read as "%s"', (typed, meant) => {
  expect(read(typed)).toBe(meant)
})

test('what was corrected and what nothing resembles is told', () => {
  expect(readQuery('mat ogn zzzzzz', vocabulary)).toMatchObject({
    corrected: [{ typed: 'ogn', meant: 'ong' }],
    unknown: ['zzzzzz'],
  })
})

test('a slip that makes another known word is found by a wider reading, one word at a time', () => {
  const wider = widenQuery(readQuery('nam nem', vocabulary), vocabulary)
  expect(wider.map((reading) => reading.words)).toContainEqual([expect.arrayContaining(['nam', 'mam']), ['nem']])
})

test('neighbours swapped are one slip, sounds that regions mix up half of one, words too far apart none', () => {
  expect(editDistance('ogn', 'ong', 2)).toBe(1)
  expect(editDistance('xua', 'sua', 2)).toBe(0.5)
  expect(editDistance('minh', 'thuot', 2)).toBe(Number.POSITIVE_INFINITY)
})

test('a query of words and facets is one expression; what people type cannot break it', () => {
  expect(toTsquery([['mat'], ['ong', 'on']], { star: '4' })).toBe("('mat')&('ong'|'on')&'s=4'")
  expect(toTsquery([], {})).toBeUndefined()
  expect(facetLexemes({ province: "96' | 'x" })).toEqual(["p=96' | 'x"])
  expect(toTsquery([], { province: "9'" })).toBe("'p=9'''")
  expect(searchWords("' | ! & :* (drop)")).toEqual(['drop'])
})

test('at filtering the clock decides in force, expiring and expired without a gap', () => {
  const today = '2026-11-24'
  expect(clockRangeFor('expired', today)?.last.to).toBe('2026-11-23')
  expect(clockRangeFor('expiring', today)?.expires).toEqual({ from: today, to: '2027-05-23' })
  expect(clockRangeFor('in-force', today)?.expires.from).toBe('2027-05-24')
  expect(clockRangeFor('extended', today)).toMatchObject({ expires: { to: '2026-11-23' }, last: { from: today } })
  expect(clockRangeFor('withdrawn', today)).toBeUndefined()
})
