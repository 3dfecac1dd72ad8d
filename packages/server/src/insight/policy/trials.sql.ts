import type { Rank } from '@saolang/core/insight/policy/compare.ts'
import type { Tally } from '@saolang/core/insight/policy/tally.ts'
import type { Tx } from '../../platform/sql.ts'

export type TrialRow = {
  id: string
  draftId: string
  version: number
  askedAt: Date
  dossiers: number | null
  done: number
  endedAt: Date | null
  result: Tally | null
}

/** A dossier that would rise or fall; points are means of the cards. */
export type Move = { dossierId: string; before: Rank; after: Rank; pointsBefore: number; pointsAfter: number }

/** A move with the words of its dossier. */
export type NamedMove = Move & {
  code: string
  productName: string
  producer: string
  provinceCode: string
  setId: string
  isDemo: boolean
}

const columns = (tx: Tx) => tx`
  id, draft_id as "draftId", version, asked_at as "askedAt", dossiers, done, ended_at as "endedAt", result`

/** Keeps that a trial was asked for. */
export async function addTrial(
  tx: Tx,
  t: { id: string; draftId: string; version: number; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into insight.policy_trial (id, draft_id, version, asked_by, asked_at)
    values (${t.id}, ${t.draftId}, ${t.version}, ${t.by}, ${t.at})`
}

/** A trial, as far as it has come. */
export async function findTrial(tx: Tx, id: string): Promise<TrialRow | undefined> {
  const [row] = await tx`select ${columns(tx)} from insight.policy_trial where id = ${id}`
  return row as TrialRow | undefined
}

/** The trials of a draft, newest first. */
export async function listTrials(tx: Tx, draftId: string): Promise<TrialRow[]> {
  const rows =
    await tx`select ${columns(tx)} from insight.policy_trial where draft_id = ${draftId} order by id desc limit 50`
  return [...rows] as unknown as TrialRow[]
}

/** Notes how far a trial has come; it begins at 0 with nothing counted, also after a crash. */
export async function noteProgress(tx: Tx, id: string, { done, dossiers }: { done: number; dossiers: number }) {
  if (done === 0) await tx`delete from insight.policy_move where trial_id = ${id}`
  await tx`update insight.policy_trial set done = ${done}, dossiers = ${dossiers} where id = ${id} and ended_at is null`
}

/** Keeps what a trial counted; false when it had ended before. */
export async function endTrial(tx: Tx, id: string, { result, at }: { result: Tally; at: Date }): Promise<boolean> {
  const rows = await tx`
    update insight.policy_trial set result = ${tx.json(result as never)}, ended_at = ${at}, done = ${result.dossiers}, dossiers = ${result.dossiers}
    where id = ${id} and ended_at is null returning id`
  return rows.length > 0
}

/** Keeps dossiers that would rise or fall. */
export async function addMoves(tx: Tx, trialId: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  await tx`
    insert into insight.policy_move (trial_id, dossier_id, before, after, points_before, points_after)
    select ${trialId}, * from unnest(${moves.map((m) => m.dossierId)}::uuid[], ${moves.map((m) => m.before)}::int[],
      ${moves.map((m) => m.after)}::int[], ${moves.map((m) => m.pointsBefore)}::numeric[], ${moves.map((m) => m.pointsAfter)}::numeric[])
    on conflict on constraint policy_move_pk do nothing`
}

/** Dossiers that would rise or fall, the largest falls first. */
export async function listMoves(tx: Tx, trialId: string, limit: number): Promise<NamedMove[]> {
  const rows = await tx`
    select m.dossier_id as "dossierId", m.before, m.after, m.points_before as "pointsBefore", m.points_after as "pointsAfter",
      d.code, d.product_name as "productName", d.producer, d.province_code as "provinceCode", d.set_id as "setId", d.is_demo as "isDemo"
    from insight.policy_move m join insight.policy_dossier d on d.id = m.dossier_id
    where m.trial_id = ${trialId} order by m.after - m.before, m.points_after - m.points_before, m.dossier_id limit ${limit}`
  return [...rows] as unknown as NamedMove[]
}
