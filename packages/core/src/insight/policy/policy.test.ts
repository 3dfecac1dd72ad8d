import { type CriteriaSet, isGroup, listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import { nationalRegulation } from '../../councils/regulation.ts'
import { verdictOf } from '../../councils/verdict.ts'
import type { Choices } from '../../dossiers/scorecard.ts'
import { compareDossier, pairOf, type StoredDossier } from './compare.ts'
import { mapOptions } from './map-choices.ts'
import { editSheet, findProposalProblems, Proposal, proposedSet, totalOf } from './proposal.ts'
import { countIn, emptyTally } from './tally.ts'

const set = getCriteriaSet('QD26-04')
const { bands, ...sheet } = set
const asLaw: Proposal = { bands, sheets: [] }
const leaves = listLeaves(set).map(({ leaf }) => leaf)
const best: Choices = Object.fromEntries(
  leaves.map(({ code, options }) => [code, options.toSorted((a, b) => b.points - a.points)[0]?.id as string]),
)
const floored = leaves.find(({ options }) => options.some(({ floorFor }) => floorFor === 3)) as (typeof leaves)[number]
const under = floored.options.findIndex(({ floorFor }) => floorFor === 3) - 1
/** A very good product that misses one floor of three stars. */
const held: Choices = { ...best, [floored.code]: floored.options[under]?.id as string }

const dossier = (cards: readonly Choices[]): StoredDossier => ({
  ...{ id: 'd', setId: set.id, provinceCode: '96', producerKind: 'farm', basis: 'verdict', cards },
  ...{ floorRule: 'chair-resolution', resolutions: [] },
})
const lift = (code: string) => {
  const options = leaves.find((leaf) => leaf.code === code)?.options ?? []
  const edits = Object.fromEntries(options.map(({ id, points }) => [id, { points, floorFor: 0 as const }]))
  return proposedSet(editSheet(asLaw, sheet, edits), set)
}
const compared = (to: CriteriaSet, cards: readonly Choices[]) => compareDossier(pairOf(set, to), dossier(cards))

describe('a proposal', () => {
  test('begins as the law, and nothing changes under it', () => {
    expect(findProposalProblems(asLaw, [4])).toEqual([])
    const { before, after } = compared(proposedSet(asLaw, set), [best, held]) as Extract<
      ReturnType<typeof compared>,
      { gaps?: never }
    >
    expect(after).toEqual(before)
  })

  test('sums its parts again when options are worth more', () => {
    const [option] = leaves[0]?.options.slice(-1) ?? []
    const edited = editSheet(asLaw, sheet, {
      [option?.id as string]: { points: (option?.points ?? 0) + 5, floorFor: 0 },
    })
    expect(totalOf(sheet)).toBe(100)
    expect(totalOf(edited.sheets[0] as typeof sheet)).toBe(105)
    expect(findProposalProblems(edited, [4])).toEqual([])
  })

  test('is refused with an id twice, a most that is not that of its options, a set that is none, or bands that fall', () => {
    const codes = (proposal: Proposal) => findProposalProblems(proposal, [4]).map(({ code }) => code)
    const wrong = structuredClone(sheet)
    const first = listLeaves(wrong)[0]?.leaf
    Object.assign(first as object, { max: 99, options: [...(first?.options ?? []), first?.options[0]] })
    expect(codes({ bands, sheets: [wrong] })).toEqual(
      expect.arrayContaining(['policy.option-twice', 'policy.most-differs']),
    )
    expect(codes({ bands, sheets: [sheet, { ...sheet, no: 99 }] })).toContain('policy.sheet-unknown')
    expect(codes({ bands: bands.map((band) => ({ ...band, from: 50 })), sheets: [] })).toContain(
      'policy.bands-do-not-rise',
    )
    expect(Proposal.safeParse({ bands, sheets: [{ ...sheet, isLaw: true }] }).success).toBe(false)
  })
})

describe('a dossier tried under it', () => {
  test('has under the law the rank that its verdict has', () => {
    const inputs = { level: 'province' as const, setId: set.id, regulation: nationalRegulation, resolutions: [] }
    for (const cards of [
      [best, best, best],
      [held, held, held],
    ]) {
      const verdict = verdictOf(set, {
        ...inputs,
        cards: cards.map((choices, i) => ({ memberId: String(i), choices })),
      })
      const result = compared(proposedSet(asLaw, set), cards)
      expect(result).toMatchObject({ before: { rank: verdict.recognisable ?? 0, points: verdict.points } })
    }
  })

  test('rises when the one floor that holds it is lifted, and falls when the bands rise', () => {
    expect(compared(lift(floored.code), [held, held])).toMatchObject({ before: { rank: 0 }, after: { rank: 5 } })
    const strict = proposedSet({ ...asLaw, bands: bands.map((b) => (b.star === 5 ? { ...b, from: 99 } : b)) }, set)
    const nearly: Choices = { ...best, [leaves[0]?.code as string]: leaves[0]?.options[0]?.id as string }
    expect(compared(strict, [nearly])).toMatchObject({ before: { rank: 5 }, after: { rank: 4 } })
  })

  test('is to be scored again when its option is gone or reads otherwise, or when a criterion is new: never guessed', () => {
    const change = (alter: (leaf: (typeof leaves)[number]) => object) => {
      const parts = structuredClone(set.parts) as typeof set.parts
      const leaf = listLeaves({ parts }).find(({ leaf }) => leaf.code === floored.code)?.leaf
      Object.assign(leaf as object, alter(leaf as typeof floored))
      return { ...set, parts }
    }
    const gone = change(({ options }) => ({ options: options.slice(0, -1) }))
    expect(compared(gone, [best])).toEqual({ gaps: [{ criterion: floored.code, why: 'option-gone' }] })
    expect(compared(gone, [held])).toHaveProperty('after')
    const otherwise = change(({ options }) => ({
      options: options.map((option) => ({ ...option, text: `${option.text} (mới)` })),
    }))
    expect(compared(otherwise, [held])).toEqual({ gaps: [{ criterion: floored.code, why: 'option-changed' }] })
    const fresh = change(({ options }) => ({
      id: 'moi',
      options: options.map((option) => ({ ...option, id: `moi.${option.id}` })),
    }))
    expect(compared(fresh, [best])).toMatchObject({ gaps: [{ why: 'criterion-new' }] })
  })

  test('keeps its choices where a criterion only has another number, and loses those of one that is gone', () => {
    const parts = structuredClone(set.parts) as typeof set.parts
    const leaf = listLeaves({ parts }).find(({ leaf }) => leaf.code === floored.code)?.leaf
    Object.assign(leaf as object, { code: '99' })
    expect(compared({ ...set, parts }, [best])).toMatchObject({ before: { points: 100 }, after: { points: 100 } })
    const [first, ...rest] = set.parts
    const fewer = {
      ...set,
      parts: [{ ...first, criteria: first?.criteria.slice(1) ?? [] }, ...rest] as typeof set.parts,
    }
    const dropped = first?.criteria[0]
    expect(dropped && isGroup(dropped)).toBe(true)
    expect(mapOptions(set, fewer).places.get(best[leaves[0]?.code as string] as string)).toBeNull()
    expect(compared(fewer, [best])).toMatchObject({ after: { points: 100 - (dropped?.max ?? 0) } })
  })

  test('whose members stand on both sides of a floor without a resolution is not guessed either', () => {
    expect(compared(proposedSet(asLaw, set), [best, held])).toEqual({
      gaps: [{ criterion: floored.code, why: 'disputed' }],
    })
  })
})

test('a tally counts by set, province and kind, what each floor costs, and what must be scored again', () => {
  const tally = emptyTally()
  const pair = pairOf(set, lift(floored.code))
  const cards = [[best], [held], [best, held]]
  for (const each of cards) countIn(tally, dossier(each), compareDossier(pair, dossier(each)))
  countIn(tally, { ...dossier([best]), setId: 'QD148' }, undefined)
  expect(tally).toMatchObject({ dossiers: 4, otherLaw: 1, basis: { verdict: 3 }, moves: { '5>5': 1, '0>5': 1 } })
  expect(tally.all).toMatchObject({ compared: 2, rises: 1, falls: 0, stays: 1, again: 1 })
  expect(tally.byProvince['96']).toEqual(tally.all)
  const law = emptyTally()
  const same = pairOf(set, proposedSet(asLaw, set))
  countIn(law, dossier([held]), compareDossier(same, dossier([held])))
  expect(law.floors[`${set.id} ${floored.code} 3`]).toMatchObject({ holds: 1, alone: 1 })
})
