import type { Tally } from '@saolang/core/insight/policy/tally.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { PointsBar } from '../../kit/measures.tsx'
import { EmptyState, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { Costs, Fates, Gaps, Moves, sayRank } from './trial-tables.tsx'

export type TrialMove = {
  dossierId: string
  code: string
  productName: string
  producer: string
  before: number
  after: number
  pointsBefore: number
  pointsAfter: number
  isDemo: boolean
}

export type TrialPageProps = {
  trial: { id: string; version: number; askedAt: string; done: number; dossiers: number; result?: Tally }
  draft: { id: string; title: string }
  /** Words for keys: provinces by code, sets by id, criteria by `set criterion`. */
  names: Readonly<Record<string, string>>
  moves: readonly TrialMove[]
}

/** A draft tried on every stored dossier: while it counts, how far it is; then the report, which prints on A4. */
export function TrialPage(props: TrialPageProps) {
  const { trial, draft } = props
  const t = useText()
  return (
    <Page title={`${t('insight.policyTrial')}: ${draft.title}`} layout="desk" robots="noindex" sheet="insight.css">
      <Breadcrumbs
        crumbs={[
          { href: '/policy', label: t('insight.policy') },
          { href: `/policy/${draft.id}`, label: draft.title },
          { href: `/policy/trials/${trial.id}`, label: t('insight.policyTrial') },
        ]}
      />
      <h1>
        {t('insight.policyTrial')}: {draft.title}
      </h1>
      <p class="soft">
        {t('insight.policyVersion', { n: trial.version })} · {t('insight.policyAsked')} {formatInstant(trial.askedAt)}
      </p>
      {trial.result ? <Report {...props} tally={trial.result} /> : <Progress trial={trial} />}
    </Page>
  )
}

function Progress({ trial }: Pick<TrialPageProps, 'trial'>) {
  const t = useText()
  return (
    <section role="status">
      <Notice title={t('insight.policyRunning')}>{t('insight.policyRunningWhy')}</Notice>
      <PointsBar label={t('insight.policyDone')} points={trial.done} max={Math.max(trial.dossiers, 1)} />
    </section>
  )
}

function Report({ trial, names, moves, tally }: TrialPageProps & { tally: Tally }) {
  const t = useText()
  const { lang } = useShell()
  const { all, basis } = tally
  return (
    <div class="policy-report">
      <Notice>{t('insight.policyNeverLaw')}</Notice>
      <div class="tiles">
        {(['rises', 'falls', 'stays', 'again'] as const).map((fate) => (
          <div key={fate} class="card">
            <b>{formatNumber(lang, all[fate])}</b>
            <p class="small">
              {
                {
                  rises: t('insight.policyRises'),
                  falls: t('insight.policyFalls'),
                  stays: t('insight.policyStays'),
                  again: t('insight.policyAgain'),
                }[fate]
              }
            </p>
          </div>
        ))}
      </div>
      <p>{t('insight.policyBasis', { verdict: basis.verdict, self: basis.self, other: tally.otherLaw })}</p>
      <Moves moves={tally.moves} />
      <Fates title={t('insight.policyBySet')} fates={tally.bySet} names={names} />
      <Fates title={t('insight.policyByProvince')} fates={tally.byProvince} names={names} />
      <Fates title={t('insight.policyByKind')} fates={tally.byKind} names={names} />
      <Costs
        title={t('insight.policyFloors')}
        lead={t('insight.policyFloorsLead')}
        costs={tally.floors}
        names={names}
      />
      <Costs title={t('insight.policyStops')} costs={tally.stops} names={names} />
      <Gaps gaps={tally.gaps} names={names} />
      <Movers moves={moves} many={all.rises + all.falls} />
      <p class="actions">
        <LinkButton look="plain" href={`/policy/trials/${trial.id}/report.csv`} download>
          {t('insight.policyCsv')}: {t('insight.policyTrial')}
        </LinkButton>{' '}
        <LinkButton look="plain" href={`/policy/trials/${trial.id}/dossiers.csv`} download>
          {t('insight.policyCsv')}: {t('insight.policyMovers')}
        </LinkButton>
      </p>
      <p class="actions small soft">{t('insight.policyPrint')}</p>
    </div>
  )
}

function Movers({ moves, many }: { moves: readonly TrialMove[]; many: number }) {
  const t = useText()
  const { lang } = useShell()
  if (moves.length === 0) return <EmptyState title={t('insight.policyNobody')} />
  return (
    <section>
      <h2>{t('insight.policyMovers')}</h2>
      <p class="soft">{t('insight.policyMoversShown', { shown: moves.length, n: many })}</p>
      <Table
        caption={t('insight.policyMovers')}
        hideCaption
        stacks
        rows={moves}
        rowKey={({ dossierId }) => dossierId}
        columns={[
          {
            key: 'product',
            title: t('insight.policyDossiers'),
            isHead: true,
            cell: ({ productName, code, isDemo }) => (
              <>
                {productName} {isDemo && <SampleChip />}
                <span class="small soft">{code}</span>
              </>
            ),
          },
          { key: 'producer', title: t('insight.policyProducer'), cell: ({ producer }) => producer },
          { key: 'before', title: t('insight.policyBefore'), cell: ({ before }) => sayRank(t, before) },
          { key: 'after', title: t('insight.policyAfter'), cell: ({ after }) => sayRank(t, after) },
          {
            key: 'points',
            title: t('insight.policyMean'),
            isNumber: true,
            cell: ({ pointsBefore, pointsAfter }) =>
              `${formatNumber(lang, pointsBefore)} → ${formatNumber(lang, pointsAfter)}`,
          },
        ]}
      />
    </section>
  )
}
