import { listLeaves } from '@saolang/law/criteria-set.ts'
import { nationalKindOf } from '@saolang/law/criterion-kind.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { findAnchorProblems } from './anchor.ts'
import { calibrationOf, feedbackOf } from './feedback.ts'

const set = getCriteriaSet('QD26-04')
const leaves = listLeaves(set).map(({ leaf }) => leaf)
const best = Object.fromEntries(
  leaves.map(({ code, options }) => [code, options.toSorted((a, b) => b.points - a.points)[0]?.id ?? '']),
)
/** The best card, with the least option at the first so many criteria. */
const lowered = (count: number) => ({
  ...best,
  ...Object.fromEntries(
    leaves
      .slice(0, count)
      .map(({ code, options }) => [code, options.toSorted((a, b) => a.points - b.points)[0]?.id ?? '']),
  ),
})
const reasons = Object.fromEntries(leaves.map(({ code }) => [code, `Vì sao ${code}`]))

test('a card like the model is near it, with nothing to explain', () => {
  const found = feedbackOf(set, { choices: best, reasons }, best)
  expect(found).toMatchObject({ exactShare: 1, isNear: true, ownTotal: found.modelTotal })
})

test('a card that differs says where the most, and why the model gives what it gives', () => {
  const found = feedbackOf(set, { choices: best, reasons }, lowered(12))
  expect(found.isNear).toBe(false)
  expect(found.ownTotal).toBeLessThan(found.modelTotal)
  const gaps = found.criteria.map(({ own, model }) => Math.abs(own - model))
  expect(gaps).toEqual(gaps.toSorted((a, b) => b - a))
  expect(found.criteria[0]?.reason).toBe(`Vì sao ${found.criteria[0]?.criterion}`)
})

test('an anchor is a dossier handed in, fictitious or consented, with a whole model score and a reason at each judged criterion', () => {
  const form = { title: 'Mật ong', consent: '', marks: best, reasons }
  expect(findAnchorProblems(set, form, { isDemo: true, isHandedIn: true })).toEqual([])
  const codes = (problems: readonly { code: string }[]) => [...new Set(problems.map(({ code }) => code))]
  expect(codes(findAnchorProblems(set, form, { isDemo: false, isHandedIn: true }))).toEqual(['anchor.consent-missing'])
  expect(codes(findAnchorProblems(set, { ...form, title: '' }, { isDemo: true, isHandedIn: false }))).toEqual([
    'anchor.dossier-not-handed-in',
    'anchor.title-missing',
  ])
  const silent = findAnchorProblems(set, { ...form, reasons: {} }, { isDemo: true, isHandedIn: true })
  const judged = leaves.filter(({ code }) => nationalKindOf(set, code) === 'judged')
  expect(silent.map(({ values }) => values?.criterion)).toEqual(judged.map(({ code }) => code))
  const { [leaves[0]?.code ?? '']: _, ...rest } = best
  expect(codes(findAnchorProblems(set, { ...form, marks: rest }, { isDemo: true, isHandedIn: true }))).toEqual([
    'scorecard.criterion-unmarked',
  ])
})

test('the newest card tells where a member stands, for a year', () => {
  const card = (signedOn: string, isNear: boolean) => ({ anchorId: 'a', signedOn, total: 70, isNear })
  expect(calibrationOf([], '2026-11-24')).toMatchObject({ state: 'none', lapsesOn: null })
  const both = [card('2026-09-02', true), card('2026-06-01', false)]
  expect(calibrationOf(both, '2026-11-24')).toMatchObject({ state: 'near', lapsesOn: '2027-09-02' })
  expect(calibrationOf(both.slice(1), '2026-11-24').state).toBe('apart')
  expect(calibrationOf(both, '2027-09-02').state).toBe('lapsed')
})

test('five anchors that came again tell how far a member strays from themselves; fewer tell nothing', () => {
  const twice = ['a', 'b', 'c', 'd', 'e'].flatMap((anchorId) => [
    { anchorId, signedOn: '2026-01-01', total: 70, isNear: true },
    { anchorId, signedOn: '2026-06-01', total: 72, isNear: true },
  ])
  expect(calibrationOf(twice.slice(2), '2026-07-01').replicates.kind).toBe('too-few')
  const { replicates } = calibrationOf(twice, '2026-07-01')
  expect(replicates).toMatchObject({ kind: 'replicates', samples: 5 })
  if (replicates.kind === 'replicates') expect(replicates.deviation).toBeCloseTo(Math.SQRT2, 9)
})
