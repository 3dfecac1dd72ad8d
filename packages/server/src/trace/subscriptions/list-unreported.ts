import { readEventQuery } from '@saolang/core/trace/query.ts'
import { view } from '../../platform/act.ts'
import { openReach } from '../access/open-reach.ts'
import { findQuery } from '../named-queries.ts'
import { type EventRef, type EventRow, keepMentioning, listEvents } from '../query.sql.ts'
import { resolveConditions } from '../vocabulary/resolve-conditions.ts'

/**
 * A capture is given up after twenty seconds, and what it takes in bears the time at which it began: whatever is recorded earlier
 * than this before now is there to be seen, or never will be. So much two looks overlap.
 */
export const overlapMillis = 30_000

const chunk = 500

/** What is looked for: a query of somebody, recorded from `since` on, those left out that `isKnown` knows. */
export type Looking = {
  queryName: string
  prefixes: ReadonlyMap<string, string>
  since: Date
  count: number
  isKnown(ids: readonly string[]): Promise<ReadonlySet<string>>
}

/**
 * Events that a standing query finds and that were not told yet, in the order of their recording, `count` at most. Undefined
 * when there is no such query any more.
 */
export const listUnreported = view(
  'event.read',
  async ({ tx, who }, { queryName, prefixes, since, count, isKnown }: Looking): Promise<EventRow[] | undefined> => {
    const named = await findQuery(tx, who, queryName)
    const reach = await openReach(tx, who, { withPublic: false })
    if (!named) return undefined
    if (!reach) return []
    const { query } = readEventQuery(named.parameters, prefixes)
    const conditions = await resolveConditions(tx, query.conditions, reach)
    const recorded = { kind: 'time', column: 'record_time', comparison: 'GE', value: since.toISOString() } as const
    const asked = { conditions: [...conditions, recorded], reach, orderBy: 'record_time', direction: 'ASC' } as const
    const found: EventRow[] = []
    for (let after: EventRef | undefined; ; ) {
      const rows = await listEvents(tx, { ...asked, after }, chunk)
      let kept: EventRow[] = rows
      for (const item of conditions)
        if (item.kind === 'item' && kept.length > 0) {
          const refs = kept.map(({ id, body }) => ({ id, time: new Date(body.eventTime) }))
          const mentioning = new Set((await keepMentioning(tx, item, refs)).map(({ id }) => id))
          kept = kept.filter(({ id }) => mentioning.has(id))
        }
      const known = kept.length > 0 ? await isKnown(kept.map(({ id }) => id)) : new Set<string>()
      found.push(...kept.filter(({ id }) => !known.has(id)))
      if (found.length >= count || rows.length < chunk) return found.slice(0, count)
      const last = rows.at(-1) as EventRow
      after = { id: last.id, time: last.time }
    }
  },
)
