import type { PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import type { FileContent } from '../platform/files.ts'
import type { Tx } from '../platform/sql.ts'

/** A file of a dossier with one of the criteria that it proves; `criterion` is null for a file that proves nothing yet. */
export type EvidenceRow = FileContent & {
  id: string
  dossierId: string
  criterion: string | null
  page: number | null
  caption: string
  fileName: string
  attachedAt: Date
  kind: string | null
  expiresOn: string | null
  isUnlimited: boolean
}

/** The files of a dossier, one row for each criterion that a file proves. */
export async function listEvidenceRows(tx: Tx, dossierId: string): Promise<EvidenceRow[]> {
  const rows = await tx`
    select e.id, e.dossier_id as "dossierId", u.criterion, u.page, e.caption, e.file_name as "fileName",
      e.attached_at as "attachedAt", e.kind, e.expires_on as "expiresOn", e.is_unlimited as "isUnlimited", f.sha256, f.media_type as "mediaType", f.byte_size as "byteSize", f.pages, f.width, f.height
    from dossiers.evidence e
    join platform.file f on f.sha256 = e.sha256
    left join dossiers.evidence_use u on u.evidence_id = e.id
    where e.dossier_id = ${dossierId} order by e.id, u.criterion`
  return [...rows] as unknown as EvidenceRow[]
}

export type NewEvidence = {
  id: string
  dossierId: string
  sha256: string
  fileName: string
  caption: string
  term?: PaperTerm
  by: string
  at: Date
}

/** Adds a file to a dossier; the same content again keeps the first. Returns the id of the one that is there. */
export async function addEvidence(tx: Tx, e: NewEvidence): Promise<string> {
  const [row] = await tx`
    insert into dossiers.evidence (id, dossier_id, sha256, file_name, caption, kind, expires_on, is_unlimited, attached_by, attached_at)
    values (${e.id}, ${e.dossierId}, ${e.sha256}, ${e.fileName}, ${e.caption}, ${e.term?.kind ?? null},
      ${e.term?.expiresOn ?? null}, ${e.term?.isUnlimited ?? false}, ${e.by}, ${e.at})
    on conflict on constraint evidence_content_once do update set caption = dossiers.evidence.caption
    returning id`
  return row?.id
}

/** Writes which kind of paper a file is and how long it holds; false when the dossier has no such file. */
export async function saveTerm(tx: Tx, dossierId: string, evidenceId: string, term: PaperTerm): Promise<boolean> {
  const rows = await tx`
    update dossiers.evidence set kind = ${term.kind ?? null}, expires_on = ${term.expiresOn ?? null},
      is_unlimited = ${term.isUnlimited ?? false}
    where dossier_id = ${dossierId} and id = ${evidenceId} returning id`
  return rows.length > 0
}

/** How many files a dossier holds. */
export async function countEvidence(tx: Tx, dossierId: string): Promise<number> {
  const [row] = await tx`select count(*) as count from dossiers.evidence where dossier_id = ${dossierId}`
  return row?.count
}

export type EvidenceUse = { dossierId: string; evidenceId: string; criterion: string; page: number | null }

/** Says that a file proves a criterion, on a page; false when the dossier has no such file. */
export async function attachToCriterion(
  tx: Tx,
  { dossierId, evidenceId, criterion, page }: EvidenceUse,
): Promise<boolean> {
  const rows = await tx`
    insert into dossiers.evidence_use (dossier_id, evidence_id, criterion, page)
    select dossier_id, id, ${criterion}, ${page} from dossiers.evidence where dossier_id = ${dossierId} and id = ${evidenceId}
    on conflict on constraint evidence_use_pk do update set page = excluded.page
    returning criterion`
  return rows.length > 0
}

/** Takes a file from a criterion; false when it was not there. */
export async function dropEvidenceUse(
  tx: Tx,
  { dossierId, evidenceId, criterion }: Omit<EvidenceUse, 'page'>,
): Promise<boolean> {
  const rows = await tx`
    delete from dossiers.evidence_use
    where dossier_id = ${dossierId} and evidence_id = ${evidenceId} and criterion = ${criterion} returning criterion`
  return rows.length > 0
}

/** Takes a file from a dossier, with everything it proves; the content stays where snapshots may need it. False when it was not there. */
export async function dropEvidence(tx: Tx, dossierId: string, evidenceId: string): Promise<boolean> {
  await tx`delete from dossiers.evidence_use where dossier_id = ${dossierId} and evidence_id = ${evidenceId}`
  const rows =
    await tx`delete from dossiers.evidence where dossier_id = ${dossierId} and id = ${evidenceId} returning id`
  return rows.length > 0
}

/** Copies the files of one dossier, and what they prove, into another that has none. Contents are the same, ids are new. */
export async function copyEvidence(tx: Tx, { from, to, by, at }: { from: string; to: string; by: string; at: Date }) {
  await tx`
    insert into dossiers.evidence (id, dossier_id, sha256, file_name, caption, kind, expires_on, is_unlimited, attached_by, attached_at)
    select uuidv7(), ${to}, sha256, file_name, caption, kind, expires_on, is_unlimited, ${by}, ${at} from dossiers.evidence where dossier_id = ${from} order by id`
  await tx`
    insert into dossiers.evidence_use (dossier_id, evidence_id, criterion, page)
    select ${to}, n.id, u.criterion, u.page
    from dossiers.evidence_use u
    join dossiers.evidence o on o.id = u.evidence_id
    join dossiers.evidence n on n.dossier_id = ${to} and n.sha256 = o.sha256
    where u.dossier_id = ${from}`
}

/** Where the content of a file lies: of the dossier as it is, or of any of its snapshots. */
export async function findEvidenceContent(tx: Tx, dossierId: string, evidenceId: string) {
  const [row] = await tx`
    select e.sha256, e.file_name as "fileName", f.media_type as "mediaType"
    from (
      select sha256, file_name from dossiers.evidence where dossier_id = ${dossierId} and id = ${evidenceId}
      union
      select piece ->> 'sha256', piece ->> 'fileName'
      from dossiers.snapshot s, json_array_elements(s.content -> 'evidence') piece
      where s.dossier_id = ${dossierId} and piece ->> 'id' = ${evidenceId}
    ) e join platform.file f using (sha256) limit 1`
  return row as { sha256: string; fileName: string; mediaType: string } | undefined
}
