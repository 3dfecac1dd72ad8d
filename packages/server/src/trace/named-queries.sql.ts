import type { Tx } from '../platform/sql.ts'

/** A question under a name; parameters as a query has them, several values separated by `|`. */
export type NamedQuery = { name: string; parameters: Record<string, string>; madeAt: Date }

/** Keeps a question; false when one's name is taken. */
export async function addNamedQuery(tx: Tx, ownerId: string, query: NamedQuery): Promise<boolean> {
  const rows = await tx`
    insert into trace.named_query (owner_id, name, parameters, made_at)
    values (${ownerId}, ${query.name}, ${JSON.stringify(query.parameters)}::text::jsonb, ${query.madeAt})
    on conflict (owner_id, name) where ended_at is null do nothing returning name`
  return rows.length === 1
}

/** Ends a question; false when there is none of that name. */
export async function endNamedQuery(
  tx: Tx,
  { ownerId, name, at }: { ownerId: string; name: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update trace.named_query set ended_at = ${at} where owner_id = ${ownerId} and name = ${name} and ended_at is null
    returning name`
  return rows.length === 1
}

/** One's questions by name, after a name; of one name only when `name` is given. */
export async function listNamedQueries(
  tx: Tx,
  { ownerId, name, after, count }: { ownerId: string; name?: string; after: string; count: number },
): Promise<NamedQuery[]> {
  const rows = await tx`
    select name, parameters, made_at as "madeAt" from trace.named_query
    where owner_id = ${ownerId} and ended_at is null and name > ${after} ${name === undefined ? tx`` : tx`and name = ${name}`}
    order by name limit ${count}`
  return [...rows] as unknown as NamedQuery[]
}
