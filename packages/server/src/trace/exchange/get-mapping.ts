import { Refused } from '@saolang/core/kernel/problem.ts'
import { defaultMappings } from '@saolang/core/trace/exchange/default-mappings.ts'
import { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import type { TargetId } from '@saolang/core/trace/exchange/target.ts'
import type { Tx } from '../../platform/sql.ts'
import { findNewestMapping, listMappings } from './targets.sql.ts'

/** A mapping with its number; 0 is the assumed one that came with the system. */
export type NumberedMapping = { no: number; mapping: Mapping }

/** The mapping of a target that holds, or the one of a number. Refuses with `not-found.mapping`. */
export async function getMapping(tx: Tx, target: TargetId, no?: number): Promise<NumberedMapping> {
  const row =
    no === undefined
      ? await findNewestMapping(tx, target)
      : (await listMappings(tx, target)).find((one) => one.no === no)
  if (row) return { no: row.no, mapping: Mapping.parse(row.body) }
  if (no !== undefined && no !== 0) throw new Refused([{ code: 'not-found.mapping' }])
  return { no: 0, mapping: defaultMappings[target] }
}
