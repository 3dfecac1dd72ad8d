import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { view } from '../platform/act.ts'
import { findEvidenceContent } from './evidence.sql.ts'
import { openToRead } from './open-dossier.ts'

/** Which file a reader of a dossier may open; one that was taken out again stays open to those who read the snapshot it is in. */
export const readEvidence = view(
  'evidence.read',
  async ({ tx, who, reads }, { dossierId, evidenceId }: { dossierId: string; evidenceId: string }) => {
    const { organisationId } = await openToRead({ tx, who }, dossierId)
    reads('organisation', organisationId)
    const content = await findEvidenceContent(tx, dossierId, evidenceId)
    if (!content) refuseIf([{ code: 'not-found.evidence' }])
    return content as NonNullable<typeof content>
  },
)
