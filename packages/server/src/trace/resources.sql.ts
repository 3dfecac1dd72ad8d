import type { Reach } from '@saolang/core/trace/reach.ts'
import type { Tx } from '../platform/sql.ts'
import { asRows, type EventRef, seenBy, seenItems } from './query.sql.ts'

// What is read in one step through an index: what repeats is skipped in the next one.
const stride = 50

/** The values of a column in events that somebody may see, in order, after `after`: found in steps through the index. */
export async function listValues(
  tx: Tx,
  column: 'biz_step' | 'disposition' | 'read_point' | 'biz_location',
  { reach, after, count }: { reach: Reach; after: string; count: number },
): Promise<string[]> {
  const name = tx(`e.${column}`)
  const found = new Set<string>()
  for (let last = after; found.size < count; ) {
    const rows = await tx<{ value: string }[]>`
      select ${name} as value from trace.event e
      where ${name} > ${last} and ${seenBy(tx, reach)} order by ${name} limit ${stride}`
    for (const { value } of rows) found.add(value)
    if (rows.length < stride) break
    last = rows.at(-1)?.value as string
  }
  return [...found].slice(0, count)
}

type Thing = { key: string; text: string }
type Mentioned = Thing & EventRef

/** Things in events that somebody may see, in the order of their keys after `after`: found in steps through the index. */
export async function listThings(
  tx: Tx,
  { reach, after, count }: { reach: Reach; after: string; count: number },
): Promise<Thing[]> {
  const found = new Map<string, Thing>()
  for (let last: Place = { key: after }; found.size < count; ) {
    const rows = await listMentionsAfter(tx, reach, last)
    const seen = reach.level === 'commune' || reach.level === 'province' ? await listSeen(tx, rows, reach) : undefined
    for (const { id, key, text } of rows) if (!seen || seen.has(id)) found.set(key, found.get(key) ?? { key, text })
    if (rows.length < stride) break
    const end = rows.at(-1) as Mentioned
    // A thing that nobody may see yet can be seen by a later event of it.
    last = found.has(end.key) ? { key: end.key } : { key: end.key, ref: end }
  }
  return [...found.values()].slice(0, count)
}

type Place = { key: string; ref?: EventRef }

async function listMentionsAfter(tx: Tx, reach: Reach, { key, ref }: Place): Promise<Mentioned[]> {
  const from = ref
    ? tx`(i.key, i.event_time, i.event_id) > (${key}::text::bigint, ${ref.time}, ${ref.id}::uuid)`
    : tx`i.key > ${key}::text::bigint`
  const rows = await tx`
    select i.key::text as key, i.text, i.event_id as id, i.event_time as time from trace.event_item i
    where ${from} and i.level = 'exact' and i.role in ('epc', 'child', 'parent', 'input', 'output') ${seenItems(tx, reach)}
    order by i.key, i.event_time, i.event_id limit ${stride}`
  return [...rows] as unknown as Mentioned[]
}

/** Which of these events somebody may see. */
async function listSeen(tx: Tx, refs: readonly EventRef[], reach: Reach): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set()
  const rows = await tx<{ id: string }[]>`
    select e.id from ${asRows(tx, refs)} join trace.event e on e.id = r.id and e.event_time = r.at
    where ${seenBy(tx, reach)}`
  return new Set(rows.map(({ id }) => id))
}
