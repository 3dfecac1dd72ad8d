import { formatNumber } from '../../kit/format.ts'
import { EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { OperationTabs } from './operation-tabs.tsx'

/** A statement, its text without values; times in milliseconds. */
export type StatementView = { statement: string; calls: number; totalMs: number; maxMs: number }

export type StatementsPageProps = { counted: readonly StatementView[]; noted: readonly StatementView[] }

/** `/operations/statements`: what takes the database's time. */
export function StatementsPage({ counted, noted }: StatementsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('people.operations.statements')}
      layout="desk"
      robots="noindex"
      sheet="people.css"
      bodyClass="operations"
    >
      <h1>{t('people.operations.statements')}</h1>
      <p class="soft">{t('people.operations.statementsLead')}</p>
      <OperationTabs here="statements" />
      <h2>{t('people.operations.counted')}</h2>
      {counted.length === 0 ? (
        <Notice>{t('people.operations.notCounted')}</Notice>
      ) : (
        <Statements caption={t('people.operations.counted')} rows={counted} />
      )}
      <h2>{t('people.operations.noted')}</h2>
      {noted.length === 0 ? (
        <EmptyState title={t('people.operations.noneNoted')} />
      ) : (
        <Statements caption={t('people.operations.noted')} rows={noted} />
      )}
    </Page>
  )
}

function Statements({ caption, rows }: { caption: string; rows: readonly StatementView[] }) {
  const t = useText()
  const { lang } = useShell()
  const millis = (ms: number) =>
    t('people.operations.millis', { ms: formatNumber(lang, ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)) })
  const columns: Column<StatementView>[] = [
    {
      key: 'statement',
      title: t('people.operations.statement'),
      isHead: true,
      cell: ({ statement }) => <Statement text={statement} />,
    },
    {
      key: 'calls',
      title: t('people.operations.calls'),
      isNumber: true,
      cell: ({ calls }) => formatNumber(lang, calls),
    },
    { key: 'total', title: t('people.operations.total'), isNumber: true, cell: ({ totalMs }) => millis(totalMs) },
    {
      key: 'mean',
      title: t('people.operations.mean'),
      isNumber: true,
      cell: ({ totalMs, calls }) => millis(calls > 0 ? totalMs / calls : 0),
    },
    { key: 'longest', title: t('people.operations.longest'), isNumber: true, cell: ({ maxMs }) => millis(maxMs) },
  ]
  return (
    <Table caption={caption} hideCaption rows={rows} rowKey={({ statement }) => statement} stacks columns={columns} />
  )
}

const shown = 90

function Statement({ text }: { text: string }) {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= shown) return <code>{line}</code>
  return (
    <details class="statement">
      <summary>
        <code>{line.slice(0, shown)}…</code>
      </summary>
      <pre>{text}</pre>
    </details>
  )
}
