import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import type { RoadStepState } from '@saolang/core/dossiers/steps.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Deadline } from '../kit/measures.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { nextWords } from './dossiers-page.tsx'
import { type DossierHead, HeadLine } from './parts/dossier-head.tsx'
import { type RoadStep, RoadTimeline } from './parts/road-timeline.tsx'
import { SnapshotView } from './parts/snapshot-view.tsx'
import { StatusChip } from './parts/status-chip.tsx'
import { StepList } from './parts/step-list.tsx'

export type RoadPageProps = {
  head: DossierHead
  road: readonly RoadStep[]
  steps: readonly RoadStepState[]
  /** It began with the last certified version. */
  hasDifference: boolean
  clock?: { daysLeft: number; isStopped: boolean; dueOn?: string }
  snapshot?: Snapshot
}

/** `/dossiers/{id}` once it is handed in: where it is, what comes next, and the dossier as it was handed in. */
export function RoadPage({ head, road, steps, hasDifference, clock, snapshot }: RoadPageProps) {
  const t = useText()
  return (
    <Page
      title={head.code ?? head.productName}
      layout="form"
      robots="noindex"
      sheet="dossiers.css"
      way={<BackLink href="/dossiers" label={t('dossiers.myDossiers')} />}
    >
      <HeadLine head={head} />
      <h1>{head.code ?? head.productName}</h1>
      <p>
        <StatusChip status={head.status} /> {clock && <Deadline {...clock} />}
      </p>
      <div class="card edge-good next-task">
        <h2>{t(nextWords(head.status))}</h2>
        {clock?.dueOn && <p>{t('dossiers.dueBy', { day: formatDay(clock.dueOn) })}.</p>}
      </div>
      <StepList steps={steps} />
      {hasDifference && (
        <p>
          <a href={`/dossiers/${head.id}/difference`}>{t('dossiers.difference.see')}</a>
        </p>
      )}
      <h2>{t('dossiers.road')}</h2>
      <RoadTimeline road={road} />
      {head.code && (
        <p class="actions">
          <LinkButton look="plain" href={`/dossiers/${head.id}/slip.pdf`} icon="print">
            {t('dossiers.slip')}
          </LinkButton>
          <LinkButton look="plain" href={`/dossiers/${head.id}/dossier.pdf`} icon="download">
            {t('dossiers.wholePdf')}
          </LinkButton>
        </p>
      )}
      <p>
        <a href={`/dossiers/new?from=${head.id}`}>{t('dossiers.copyStart')}</a>
      </p>
      {snapshot && (
        <details class="quiet">
          <summary>{t('dossiers.seeDossier')}</summary>
          <SnapshotView snapshot={snapshot} />
        </details>
      )}
    </Page>
  )
}
