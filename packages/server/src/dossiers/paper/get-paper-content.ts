import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../../platform/sql.ts'
import { findSnapshot, type SnapshotRow } from '../submissions.sql.ts'

/** The newest frozen copy of a dossier and its hash. Asks for no permission: that is the caller's. Refuses with `not-found.snapshot` while it is a draft. */
export async function getPaperContent(tx: Tx, dossierId: string): Promise<Pick<SnapshotRow, 'content' | 'sha256'>> {
  const found = await findSnapshot(tx, dossierId)
  refuseIf(found ? [] : [{ code: 'not-found.snapshot' }])
  return found as SnapshotRow
}
