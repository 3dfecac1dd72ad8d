import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { getRecords, type RegisterRecord } from '../get-product.ts'
import { findReasonProblems } from '../merges/merge-products.ts'
import { listTies, type Tie } from '../merges/ties.ts'
import { decidePair, findPair, listOpenPairs, type Pair } from './duplicates.sql.ts'

/** The pairs that wait in the officer's area, each with its two records. */
export const readDuplicates = view('duplicate.read', async ({ tx, who, now }, _: undefined) => {
  const pairs = await listOpenPairs(tx, areaOf(who).provinceCode)
  const ids = pairs.flatMap(({ firstId, secondId }) => [firstId, secondId])
  const records = await getRecords(tx, ids, legalDateOf(now))
  const recordOf = (id: string) => records.get(id) as RegisterRecord
  return pairs.map((pair) => ({ ...pair, records: [recordOf(pair.firstId), recordOf(pair.secondId)] as const }))
})

export type PairId = { firstId: string; secondId: string }

/** A pair side by side, with what other rooms hold on to either by. */
export const readDuplicate = view('duplicate.read', async ({ tx, who, now }, { firstId, secondId }: PairId) => {
  const pair = await findPair(tx, firstId, secondId)
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

/** Says that two products are not the same: they are never put together before an officer again. */
export const dismissDuplicate = act(
  'duplicate.dismiss',
  async (context, { firstId, secondId, reason }: PairId & { reason: string }) => {
    const { tx, now, who } = context
    context.on('product', firstId, { other: secondId })
    const pair = await findPair(tx, firstId, secondId)
    if (!pair) throw new Refused([{ code: 'not-found.duplicate' }])
    refuseIf([...findAreaProblems(who, pair), ...findReasonProblems(reason)])
    const decided = { decision: 'different' as const, reason: tidy(reason), by: who.personId ?? null, at: now }
    const isOurs = await decidePair(tx, { firstId, secondId, ...decided })
    refuseIf(isOurs ? [] : [{ code: 'conflict.duplicate-decided' }])
  },
)

function findAreaProblems(who: Actor, { provinces }: Pair) {
  const own = areaOf(who).provinceCode
  return own === null || provinces.includes(own) ? [] : [{ code: 'forbidden.jurisdiction' }]
}
