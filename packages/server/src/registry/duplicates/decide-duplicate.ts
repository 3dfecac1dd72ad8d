import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { countDossiers } from '../../dossiers/merges/hand-dossiers-over.ts'
import { listPlaces } from '../../people/get-place.ts'
import { type ComparedOrganisation, listOrganisationsToCompare } from '../../people/merges/join-organisations.ts'
import { act, type ViewContext, view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { getRecords, listProducts, type RegisterRecord } from '../get-product.ts'
import { findReasonProblems } from '../merges/merge-problems.ts'
import { listProducerTies, listTies, type Tie } from '../merges/ties.ts'
import {
  decidePair,
  findPair,
  type KindOfPair,
  listOpenPairs,
  listProducerPairs,
  type Pair,
  type PairId,
} from './pairs.sql.ts'

/** The pairs that wait in the officer's area, each with its two records. */
export const readDuplicates = view('duplicate.read', async ({ tx, who, now }, _: undefined) => {
  const pairs = await listOpenPairs(tx, areaOf(who).provinceCode)
  const ids = pairs.flatMap(({ firstId, secondId }) => [firstId, secondId])
  const records = await getRecords(tx, ids, legalDateOf(now))
  const recordOf = (id: string) => records.get(id) as RegisterRecord
  return pairs.map((pair) => ({ ...pair, records: [recordOf(pair.firstId), recordOf(pair.secondId)] as const }))
})

/** The pairs of producers that wait in the officer's area, each with both. */
export const readProducerDuplicates = view('duplicate.read', async ({ tx, who }, _: undefined) => {
  const pairs = await listProducerPairs(tx, areaOf(who).provinceCode)
  const ids = pairs.flatMap(({ firstId, secondId }) => [firstId, secondId])
  const known = new Map((await listOrganisationsToCompare(tx, ids)).map((one) => [one.id, one]))
  return pairs.flatMap((pair) => {
    const [a, b] = [known.get(pair.firstId), known.get(pair.secondId)]
    return a && b ? [{ ...pair, sides: [a, b] as const }] : []
  })
})

/** A pair side by side, with what other rooms hold on to either by. */
export const readDuplicate = view('duplicate.read', async ({ tx, who, now }, { firstId, secondId }: PairId) => {
  const pair = await findPair(tx, { kind: 'product', firstId, secondId })
  if (!pair) throw new Refused([{ code: 'not-found.duplicate' }])
  refuseIf(findAreaProblems(who, pair))
  const records = await getRecords(tx, [firstId, secondId], legalDateOf(now))
  const ties = await listTies(tx, [firstId, secondId])
  const sideOf = (id: string): { record: RegisterRecord; ties: Tie[] } => ({
    record: records.get(id) as RegisterRecord,
    ties: ties.get(id) ?? [],
  })
  return { pair, sides: [sideOf(firstId), sideOf(secondId)] as const }
})

/** Two producers side by side, with their products and dossiers and what other rooms hold on to either by. */
export const readProducerDuplicate = view('duplicate.read', async (context, { firstId, secondId }: PairId) => {
  const { tx, who } = context
  const pair = await findPair(tx, { kind: 'producer', firstId, secondId })
  if (!pair) throw new Refused([{ code: 'not-found.duplicate' }])
  refuseIf(findAreaProblems(who, pair))
  const both = await listOrganisationsToCompare(tx, [firstId, secondId], true)
  const sideOf = async (id: string) => readSide(context, both.find((one) => one.id === id) as ComparedOrganisation)
  return { pair, sides: [await sideOf(firstId), await sideOf(secondId)] as const }
})

async function readSide({ tx, reads }: ViewContext, organisation: ComparedOrganisation) {
  const { id, communeCode } = organisation
  reads('organisation', id)
  return {
    organisation,
    place: (await listPlaces(tx, [communeCode])).get(communeCode),
    products: (await listProducts(tx, id)).map(({ name }) => name),
    dossiers: await countDossiers(tx, id),
    ties: await listProducerTies(tx, id),
  }
}

/** Says that two records are not the same: they are never put together before an officer again. */
export const dismissDuplicate = act(
  'duplicate.dismiss',
  async (context, { reason, ...id }: KindOfPair & { reason: string }) => {
    const { tx, now, who } = context
    context.on(id.kind === 'product' ? 'product' : 'organisation', id.firstId, { other: id.secondId })
    const pair = await findPair(tx, id)
    if (!pair) throw new Refused([{ code: 'not-found.duplicate' }])
    refuseIf([...findAreaProblems(who, pair), ...findReasonProblems(reason)])
    const decided = { decision: 'different' as const, reason: tidy(reason), by: who.personId ?? null, at: now }
    refuseIf((await decidePair(tx, { ...id, ...decided })) ? [] : [{ code: 'conflict.duplicate-decided' }])
  },
)

function findAreaProblems(who: Actor, { provinces }: Pair) {
  const own = areaOf(who).provinceCode
  return own === null || provinces.includes(own) ? [] : [{ code: 'forbidden.jurisdiction' }]
}
