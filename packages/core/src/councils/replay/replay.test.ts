import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { nationalRegulation } from '../regulation.ts'
import { type VerdictInputs, verdictOf } from '../verdict.ts'
import { canonicalJson, replayVerdict } from './replay.ts'

const set = getCriteriaSet('QD26-04')
const card = (memberId: string) => ({
  memberId,
  choices: Object.fromEntries(listLeaves(set).map(({ leaf }) => [leaf.code, leaf.options.at(-1)?.id as string])),
})
const inputs: VerdictInputs = {
  level: 'province',
  setId: set.id,
  cards: ['a', 'b', 'c'].map(card),
  regulation: nationalRegulation,
  resolutions: [],
}
// As the database gives it back: other order of keys, the same facts.
const stored = () => JSON.parse(canonicalJson(verdictOf(set, inputs)))

test('a verdict drawn again from its inputs is the same, byte for byte', () => {
  const replay = replayVerdict(set, inputs, stored())
  expect(replay).toMatchObject({ isSame: true, differs: [] })
  expect(replay.replayed).toBe(replay.stored)
})

test('a verdict that was changed afterwards, or inputs that were, come out otherwise', () => {
  expect(replayVerdict(set, inputs, { ...stored(), star: 3 })).toMatchObject({ isSame: false, differs: ['star'] })
  const worse = { ...card('a').choices, '7': 'QD26-04.7.o1' }
  const changed = { ...inputs, cards: [{ memberId: 'a', choices: worse }, ...inputs.cards.slice(1)] }
  expect(replayVerdict(set, changed, stored()).differs).toContain('points')
})

test('facts that verdicts did not have then are left out', () => {
  const { ways: _, ...older } = stored()
  expect(replayVerdict(set, inputs, older).isSame).toBe(true)
})
