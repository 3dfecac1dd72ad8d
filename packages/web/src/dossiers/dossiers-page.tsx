import { type DossierKind, type DossierStatus, statuses } from '@saolang/core/dossiers/dossier.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { Deadline } from '../kit/measures.tsx'
import { Card, EmptyState, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { StatusChip } from './parts/status-chip.tsx'

/** A dossier in a list. `clock` while the commune's days run. */
export type DossierItem = {
  id: string
  productName: string
  organisationName: string
  kind: DossierKind
  status: DossierStatus
  code: string | null
  isDemo: boolean
  isJudged: boolean
  clock?: { daysLeft: number; isStopped: boolean; dueOn?: string }
}

export type DossiersPageProps = { dossiers: readonly DossierItem[]; hasOrganisation: boolean }

/** `/dossiers`: one's own dossiers, each with whose move it is. */
export function DossiersPage({ dossiers, hasOrganisation }: DossiersPageProps) {
  const t = useText()
  return (
    <Page title={t('dossiers.myDossiers')} layout="form" robots="noindex" sheet="dossiers.css">
      <h1>{t('dossiers.myDossiers')}</h1>
      {dossiers.length === 0 && (
        <EmptyState title={t('dossiers.none')}>
          <p>{t(hasOrganisation ? 'dossiers.noneHint' : 'dossiers.needsOrganisation')}</p>
        </EmptyState>
      )}
      {dossiers.length > 0 && <h2 class="hidden">{t('dossiers.myDossiers')}</h2>}
      {dossiers.map((dossier) => (
        <DossierCard key={dossier.id} dossier={dossier} />
      ))}
      <p class="actions">
        {hasOrganisation ? (
          <>
            <LinkButton href="/dossiers/new">{t('dossiers.start')}</LinkButton>
            <LinkButton href="/registry/renewals" look="plain" icon="clock">
              {t('registry.ownRenewals')}
            </LinkButton>
          </>
        ) : (
          <LinkButton href="/organisations/new">{t('dossiers.registerOrganisation')}</LinkButton>
        )}
      </p>
    </Page>
  )
}

function DossierCard({ dossier }: { dossier: DossierItem }) {
  const t = useText()
  const { id, productName, organisationName, kind, status, code, isDemo, clock } = dossier
  return (
    <Card title={productName} href={`/dossiers/${id}`}>
      <p class="soft">
        {organisationName} · {t(`dossiers.kind.${kind}`)}
        {code && ` · ${code}`}
      </p>
      <p>
        <StatusChip status={status} /> {clock && <Deadline {...clock} />} {isDemo && <SampleChip />}
      </p>
      <p>
        <b>{t(nextWords(status))}</b>
        {clock?.dueOn && ` ${t('dossiers.dueBy', { day: formatDay(clock.dueOn) })}.`}
      </p>
    </Card>
  )
}

/** Whose move it is, in words for the applicant. */
export function nextWords(status: DossierStatus) {
  const { holder } = statuses[status]
  if (holder === 'applicant' && status !== 'draft') return 'dossiers.next.supplement' as const
  return `dossiers.next.${holder}` as const
}
