import type { Proposal } from '@saolang/core/insight/policy/proposal.ts'
import type { Tx } from '../../platform/sql.ts'

export type DraftRow = {
  id: string
  title: string
  startedAt: Date
  version: number
  savedAt: Date
  note: string
  content: Proposal
}

const columns = (tx: Tx) => tx`
  d.id, d.title, d.started_at as "startedAt", v.version, v.saved_at as "savedAt", v.note, v.content`

/** Starts a draft, without a version yet. */
export async function addDraft(tx: Tx, d: { id: string; title: string; by: string; at: Date }): Promise<void> {
  await tx`insert into insight.policy_draft (id, title, started_by, started_at) values (${d.id}, ${d.title}, ${d.by}, ${d.at})`
}

/** Keeps a version of a draft; false when that version is there already. */
export async function addVersion(
  tx: Tx,
  v: { draftId: string; version: number; content: Proposal; note: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into insight.policy_version (draft_id, version, content, note, saved_by, saved_at)
    values (${v.draftId}, ${v.version}, ${tx.json(v.content as never)}, ${v.note}, ${v.by}, ${v.at})
    on conflict on constraint policy_version_pk do nothing returning version`
  return rows.length > 0
}

/** Drafts with their newest version, the one worked on last first. */
export async function listDrafts(tx: Tx): Promise<DraftRow[]> {
  const rows = await tx`
    select ${columns(tx)} from insight.policy_draft d
    join lateral (select * from insight.policy_version where draft_id = d.id order by version desc limit 1) v on true
    order by v.saved_at desc limit 200`
  return [...rows] as unknown as DraftRow[]
}

/** A draft in a version, or in its newest. */
export async function findDraft(tx: Tx, id: string, version: number | null): Promise<DraftRow | undefined> {
  const [row] = await tx`
    select ${columns(tx)} from insight.policy_draft d join insight.policy_version v on v.draft_id = d.id
    where d.id = ${id} and (${version}::int is null or v.version = ${version}) order by v.version desc limit 1`
  return row as DraftRow | undefined
}
