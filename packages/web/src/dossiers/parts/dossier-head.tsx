import type { DossierKind, DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import { SampleChip } from '../../kit/notices.tsx'

/** What names a dossier at the top of each of its pages. */
export type DossierHead = {
  id: string
  productName: string
  organisationName: string
  kind: DossierKind
  status: DossierStatus
  setTitle: string
  code?: string
  isDemo: boolean
  isAssisted: boolean
}

/** The product and its applicant, above the heading of a page. */
export function HeadLine({ head: { productName, organisationName, isDemo } }: { head: DossierHead }) {
  return (
    <p class="soft dossier-line">
      {productName} · {organisationName} {isDemo && <SampleChip />}
    </p>
  )
}
