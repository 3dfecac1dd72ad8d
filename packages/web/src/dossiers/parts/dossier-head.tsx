import type { DossierKind, DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SampleChip } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

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

/** The way back to the list of tasks. */
export function ToTasks({ id }: { id: string }) {
  const t = useText()
  return <BackLink href={`/dossiers/${id}`} label={t('dossiers.backToTasks')} />
}
