import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

/** One number of the public count, real products and samples apart. */
export type OutcomeCount = { what: string; kind: string; real: number; sample: number }

export type OutcomesPageProps = { at: string; counts: readonly OutcomeCount[] }

const reportRows = [
  ['received', 'registry.countReceived', 'registry.countReceivedMeans'],
  ['answered', 'registry.countAnswered', 'registry.countAnsweredMeans'],
  ['upheld', 'registry.reportUpheld', 'registry.countOutcomeMeans'],
  ['partly', 'registry.reportPartly', 'registry.countOutcomeMeans'],
  ['not-upheld', 'registry.reportNotUpheld', 'registry.countOutcomeMeans'],
  ['passed-on', 'registry.reportPassedOn', 'registry.countOutcomeMeans'],
] as const
const inspectionRows = [
  ['ordered', 'registry.countOrdered', 'registry.countOrderedMeans'],
  ['made', 'registry.countMade', 'registry.countMadeMeans'],
  ['kept', 'registry.outcomeKept', 'registry.countConcludedMeans'],
  ['to-correct', 'registry.outcomeToCorrect', 'registry.countConcludedMeans'],
  ['not-kept', 'registry.outcomeNotKept', 'registry.countConcludedMeans'],
] as const
const procedureRows = [
  ['procedure', 'open', 'registry.countOpen', 'registry.countOpenMeans'],
  ['procedure', 'dropped', 'registry.countDropped', 'registry.countDroppedMeans'],
  ['reply', 'published', 'registry.countReplies', 'registry.countRepliesMeans'],
] as const

/** Reports, inspections and withdrawals in numbers: what came, what became of it, by when it was counted and how. */
export function OutcomesPage({ at, counts }: OutcomesPageProps) {
  const t = useText()
  const find = (what: string, kind: string) => counts.find((count) => count.what === what && count.kind === kind)
  const row = (what: string, kind: string, label: string, means: string): Row => ({
    ...{ key: `${what} ${kind}`, label, means },
    real: find(what, kind)?.real ?? 0,
    sample: find(what, kind)?.sample ?? 0,
  })
  return (
    <Page
      title={t('registry.outcomes')}
      description={t('registry.outcomes')}
      way={<Breadcrumbs crumbs={[{ href: '/products', label: t('registry.products') }]} />}
    >
      <h1>{t('registry.outcomes')}</h1>
      <p class="lead">{t('registry.outcomesLead', { at: formatInstant(at) })}</p>
      <Counts
        title={t('registry.outcomesReports')}
        rows={reportRows.map(([kind, label, means]) => row('report', kind, t(label), t(means)))}
      />
      <Counts
        title={t('registry.inspections')}
        rows={inspectionRows.map(([kind, label, means]) => row('inspection', kind, t(label), t(means)))}
      />
      <Counts
        title={t('registry.outcomesWithdrawals')}
        rows={[
          ...withdrawalGrounds.map(({ code, text, source }) =>
            row('withdrawal', code, text, t('registry.countGroundMeans', { source })),
          ),
          ...procedureRows.map(([what, kind, label, means]) => row(what, kind, t(label), t(means))),
        ]}
      />
      <p>
        <a href="/reports">{t('registry.followReport')}</a> · <a href="/api/v1/oversight">JSON</a>
      </p>
    </Page>
  )
}

type Row = { key: string; label: string; means: string; real: number; sample: number }

function Counts({ title, rows }: { title: string; rows: readonly Row[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        stacks
        columns={[
          { key: 'what', title: t('registry.outcomesWhat'), isHead: true, cell: ({ label }) => label },
          {
            key: 'real',
            title: t('registry.outcomesReal'),
            isNumber: true,
            cell: ({ real }) => formatNumber(lang, real),
          },
          {
            key: 'sample',
            title: t('registry.outcomesSample'),
            isNumber: true,
            cell: ({ sample }) => formatNumber(lang, sample),
          },
          { key: 'means', title: t('registry.outcomesMeans'), cell: ({ means }) => means },
        ]}
      />
    </section>
  )
}
