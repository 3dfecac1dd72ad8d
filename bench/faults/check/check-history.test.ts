import { describe, expect, test } from 'vitest'
import type { Entry, Outcome } from '../history.ts'
import { checkHistory, countFaults, type Found, type Kept } from './check-history.ts'

let ops = 0
/** One intent with its tries, as a client writes it down. */
function tell(
  key: string,
  outcomes: readonly (Outcome | readonly [Outcome, string])[],
  more: Partial<Entry> = {},
): Entry[] {
  const intent = { op: ++ops, client: 'a', act: 'order.place', key, says: `words of ${key}`, at: 0, ...more }
  return outcomes.map((each) =>
    typeof each === 'string'
      ? { ...intent, is: each }
      : { ...intent, is: each[0] as Outcome, result: each[1] as string },
  )
}
function there(key: string, more: Partial<Found> = {}): Found {
  return { act: 'order.place', key, says: `words of ${key}`, parts: { orders: [1, 1], 'audit lines': [1, 1] }, ...more }
}
const keep = (found: readonly Found[], more: Partial<Kept> = {}): Kept => ({
  found,
  registers: [],
  answers: new Set(),
  ...more,
})
const faultsOf = (entries: readonly Entry[], kept: Kept) =>
  Object.entries(checkHistory(entries, kept).faults).flatMap(([kind, list]) => list.map((text) => `${kind}: ${text}`))

describe('a whole history', () => {
  test('what was acknowledged is there once, what was refused is not, what nobody knows of may be', () => {
    const history = [
      ...tell('1', ['invoke', ['ok', 'A']]),
      ...tell('2', ['invoke', 'fail']),
      ...tell('3', ['invoke', 'unknown']),
      ...tell('4', ['invoke', 'unknown']),
      ...tell('5', ['invoke', 'unknown', 'invoke', ['ok', 'E']]),
    ]
    const judgement = checkHistory(
      history,
      keep([there('1', { result: 'A' }), there('3'), there('5', { result: 'E' })]),
    )
    expect(countFaults(judgement.faults)).toBe(0)
    expect(judgement).toMatchObject({ acknowledged: 2, refused: 1, unknown: 2 })
  })
})

describe('a broken history is seen', () => {
  test('an acknowledged act that is not there is lost', () => {
    expect(faultsOf(tell('1', ['invoke', 'ok']), keep([]))).toEqual([
      'lost: order.place 1 was acknowledged and is not there',
    ])
  })

  test('an act that is there twice is doubled, and so is one whose part is there twice', () => {
    expect(faultsOf(tell('1', ['invoke', 'ok']), keep([there('1'), there('1')]))[0]).toMatch(/^doubled/)
    const rows = [there('2', { parts: { reservations: [2, 1] } })]
    expect(faultsOf(tell('2', ['invoke', 'unknown']), keep(rows))).toEqual([
      'doubled: order.place 2 has 2 reservations, 1 would be right',
    ])
  })

  test('an act without one of its parts is half done, acknowledged or not', () => {
    const half = keep([there('1', { parts: { orders: [1, 1], 'audit lines': [0, 1] } })])
    for (const outcome of ['ok', 'unknown'] as const)
      expect(faultsOf(tell('1', ['invoke', outcome]), half)).toEqual(['halfDone: order.place 1 has 0 of 1 audit lines'])
  })

  test('an act that was refused, or never sent, is not asked for', () => {
    expect(faultsOf(tell('1', ['invoke', 'unknown', 'invoke', 'fail']), keep([there('1')]))).toEqual([
      'unasked: order.place 1 was refused and is there',
    ])
    expect(faultsOf([], keep([there('1')]))).toEqual(['unasked: order.place 1 was never sent'])
  })

  test('other words or another result than was told is changed', () => {
    expect(faultsOf(tell('1', ['invoke', 'ok']), keep([there('1', { says: 'others' })]))[0]).toMatch(/^changed/)
    expect(faultsOf(tell('2', ['invoke', ['ok', 'A']]), keep([there('2', { result: 'B' })]))[0]).toMatch(/^changed/)
  })

  test('two results of one key are two acts', () => {
    const history = tell('1', ['invoke', ['ok', 'A'], 'invoke', ['ok', 'B']])
    expect(faultsOf(history, keep([there('1', { result: 'A' })]))[0]).toMatch(/^doubled/)
  })

  test('of two rivals one wins: both acknowledged is doubled, and what is there says what the winner said', () => {
    const one = { says: 'one' }
    const other = { says: 'other' }
    const both = [...tell('1', ['invoke', 'ok'], one), ...tell('1', ['invoke', 'ok'], other)]
    expect(faultsOf(both, keep([there('1', one)]))[0]).toMatch(/^doubled/)
    const fair = [...tell('2', ['invoke', 'ok'], one), ...tell('2', ['invoke', 'fail'], other)]
    expect(faultsOf(fair, keep([there('2', one)]))).toEqual([])
    expect(faultsOf(fair, keep([there('2', other)]))[0]).toMatch(/^changed/)
  })

  test('a register holds the last word that was acknowledged, or a later one that nobody knows of', () => {
    const save = (says: string, outcome: Outcome) => tell('d', ['invoke', outcome], { act: 'scorecard.save', says })
    const history = [...save('a', 'ok'), ...save('b', 'ok'), ...save('c', 'unknown'), ...save('d', 'fail')]
    const holding = (says: string) => keep([], { registers: [{ key: 'd', says }] })
    for (const says of ['b', 'c']) expect(faultsOf(history, holding(says))).toEqual([])
    for (const says of ['a', 'd']) expect(faultsOf(history, holding(says))[0]).toMatch(/^changed/)
    expect(faultsOf(history, keep([]))[0]).toMatch(/^lost/)
  })

  test('an answer without its act, and an act without its answer, are half done', () => {
    const asked = { idempotencyKey: 'k' }
    expect(faultsOf(tell('1', ['invoke', 'ok'], asked), keep([there('1')]))[0]).toMatch(/^halfDone/)
    expect(faultsOf(tell('2', ['invoke', 'fail'], asked), keep([], { answers: new Set(['k']) }))[0]).toMatch(
      /^halfDone/,
    )
    expect(faultsOf(tell('3', ['invoke', 'unknown'], asked), keep([there('3')]))[0]).toMatch(/^halfDone/)
    expect(faultsOf(tell('4', ['invoke', 'ok'], asked), keep([there('4')], { answers: new Set(['k']) }))).toEqual([])
  })
})
