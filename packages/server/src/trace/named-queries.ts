import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { addNamedQuery, endNamedQuery, listNamedQueries, type NamedQuery } from './named-queries.sql.ts'
import { endSubscriptions } from './subscriptions/subscriptions.sql.ts'

/** Keeps a question under a name of one's own. Refuses with `conflict.query` when the name is taken. */
export const keepQuery = act(
  'query.keep',
  async (context, { name, parameters }: Pick<NamedQuery, 'name' | 'parameters'>): Promise<void> => {
    context.on('query', name)
    const added = await addNamedQuery(context.tx, askerOf(context.who), { name, parameters, madeAt: context.now })
    refuseIf(added ? [] : [{ code: 'conflict.query' }])
  },
)

/** Takes a question of one's own away, and with it every subscription to it. Refuses with `not-found.query`. */
export const endQuery = act('query.end', async ({ tx, who, now, on }, name: string): Promise<void> => {
  on('query', name)
  const ended = await endNamedQuery(tx, { ownerId: askerOf(who), name, at: now })
  refuseIf(ended ? [] : [{ code: 'not-found.query' }])
  await endSubscriptions(tx, { personId: askerOf(who), queryName: name, at: now })
})

/** A question of one's own; refuses with `not-found.query`. */
export const readQuery = view('event.read', async ({ tx, who }, name: string): Promise<NamedQuery> => {
  const query = await findQuery(tx, who, name)
  if (!query) refuseIf([{ code: 'not-found.query' }])
  return query as NamedQuery
})

/** A question of somebody's own, if it is there. */
export async function findQuery(tx: Tx, who: Actor, name: string): Promise<NamedQuery | undefined> {
  const [query] = await listNamedQueries(tx, { ownerId: askerOf(who), name, after: '', count: 1 })
  return query
}

/** One's own questions by name. */
export const listQueries = view('event.read', ({ tx, who }, { after, count }: { after: string; count: number }) =>
  listNamedQueries(tx, { ownerId: askerOf(who), after, count }),
)

/** Questions belong to the person, so that officers may keep theirs too. */
function askerOf({ personId }: Actor): string {
  return personId as string
}
