import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { LawSource } from '../kit/law/law-source.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Deadline } from '../kit/measures.tsx'
import { Notice, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { applicantRows } from './applicant-page.tsx'
import type { DeskDossierPageProps } from './desk-dossier.ts'
import { DeskForms } from './parts/desk-forms.tsx'
import { RoadTimeline } from './parts/road-timeline.tsx'
import { SnapshotView } from './parts/snapshot-view.tsx'
import { StatusChip } from './parts/status-chip.tsx'
import { StepList } from './parts/step-list.tsx'

/** `/desk/dossiers/{id}`: the whole dossier with its proof on the left, what the officer does on the right. */
export function DeskDossierPage(props: DeskDossierPageProps) {
  const { head, applicant, snapshot, snapshotMark, road, steps, clock, letter, done, problems = [] } = props
  const t = useText()
  return (
    <Page
      title={`${head.productName} · ${head.code ?? ''}`}
      layout="desk"
      robots="noindex"
      sheet="dossiers.css"
      problems={problems}
      way={<BackLink href="/desk" label={t('dossiers.desk.title')} />}
    >
      <Head head={head} clock={clock} />
      {props.hasDifference && (
        <p>
          <a href={`/dossiers/${head.id}/difference`}>{t('dossiers.difference.see')}</a>
        </p>
      )}
      {done === 'findings' && <Notice tone="good">{t('dossiers.desk.findingsSaved')}</Notice>}
      <div class="beside two">
        <div>
          <h2>{t('dossiers.desk.contents')}</h2>
          <SummaryList rows={applicantRows(t, applicant)} />
          {snapshot?.assistance && (
            <Notice>
              {t('dossiers.desk.assistedBy', {
                officer: snapshot.assistance.byName,
                name: snapshot.assistance.givenBy,
                day: formatDay(snapshot.assistance.givenOn),
              })}
            </Notice>
          )}
          {snapshot && <SnapshotView snapshot={snapshot} />}
          {snapshot && (
            <p class="soft small">
              {t('dossiers.desk.snapshot', { n: snapshot.version, hash: snapshotMark?.slice(0, 16) ?? '' })}
            </p>
          )}
        </div>
        <aside class="desk-side">
          <Checks {...props} />
          {letter && (
            <Notice title={t('dossiers.desk.letter', { number: letter.number, day: formatDay(letter.signedOn) })}>
              <p class="lines">{letter.body}</p>
            </Notice>
          )}
          <DeskForms {...props} />
          <Papers {...props} />
          <StepList steps={steps} />
          <h2>{t('dossiers.road')}</h2>
          <RoadTimeline road={road} />
        </aside>
      </div>
    </Page>
  )
}

function Head({ head, clock }: Pick<DeskDossierPageProps, 'head' | 'clock'>) {
  const t = useText()
  return (
    <>
      <h1>
        {head.productName} {head.isDemo && <SampleChip />}
      </h1>
      <p>
        <b>{head.code}</b> · {t(`dossiers.kind.${head.kind}`)} · {head.setTitle} · <StatusChip status={head.status} />{' '}
        {clock && <Deadline {...clock} />}{' '}
        {clock && <span class="soft">{t('dossiers.desk.received', { day: formatDay(clock.receivedOn) })}</span>}
      </p>
    </>
  )
}

function Checks({ missing, unproven }: DeskDossierPageProps) {
  const t = useText()
  const { all } = useProblems(missing)
  return (
    <section>
      <h2>{t('dossiers.desk.checks')}</h2>
      {all.length === 0 ? (
        <Notice tone="good">{t('dossiers.desk.checksDone')}</Notice>
      ) : (
        <Notice tone="warn" title={t('dossiers.desk.checksOpen', { n: all.length })}>
          <ul>
            {all.map(({ text, source }) => (
              <li key={text}>
                {text}{' '}
                {source && (
                  <span class="small">
                    (<LawSource source={source} />)
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unproven.length > 0 && (
        <details class="quiet">
          <summary>
            {t('dossiers.desk.advice')} ({unproven.length})
          </summary>
          <ul>
            {unproven.map(({ criterion, title }) => (
              <li key={criterion}>
                <a href={`#c-${criterion}`}>
                  {criterion} {title}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Papers({ head, letter }: DeskDossierPageProps) {
  const t = useText()
  const base = `/dossiers/${head.id}`
  const isBeyondCommune = head.status !== 'submitted' && head.status !== 'supplement-requested'
  return (
    <p class="actions">
      <LinkButton look="plain" href={`${base}/dossier.pdf`} icon="download">
        {t('dossiers.wholePdf')}
      </LinkButton>
      {letter && (
        <LinkButton look="plain" href={`/desk${base}/form-03.pdf`} icon="print">
          {t('dossiers.desk.findings')}
        </LinkButton>
      )}
      {isBeyondCommune && <a href="/councils">{t('dossiers.desk.toCouncils')}</a>}
    </p>
  )
}
