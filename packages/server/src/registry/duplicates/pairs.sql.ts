import type { LikenessReason } from '@saolang/core/registry/duplicates/likeness.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Kind } from './duplicates.sql.ts'

export type PairId = { firstId: string; secondId: string }
export type KindOfPair = PairId & { kind: Kind }

export type Pair = PairId & {
  score: number
  reasons: LikenessReason[]
  provinces: string[]
  foundAt: Date
  decision: 'different' | 'merged' | null
  reason: string | null
}

const pairColumns = (tx: Tx) => tx`
  d.first_id as "firstId", d.second_id as "secondId", d.score, d.reasons, d.provinces, d.found_at as "foundAt", d.decision, d.reason`

/** The pairs of products that wait in an area (null: all), the likest first. */
export async function listOpenPairs(tx: Tx, provinceCode: string | null): Promise<Pair[]> {
  return tx<Pair[]>`
    select ${pairColumns(tx)} from registry.duplicate d
    join registry.product a on a.id = d.first_id and a.merged_into is null and a.retracted_at is null
    join registry.product b on b.id = d.second_id and b.merged_into is null and b.retracted_at is null
    where d.kind = 'product' and d.decided_at is null
      and (${provinceCode}::text is null or ${provinceCode} = any(d.provinces))
    order by d.score desc, d.found_at, d.first_id limit 200`
}

/** The pairs of producers that wait in an area (null: all), the likest first; some may have gone into others since. */
export async function listProducerPairs(tx: Tx, provinceCode: string | null): Promise<Pair[]> {
  return tx<Pair[]>`
    select ${pairColumns(tx)} from registry.duplicate d
    where d.kind = 'producer' and d.decided_at is null
      and (${provinceCode}::text is null or ${provinceCode} = any(d.provinces))
    order by d.score desc, d.found_at, d.first_id limit 200`
}

/** A pair. */
export async function findPair(tx: Tx, { kind, firstId, secondId }: KindOfPair): Promise<Pair | undefined> {
  const [row] = await tx<Pair[]>`
    select ${pairColumns(tx)} from registry.duplicate d
    where d.kind = ${kind} and d.first_id = ${firstId} and d.second_id = ${secondId}`
  return row
}

/** Decides a pair that waits; false when somebody did before. */
export async function decidePair(
  tx: Tx,
  pair: KindOfPair & { decision: 'different' | 'merged'; reason: string; by: string | null; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update registry.duplicate set decision = ${pair.decision}, reason = ${pair.reason}, decided_by = ${pair.by}, decided_at = ${pair.at}
    where kind = ${pair.kind} and first_id = ${pair.firstId} and second_id = ${pair.secondId} and decided_at is null
    returning first_id`
  return rows.length === 1
}

/** Puts a pair back into the queue: its merge was undone. */
export async function reopenPair(tx: Tx, { kind, firstId, secondId }: KindOfPair): Promise<void> {
  await tx`
    update registry.duplicate set decision = null, reason = null, decided_by = null, decided_at = null
    where kind = ${kind} and first_id = ${firstId} and second_id = ${secondId} and decision = 'merged'`
}
