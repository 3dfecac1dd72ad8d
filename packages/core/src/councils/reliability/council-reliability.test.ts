import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { type JudgedProduct, reliabilityOf } from './council-reliability.ts'
import { forMemberAlone } from './for-member-alone.ts'

const set = getCriteriaSet('QD26-04')
const leaves = listLeaves(set)

/** A card with the least option on so many criteria, counted from one of them, and the best on the rest. */
function card(least: number, from: number) {
  return Object.fromEntries(
    leaves.map(({ leaf: { code, options } }, i) => {
      const best = options.toSorted((a, b) => b.points - a.points)
      const isLow = (i - from + leaves.length) % leaves.length < least
      return [code, (isLow ? best.at(-1) : best[0])?.id ?? '']
    }),
  )
}

const members = ['a', 'b', 'c', 'd']
const judged: JudgedProduct[] = Array.from({ length: 6 }, (_, i) => ({
  product: `p${i}`,
  set,
  cards: members.map((memberId, j) => ({ memberId, choices: card(1 + i + (memberId === 'd' ? 5 : j % 2), 2 * i) })),
}))

test('of a council that judged too little it shows totals and says so of everything else', () => {
  const few = reliabilityOf(judged.slice(0, 3))
  expect([few.agreement.kind, few.error.kind, few.severity.kind]).toEqual(['too-few', 'too-few', 'too-few'])
  expect(few.products.map(({ doubt }) => doubt)).toEqual([null, null, null])
  expect(few.sheets[0]?.criteria.every(({ alpha }) => alpha.kind === 'too-few')).toBe(true)
  expect(reliabilityOf([])).toMatchObject({ products: [], sheets: [], agreement: { kind: 'too-few' } })
})

test('a member finds their own severity and totals, and no name of anybody else', () => {
  const all = reliabilityOf(judged)
  const own = forMemberAlone(all, 'd')
  if (all.severity.kind !== 'severity' || own.severity.kind !== 'severity') throw new Error('no severity')
  expect(own.severity.members).toEqual(all.severity.members.filter(({ member }) => member === 'd'))
  expect(JSON.stringify(own)).not.toMatch(/"member":"[abc]"/)
  for (const { totals } of own.products)
    expect(totals.map(({ points }) => points)).toEqual(totals.map(({ points }) => points).toSorted((x, y) => x - y))
})

test('the severe member is found, products come best first, and each says how firmly its rank stands', () => {
  const { severity, products, agreement, error } = reliabilityOf(judged)
  if (severity.kind !== 'severity') throw new Error(severity.kind)
  expect(severity.members.filter(({ standsApart }) => standsApart).map(({ member }) => member)).toEqual(['d'])
  expect([agreement.kind, error.kind]).toEqual(['agreement', 'error'])
  expect(products.map(({ mean }) => mean)).toEqual(products.map(({ mean }) => mean).toSorted((x, y) => y - x))
  for (const { doubt } of products) {
    expect(doubt?.chance).toBeGreaterThanOrEqual(0)
    expect(doubt?.chance).toBeLessThanOrEqual(1)
  }
})
