import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { evenness, flagCards } from './straight-lining.ts'
import { flagUnopenedEvidence } from './unopened-evidence.ts'

const set = getCriteriaSet('QD26-04')

/** A card that takes the best option everywhere, but the least on every nth criterion, from `from` on. */
function card(nth = Number.POSITIVE_INFINITY, from = 0) {
  return Object.fromEntries(
    listLeaves(set).map(({ leaf: { code, options } }, i) => {
      const best = options.toSorted((a, b) => b.points - a.points)
      return [code, ((i + from) % nth === nth - 1 ? best.at(-1) : best[0])?.id ?? '']
    }),
  )
}

test('an excellent product on which all agree is no flag', () => {
  const cards = ['a', 'b', 'c'].map((member) => ({ product: 'p', member, set, choices: card() }))
  expect(evenness({ set, choices: card() })).toBe(1)
  expect(flagCards(cards)).toEqual([])
})

test('a card in one column, where the others weighed, is to be looked at again', () => {
  const weighed = { product: 'p', set, choices: card(3) }
  const cards = [
    { product: 'p', member: 'a', set, choices: card() },
    { ...weighed, member: 'b' },
    { ...weighed, member: 'c' },
  ]
  expect(flagCards(cards)).toEqual([{ product: 'p', member: 'a', why: 'one-column' }])
})

test('two products marked alike box by box are shown where another member told them apart', () => {
  const alike = ['p', 'q'].map((product) => ({ product, member: 'a', set, choices: card(3) }))
  const cards = [
    ...alike,
    { product: 'r', member: 'a', set, choices: card(3, 1) },
    { product: 'p', member: 'b', set, choices: card(3) },
    { product: 'q', member: 'b', set, choices: card(3, 1) },
  ]
  expect(flagCards(cards)).toEqual([
    { product: 'p', member: 'a', why: 'same-as-another' },
    { product: 'q', member: 'a', why: 'same-as-another' },
  ])
})

test('two products that everybody found alike may be alike', () => {
  const cards = ['a', 'b', 'c'].flatMap((member) =>
    ['p', 'q'].map((product) => ({ product, member, set, choices: card(3) })),
  )
  expect(flagCards(cards)).toEqual([])
})

test('evidence opened only after signing was not read', () => {
  const [before, signedAt, after] = [new Date(1), new Date(2), new Date(3)]
  const reading = { product: 'p', member: 'a', signedAt, evidence: ['x', 'y', 'z'] }
  const opened = [
    { evidence: 'x', at: before },
    { evidence: 'y', at: after },
  ]
  expect(flagUnopenedEvidence([{ ...reading, opened }])).toEqual([{ product: 'p', member: 'a', unopened: 2, of: 3 }])
  const all = reading.evidence.map((evidence) => ({ evidence, at: signedAt }))
  expect(flagUnopenedEvidence([{ ...reading, opened: all }])).toEqual([])
})
