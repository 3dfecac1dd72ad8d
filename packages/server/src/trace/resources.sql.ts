import type { Reach } from '@saolang/core/trace/reach.ts'
import type { Tx } from '../platform/sql.ts'
import { seenBy, seenItems } from './query.sql.ts'

/** The values of a column in events that somebody may see, in order, after `after`: each found by one step through the index. */
export async function listValues(
  tx: Tx,
  column: 'biz_step' | 'disposition' | 'read_point' | 'biz_location',
  { reach, after, count }: { reach: Reach; after: string; count: number },
): Promise<string[]> {
  const name = tx(`e.${column}`)
  const rows = await tx`
    with recursive found (value) as (
      (select ${name} from trace.event e where ${name} > ${after} and ${seenBy(tx, reach)} order by ${name} limit 1)
      union all
      select (select ${name} from trace.event e where ${name} > found.value and ${seenBy(tx, reach)} order by ${name} limit 1)
      from found where found.value is not null
    )
    select value from found where value is not null limit ${count}`
  return rows.map(({ value }) => value as string)
}

/** Things in events that somebody may see, in the order of their keys after `after`: each found by one step through the index. */
export async function listThings(
  tx: Tx,
  { reach, after, count }: { reach: Reach; after: string; count: number },
): Promise<{ key: string; text: string }[]> {
  const seen =
    reach.level === 'owner'
      ? seenItems(tx, reach)
      : tx`and exists (select from trace.event e where e.id = i.event_id and e.event_time = i.event_time and ${seenBy(tx, reach)})`
  const next = tx`i.level = 'exact' and i.role in ('epc', 'child', 'parent', 'input', 'output') ${seen}
    order by i.key limit 1`
  const rows = await tx`
    with recursive found (key, text) as (
      (select i.key, i.text from trace.event_item i where i.key > ${after}::text::bigint and ${next})
      union all
      select i.key, i.text from found cross join lateral (
        select i.key, i.text from trace.event_item i where i.key > found.key and ${next}
      ) i
    )
    select key::text, text from found limit ${count}`
  return [...rows] as unknown as { key: string; text: string }[]
}
