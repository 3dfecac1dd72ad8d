import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import { noneFits } from '../card.ts'
import { nationalRegulation, type Regulation } from '../regulation.ts'
import { type VerdictInputs, verdictOf } from '../verdict.ts'
import { causesOf } from './cause.ts'
import { discussedCards, findChangeProblems } from './mark-change.ts'
import { measuringOf } from './measuring.ts'
import { listTriggers, type Measuring, needsFinding } from './triggers.ts'

const set = getCriteriaSet('QD26-04')
const leaves = listLeaves(set).map(({ leaf }) => leaf)

function card(points: Record<string, number> = {}) {
  return Object.fromEntries(
    leaves.map(({ code, options }) => {
      const wanted = points[code] ?? Math.max(...options.map((option) => option.points))
      return [code, options.find((option) => option.points === wanted)?.id ?? '']
    }),
  )
}

const nothingKnown: Measuring = { singleError: null, usual: {} }
const inputsOf = (cards: Record<string, string>[], regulation: Partial<Regulation> = {}): VerdictInputs => ({
  level: 'province',
  setId: set.id,
  cards: cards.map((choices, i) => ({ memberId: `m${i}`, choices })),
  regulation: { ...nationalRegulation, ...regulation },
  resolutions: [],
})
const found = (inputs: VerdictInputs, measuring = nothingKnown, selfChoices = {}) =>
  listTriggers({ set, inputs, measuring, selfChoices })
const off = { nearCutOffErrors: null, disputedFloor: false, selfScoreLimit: null, severityDeviations: null }

describe('the causes of a difference', () => {
  test('are the fewest criteria without which it shrinks to the limit, the strongest first', () => {
    const pulls = [
      { criterion: 'a', points: 2 },
      { criterion: 'b', points: 5 },
      { criterion: 'c', points: -3 },
    ]
    expect(causesOf(pulls, 4)).toEqual(['b'])
    expect(causesOf(pulls, 6)).toEqual(['b', 'a'])
    expect(causesOf(pulls, 60)).toEqual(['b', 'a'])
    expect(causesOf(pulls, 0)).toEqual(['b'])
    expect(causesOf([], 1)).toEqual([])
  })
})

describe('a discussion is called for', () => {
  test('by nothing, where members agree and nothing else is known', () => {
    expect(found(inputsOf([card(), card(), card()]))).toEqual([])
    expect(found(inputsOf([]))).toEqual([])
  })
  test('by totals further apart than the regulation allows, naming the criteria that drive them apart', () => {
    const low = card({ '1.1': 1, '4.1': 1, '5.1': 0, '8': 1 })
    const [trigger] = found(inputsOf([card(), card(), low], { triggers: off }))
    expect(trigger).toMatchObject({ kind: 'range', limit: 10 })
    expect(trigger?.value).toBeGreaterThan(10)
    expect(['4.1', '5.1', '8', '1.1']).toEqual(expect.arrayContaining(trigger?.criteria ?? []))
    expect(trigger?.criteria.length).toBeLessThan(4)
    expect(found(inputsOf([card(), card(), low], { triggers: off, spreadLimit: 20 }))).toEqual([])
  })
  test('by a mean within so many errors of a cut-off, and not beyond', () => {
    const measuring = { singleError: 2, usual: {} }
    const near = inputsOf([card({ '8': 1, '4.1': 1, '12': 1 }), card({ '8': 1, '4.1': 1 }), card({ '8': 1 })], {
      spreadLimit: 100,
    })
    const { points } = verdictOf(set, { ...near, regulation: { ...near.regulation, floorRule: 'mean' } })
    const distance = Math.abs(points - 90)
    expect(distance).toBeGreaterThan(0)
    const error = (distance * Math.sqrt(3)) / 1.96
    const kinds = (singleError: number) => found(near, { ...measuring, singleError }).map(({ kind }) => kind)
    expect(kinds(error * 1.01)).toContain('near-cut-off')
    expect(kinds(error * 0.99)).not.toContain('near-cut-off')
    const trigger = found(near, { ...measuring, singleError: 9 }).find(({ kind }) => kind === 'near-cut-off')
    expect(trigger).toMatchObject({ cutOff: 90 })
    expect(trigger?.criteria[0]).toBe('4.1')
  })
  test('by a floor on which members differ, naming it', () => {
    expect(found(inputsOf([card(), card(), card({ '4.1': 3 })]))).toEqual([
      { kind: 'disputed-floor', value: 1, limit: 0, criteria: ['4.1'] },
    ])
  })
  test('by a mean far from what the applicant gave, naming where', () => {
    const cards = [card({ '5.1': 0, '8': 1 }), card({ '5.1': 0, '8': 1 })]
    const triggers = { ...off, selfScoreLimit: 7 }
    const [trigger] = found(inputsOf(cards, { triggers }), nothingKnown, card())
    expect(trigger).toMatchObject({ kind: 'far-from-self', value: 9, limit: 7, criteria: ['5.1'] })
    expect(found(inputsOf(cards, { triggers }), nothingKnown, {})).toEqual([])
    expect(found(inputsOf(cards, { triggers: { ...off, selfScoreLimit: 9 } }), nothingKnown, card())).toEqual([])
  })
  test('by a member unlike themself: whoever is always severe is not called out for being so', () => {
    const severe = card({ '5.1': 0, '8': 1 })
    const cards = [card(), card(), severe]
    const triggers = { ...off, severityDeviations: 2 }
    const usual = (severity: number) => ({ singleError: null, usual: { m2: { severity, deviation: 1 } } })
    expect(found(inputsOf(cards, { triggers }), usual(-6))).toEqual([])
    const [trigger] = found(inputsOf(cards, { triggers }), usual(0))
    expect(trigger).toMatchObject({ kind: 'unlike-member', memberId: 'm2', value: 6, limit: 2 })
    expect(trigger?.criteria[0]).toBe('5.1')
  })
  test('never by what is switched off', () => {
    const wild = [card(), card({ '4.1': 3 }), card({ '5.1': 0, '8': 1 })]
    const known = { singleError: 20, usual: { m2: { severity: 9, deviation: 1 } } }
    expect(found(inputsOf(wild, { triggers: off, spreadLimit: 100 }), known, card({ '5.1': 0 }))).toEqual([])
  })
  test('and waits for a word of the council, except for floors, which their resolutions answer', () => {
    expect(needsFinding([{ kind: 'disputed-floor' }])).toBe(false)
    expect(needsFinding([{ kind: 'disputed-floor' }, { kind: 'far-from-self' }])).toBe(true)
  })
})

