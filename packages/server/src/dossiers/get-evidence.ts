import type { PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { StoredFile } from '../platform/files.ts'
import type { Tx } from '../platform/sql.ts'
import { type EvidenceRow, listEvidenceRows } from './evidence.sql.ts'

/** A file as it proves one criterion, from `page` on when it is a long document. */
export type Evidence = { id: string; criterion: string; caption: string; page?: number; file: StoredFile }

/** A file of a dossier with everything that it proves. */
export type EvidenceFile = Omit<Evidence, 'criterion' | 'page'> & {
  criteria: readonly string[]
  attachedAt: Date
  /** Which paper it is and how long it holds, as far as somebody said. */
  term: PaperTerm
}

/** What proves the criteria of a dossier: one entry for each criterion a file proves. Asks for no permission: that is the caller's. */
export async function listEvidence(tx: Tx, dossierId: string): Promise<Evidence[]> {
  return (await listEvidenceRows(tx, dossierId)).flatMap((row) =>
    row.criterion
      ? [
          {
            id: row.id,
            criterion: row.criterion,
            caption: row.caption,
            ...(row.page && { page: row.page }),
            file: toFile(row),
          },
        ]
      : [],
  )
}

/** The files of a dossier in the order they came, each once. */
export async function listEvidenceFiles(tx: Tx, dossierId: string): Promise<EvidenceFile[]> {
  const files = new Map<string, EvidenceFile>()
  for (const row of await listEvidenceRows(tx, dossierId)) {
    const { id, caption, attachedAt, criterion } = row
    const known = files.get(id) ?? { id, caption, attachedAt, file: toFile(row), term: toTerm(row), criteria: [] }
    files.set(id, { ...known, criteria: criterion ? [...known.criteria, criterion] : known.criteria })
  }
  return [...files.values()].map((file) => ({ ...file, criteria: file.criteria.toSorted(byNumber) }))
}

// 2.1 before 10.
const byNumber = (a: string, b: string) => a.localeCompare(b, 'vi', { numeric: true })

/** One file of a dossier; refuses with `not-found.evidence`. */
export async function getEvidenceFile(tx: Tx, dossierId: string, evidenceId: string): Promise<EvidenceFile> {
  const found = (await listEvidenceFiles(tx, dossierId)).find(({ id }) => id === evidenceId)
  const problems: Problem[] = found ? [] : [{ code: 'not-found.evidence' }]
  refuseIf(problems)
  return found as EvidenceFile
}

function toTerm({ kind, expiresOn, isUnlimited }: EvidenceRow): PaperTerm {
  return { ...(kind && { kind }), ...(expiresOn && { expiresOn }), ...(isUnlimited && { isUnlimited }) }
}

function toFile({ sha256, mediaType, byteSize, pages, width, height, fileName }: EvidenceRow): StoredFile {
  return {
    sha256,
    mediaType,
    byteSize,
    fileName,
    ...(pages && { pages }),
    ...(width && { width }),
    ...(height && { height }),
  }
}
