import type { GoodAnswer } from '@saolang/core/trace/recall/recall.ts'
import type { Tx } from '../../platform/sql.ts'

/** Who has or had something that is recalled; `ownerId` where it has an account here, `name` where events or diaries say one. */
export type NewHolder = { id: string; party: string; ownerId: string | null; name: string | null }

/** A holder as a recall stands: when it was first told and how, and what it answered last. */
export type HolderRow = NewHolder & {
  addedAt: Date
  toldAt: Date | null
  way: string | null
  queued: number
  answer: (GoodAnswer & { answeredAt: string; answeredAs: string }) | null
}

/** Adds holders; gives those that are new. */
export async function addHolders(
  tx: Tx,
  recallId: string,
  { holders, at }: { holders: readonly NewHolder[]; at: Date },
): Promise<NewHolder[]> {
  return tx<NewHolder[]>`
    insert into trace.recall_holder (id, recall_id, party, owner_id, name, added_at)
    select id, ${recallId}, party, owner_id, name, ${at}
    from unnest(${holders.map(({ id }) => id)}::uuid[], ${holders.map(({ party }) => party)}::text[],
      ${holders.map(({ ownerId }) => ownerId)}::uuid[], ${holders.map(({ name }) => name)}::text[]) as g (id, party, owner_id, name)
    on conflict (recall_id, party) do nothing returning id, party, owner_id as "ownerId", name`
}

/** The holders of a recall, those that did not answer first. */
export async function listHolders(tx: Tx, recallId: string): Promise<HolderRow[]> {
  return tx<HolderRow[]>`
    select h.id, h.party, h.owner_id as "ownerId", h.name, h.added_at as "addedAt", told.told_at as "toldAt", told.way,
      coalesce(told.queued, 0) as queued, answer.answer
    from trace.recall_holder h
    left join lateral (
      select t.told_at, t.way, t.queued from trace.recall_telling t where t.holder_id = h.id order by t.told_at, t.id limit 1
    ) told on true
    left join lateral (
      select jsonb_build_object('found', a.found, 'returned', a.returned, 'destroyed', a.destroyed, 'sold', a.sold,
        'note', coalesce(a.note, ''), 'answeredAt', a.answered_at, 'answeredAs', a.answered_as) as answer
      from trace.recall_answer a where a.holder_id = h.id order by a.answered_at desc, a.id desc limit 1
    ) answer on true
    where h.recall_id = ${recallId} order by answer.answer is not null, h.added_at, h.id`
}

/** A holder and its recall. */
export async function findHolder(
  tx: Tx,
  id: string,
): Promise<{ recallId: string; party: string; ownerId: string | null } | undefined> {
  const [row] = await tx<{ recallId: string; party: string; ownerId: string | null }[]>`
    select recall_id as "recallId", party, owner_id as "ownerId" from trace.recall_holder where id = ${id}`
  return row
}

/** Notes that a holder was told. */
export async function addTelling(
  tx: Tx,
  t: { id: string; holderId: string; way: string; queued: number; by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into trace.recall_telling (id, holder_id, way, queued, told_by, told_at)
    values (${t.id}, ${t.holderId}, ${t.way}, ${t.queued}, ${t.by}, ${t.at})`
}

/** Keeps what a holder answered. */
export async function addAnswer(
  tx: Tx,
  a: GoodAnswer & { id: string; holderId: string; by: string; as: string; at: Date },
): Promise<void> {
  await tx`
    insert into trace.recall_answer (id, holder_id, found, returned, destroyed, sold, note, answered_by, answered_as, answered_at)
    values (${a.id}, ${a.holderId}, ${a.found}, ${a.returned}, ${a.destroyed}, ${a.sold}, ${a.note || null}, ${a.by}, ${a.as}, ${a.at})`
}