describe('what a council’s past says', () => {
  const past = (products: number) =>
    Array.from({ length: products }, (_, i) => ({
      product: `p${i}`,
      set,
      cards: [
        { memberId: 'a', choices: card({ '1.1': 1 + (i % 3) }) },
        { memberId: 'b', choices: card({ '1.1': 1 + (i % 3), '1.2': 1 + (i % 2) }) },
        { memberId: 'c', choices: card({ '1.1': 1 + (i % 3), '5.1': 0, '8': 1 }) },
      ],
    }))
  test('is nothing below five products', () => {
    expect(measuringOf(past(4))).toEqual(nothingKnown)
    expect(measuringOf([])).toEqual(nothingKnown)
  })
  test('is an error and each member’s usual severity from five on', () => {
    const { singleError, usual } = measuringOf(past(8))
    expect(singleError).toBeGreaterThan(1)
    expect(usual.c?.severity).toBeLessThan(-3)
    expect(usual.a?.severity).toBeGreaterThan(1)
  })
})

describe('a mark changed in discussion', () => {
  const signed = { memberId: 'm0', choices: card() }
  const lower = leaves.find(({ code }) => code === '4.1')?.options.find(({ points }) => points === 3)?.id as string
  test('stands on the card after discussion, the newest change last, and leaves the signed card and others alone', () => {
    const other = { memberId: 'm1', choices: card() }
    const changes = [
      { memberId: 'm0', criterion: '4.1', mark: 'x' },
      { memberId: 'm0', criterion: '4.1', mark: lower },
    ]
    const [first, second] = discussedCards([signed, other], changes)
    expect(first?.choices['4.1']).toBe(lower)
    expect(second).toBe(other)
    expect(signed.choices).toEqual(card())
  })
  test('needs another option of the sheet and a reason', () => {
    const codes = (change: { criterion: string; mark: string; reason: string }) =>
      findChangeProblems(set, signed, change).map(({ code }) => code)
    expect(codes({ criterion: '4.1', mark: lower, reason: 'Hợp đồng hết hạn' })).toEqual([])
    expect(codes({ criterion: '4.1', mark: lower, reason: '' })).toEqual(['change.reason-missing'])
    expect(codes({ criterion: '4.1', mark: signed.choices['4.1'] as string, reason: 'x' })).toEqual([
      'change.changes-nothing',
    ])
    expect(codes({ criterion: '4.1', mark: 'x', reason: 'x' })).toEqual(['scorecard.unknown-option'])
    expect(codes({ criterion: '99', mark: 'x', reason: 'x' })).toEqual(['scorecard.unknown-criterion'])
  })
  test('goes into the verdict, which keeps both rounds and follows from the second alone', () => {
    const inputs = inputsOf([card(), card(), card()], { floorRule: 'mean' })
    const cards = discussedCards(inputs.cards, [{ memberId: 'm0', criterion: '5.1', mark: noneFits }])
    const result = verdictOf(set, { ...inputs, cards, independent: inputs.cards, changes: [] })
    expect(result).toEqual(verdictOf(set, { ...inputs, cards }))
    expect(result.points).toBeLessThan(verdictOf(set, inputs).points)
  })
})
