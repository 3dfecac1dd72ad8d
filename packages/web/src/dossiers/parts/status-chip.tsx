import { type DossierStatus, statuses } from '@saolang/core/dossiers/dossier.ts'
import { Chip, type Tone } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

/** Where a dossier is: amber when the applicant has to do something, green when it is recognised. */
export function StatusChip({ status }: { status: DossierStatus }) {
  const t = useText()
  return <Chip tone={toneOf(status)}>{t(`dossiers.status.${status}`)}</Chip>
}

function toneOf(status: DossierStatus): Tone {
  if (status === 'decided-recognised') return 'good'
  if (status === 'draft' || statuses[status].holder === 'nobody') return 'calm'
  return statuses[status].holder === 'applicant' ? 'warn' : 'info'
}
