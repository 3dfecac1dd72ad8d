import { performance } from 'node:perf_hooks'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import { compareDossier, pairOf, type StoredDossier } from '@saolang/core/insight/policy/compare.ts'
import { editSheet, proposedSet } from '@saolang/core/insight/policy/proposal.ts'
import { countIn, emptyTally } from '@saolang/core/insight/policy/tally.ts'
import { organisationKinds } from '@saolang/core/people/organisation.ts'
import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { randomFrom } from './setup/random-from.ts'

const DOSSIERS = 100_000
const CARDS = 7
const LIMIT_SECONDS = 10

const random = randomFrom(919)
const sets = listCriteriaSets('2026-05-22')

function cardOf(set: CriteriaSet, skill: number): Choices {
  return Object.fromEntries(
    listLeaves(set).map(({ leaf }) => {
      const rank = Math.floor((skill + (1 - skill) * random()) * leaf.options.length * 0.9999)
      return [leaf.code, leaf.options[rank]?.id ?? '']
    }),
  )
}

// As the database hands them over: text to parse is part of the work.
const stored = Array.from({ length: DOSSIERS }, (_, i) => {
  const set = sets[i % sets.length] as CriteriaSet
  const skill = random()
  const dossier: StoredDossier = {
    id: String(i),
    setId: set.id,
    provinceCode: String(i % 34),
    producerKind: organisationKinds[i % organisationKinds.length] as string,
    basis: 'verdict',
    cards: Array.from({ length: CARDS }, () => cardOf(set, skill)),
    floorRule: 'majority',
    resolutions: [],
  }
  return JSON.stringify(dossier)
})

const bands = sets[0]?.bands ?? []
const proposal = sets.reduce(
  (so, set) =>
    editSheet(
      so,
      set,
      Object.fromEntries(
        listLeaves(set).flatMap(({ leaf }, i) =>
          leaf.options.map((option) => [
            option.id,
            { points: option.points, floorFor: i % 5 === 0 ? 0 : (option.floorFor ?? 0) },
          ]),
        ),
      ),
    ),
  { bands, sheets: [] } as Parameters<typeof editSheet>[0],
)
const start = performance.now()
const pairs = new Map(sets.map((set) => [set.id, pairOf(set, proposedSet(proposal, set))]))
const tally = emptyTally()
for (const text of stored) {
  const dossier = JSON.parse(text) as StoredDossier
  const pair = pairs.get(dossier.setId)
  countIn(tally, dossier, pair && compareDossier(pair, dossier))
}
const seconds = (performance.now() - start) / 1000
if (tally.all.compared !== DOSSIERS || tally.all.rises === 0) throw new Error('nothing was compared')
console.log(
  `policy bench (${DOSSIERS} dossiers of ${CARDS} cards): ${seconds.toFixed(2)} s, limit ${LIMIT_SECONDS} s, ratio ${(LIMIT_SECONDS / seconds).toFixed(2)}`,
)
