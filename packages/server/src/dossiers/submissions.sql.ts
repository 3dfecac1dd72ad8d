import type { Consent } from '@saolang/core/dossiers/consent.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import type { Tx } from '../platform/sql.ts'

/** The next number of a commune on a day: 1, 2, 3 … It goes back when the transaction does, so no number is lost. */
export async function nextSerial(tx: Tx, communeCode: string, day: string): Promise<number> {
  const [row] = await tx`
    insert into dossiers.day_counter as c (commune_code, day, last) values (${communeCode}, ${day}, 1)
    on conflict on constraint day_counter_pk do update set last = c.last + 1
    returning last`
  return row?.last
}

export type SubmissionRow = {
  dossierId: string
  code: string
  idempotencyKey: string | null
  submittedBy: string
  submittedAt: Date
  receivedOn: string
}

/** Writes the submission down; false when the person used this idempotency key for another dossier. */
export async function addSubmission(tx: Tx, s: SubmissionRow): Promise<boolean> {
  const rows = await tx`
    insert into dossiers.submission (dossier_id, code, idempotency_key, submitted_by, submitted_at, received_on)
    values (${s.dossierId}, ${s.code}, ${s.idempotencyKey}, ${s.submittedBy}, ${s.submittedAt}, ${s.receivedOn})
    on conflict on constraint submission_key_once do nothing returning code`
  return rows.length > 0
}

/** The submission of a dossier. */
export async function findSubmission(tx: Tx, dossierId: string): Promise<SubmissionRow | undefined> {
  const [row] = await tx`
    select dossier_id as "dossierId", code, idempotency_key as "idempotencyKey", submitted_by as "submittedBy",
      submitted_at as "submittedAt", received_on as "receivedOn"
    from dossiers.submission where dossier_id = ${dossierId}`
  return row as SubmissionRow | undefined
}

/** The days of receipt of dossiers, by dossier. */
export async function listReceiptDays(
  tx: Tx,
  dossierIds: readonly string[],
): Promise<{ dossierId: string; receivedOn: string }[]> {
  const rows = await tx`
    select dossier_id as "dossierId", received_on as "receivedOn" from dossiers.submission
    where dossier_id = any(${dossierIds as string[]}::uuid[])`
  return [...rows] as unknown as { dossierId: string; receivedOn: string }[]
}

export type SnapshotRow = { version: number; content: Snapshot; sha256: string; takenAt: Date }

/** The next version number of a dossier's snapshots; the dossier is held by the caller. */
export async function nextSnapshotVersion(tx: Tx, dossierId: string): Promise<number> {
  const [row] =
    await tx`select coalesce(max(version), 0) + 1 as next from dossiers.snapshot where dossier_id = ${dossierId}`
  return row?.next
}

/** A snapshot as it is written: `text` is the JSON that was hashed, kept letter for letter. */
export type NewSnapshot = Omit<SnapshotRow, 'content'> & { dossierId: string; text: string; takenBy: string }

/** Appends a snapshot. */
export async function addSnapshot(tx: Tx, s: NewSnapshot): Promise<void> {
  await tx`
    insert into dossiers.snapshot (dossier_id, version, content, sha256, taken_at, taken_by)
    values (${s.dossierId}, ${s.version}, ${s.text}::text::json, ${s.sha256}, ${s.takenAt}, ${s.takenBy})`
}

/** A snapshot of a dossier: the version asked for, or the last. */
export async function findSnapshot(tx: Tx, dossierId: string, version?: number): Promise<SnapshotRow | undefined> {
  const [row] = await tx`
    select version, content, sha256, taken_at as "takenAt" from dossiers.snapshot
    where dossier_id = ${dossierId} and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc limit 1`
  return row as SnapshotRow | undefined
}

export type ConsentRow = Consent & { wording: string; recordedBy: string; recordedByName: string; recordedAt: Date }

/** Appends a consent. */
export async function addConsent(
  tx: Tx,
  c: Omit<ConsentRow, 'recordedByName'> & { id: string; dossierId: string },
): Promise<void> {
  await tx`
    insert into dossiers.consent (id, dossier_id, given_by, given_on, how, is_read_back, wording, recorded_by, recorded_at)
    values (${c.id}, ${c.dossierId}, ${c.givenBy}, ${c.givenOn}, ${c.how}, ${c.isReadBack}, ${c.wording}, ${c.recordedBy}, ${c.recordedAt})`
}

/** The last consent that was recorded for a dossier. */
export async function findConsent(tx: Tx, dossierId: string): Promise<ConsentRow | undefined> {
  const [row] = await tx`
    select c.given_by as "givenBy", c.given_on as "givenOn", c.how, c.is_read_back as "isReadBack", c.wording,
      c.recorded_by as "recordedBy", p.full_name as "recordedByName", c.recorded_at as "recordedAt"
    from dossiers.consent c join people.person p on p.id = c.recorded_by
    where c.dossier_id = ${dossierId} order by c.id desc limit 1`
  return row as ConsentRow | undefined
}
