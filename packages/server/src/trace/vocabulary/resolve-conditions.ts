import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Condition } from '@saolang/core/trace/query.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import type { Tx } from '../../platform/sql.ts'
import { listKnownWith } from './register-master-data.ts'
import { listClassesLike, listWithAttribute, listWithin } from './vocabulary.sql.ts'

/** A demand that events alone can answer. */
export type PlainCondition = Exclude<Condition, { kind: 'attribute' }>

const most = 5000
const columns = {
  readPoint: 'read_point',
  bizLocation: 'biz_location',
  bizStep: 'biz_step',
  disposition: 'disposition',
} as const
const relationTypes = ['owning_party', 'possessing_party', 'location']
const classRoles = [
  'quantity',
  'child-quantity',
  'input-quantity',
  'output-quantity',
  'epc',
  'child',
  'input',
  'output',
]

/**
 * Turns demands on master data, on parts of places and on patterns into demands on identifiers, as far as somebody may see. Refuses
 * with `too-large.query` what more than 5,000 identifiers meet.
 */
export async function resolveConditions(
  tx: Tx,
  conditions: readonly Condition[],
  reach: Reach,
): Promise<PlainCondition[]> {
  const resolved: PlainCondition[] = []
  for (const one of conditions) {
    if (one.kind === 'attribute') resolved.push(await resolveAttribute(tx, one, reach))
    else if (one.kind === 'column' && one.withParts)
      resolved.push({ ...one, values: enough(await listWithin(tx, one.values, reach)) })
    else if (one.kind === 'item' && one.patterns)
      resolved.push({ ...one, texts: [...one.texts, ...enough(await listClassesLike(tx, one.patterns, most))] })
    else resolved.push(one)
  }
  return resolved
}

type Attribute = Extract<Condition, { kind: 'attribute' }>

async function resolveAttribute(tx: Tx, { field, names, values }: Attribute, reach: Reach): Promise<PlainCondition> {
  const told = enough(await listWithAttribute(tx, { reach, names, values, most }))
  const known = await listKnownWith(tx, { field, names, values, reach })
  const ids = enough([...new Set([...told, ...known])])
  if (field === 'epcClass') return { kind: 'item', roles: classRoles, texts: ids }
  if (field === 'source' || field === 'destination')
    return { kind: 'item', roles: [field], texts: ids.flatMap((id) => relationTypes.map((type) => `${type} ${id}`)) }
  return { kind: 'column', column: columns[field], values: ids }
}

function enough(ids: string[]): string[] {
  refuseIf(ids.length > most ? [{ code: 'too-large.query', values: { most } }] : [])
  return ids
}
