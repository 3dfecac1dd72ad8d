import { findEvidenceKind } from '@saolang/core/dossiers/renewal/paper-term.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { ClaimedPaper, Claims } from '@saolang/core/registry/inspections/checklist.ts'
import { findCriteriaSet, findCriteriaSetById } from '@saolang/law/in-force.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { listEvidenceFiles } from '../../dossiers/get-evidence.ts'
import type { Tx } from '../../platform/sql.ts'
import type { RegisterRecord } from '../get-product.ts'

/** What a product's stars rest on: the sheet and the boxes of its certified dossier with its papers; of a record taken over, the sheet of its kind. */
export async function readClaims(tx: Tx, { product, current }: RegisterRecord, today: LegalDate): Promise<Claims> {
  const { star, dossierId, setId } = current
  const set = setId
    ? findCriteriaSetById(setId)
    : product.setNo === null
      ? undefined
      : findCriteriaSet(product.setNo, today)
  const claims = { star, ...(set?.complete && { set }) }
  if (!dossierId) return { ...claims, papers: [] }
  const { selfChoices } = await getDossier(tx, dossierId)
  const hasChoices = Object.keys(selfChoices).length > 0
  return { ...claims, ...(hasChoices && { choices: selfChoices }), papers: await listPapers(tx, dossierId) }
}

async function listPapers(tx: Tx, dossierId: string): Promise<ClaimedPaper[]> {
  const files = await listEvidenceFiles(tx, dossierId)
  return files.flatMap(({ caption, file, term }) => {
    const kind = findEvidenceKind(term.kind)
    // A picture of the yard does not end: papers are what somebody named as such, or gave a last day.
    if (!kind && !term.expiresOn) return []
    const title = [kind?.title, caption || file.fileName].filter(Boolean).join(': ')
    return [{ title, ...(term.expiresOn && { expiresOn: term.expiresOn }) }]
  })
}
