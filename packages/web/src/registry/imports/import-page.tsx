import { Button, LinkButton } from '../../kit/button.tsx'
import { Tabs } from '../../kit/filters.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { PointsBar } from '../../kit/measures.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Pagination, Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sayProblem } from '../../messages/messages.ts'
import {
  type ImportedRow,
  type ImportSummary,
  outcomeLooks,
  planLooks,
  type RowLook,
  stateLooks,
  undoneLooks,
} from './import-view.ts'

export type ImportPageProps = {
  summary: ImportSummary
  rows: readonly ImportedRow[]
  /** What the list is filtered by: a plan before the file is taken in, an outcome after, what was taken back at last. */
  filter: { name: 'plan' | 'outcome' | 'undone'; value?: string }
  canAct: boolean
  page: number
  pageSize: number
  total: number
}

/** What a file will become, or has become, row by row, each with its reasons; and the next step. */
export function ImportPage(props: ImportPageProps) {
  const { summary, rows, filter, page, pageSize, total } = props
  const t = useText()
  const { id, state, counts } = summary
  const href = `/registry/imports/${id}`
  const query = filter.value ? `${filter.name}=${filter.value}&` : ''
  const look = stateLooks[state]
  return (
    <Page
      title={summary.fileName}
      layout="desk"
      robots="noindex"
      way={<Breadcrumbs crumbs={[{ href: '/registry/imports', label: t('registry.imports') }]} />}
    >
      <h1>{summary.fileName}</h1>
      <p class="soft">
        <Chip tone={look.tone}>{t(look.word)}</Chip> {formatInstant(summary.importedAt)} ·{' '}
        {summary.importedBy ?? t('registry.bySystem')} · <a href={`${href}/rows.csv`}>CSV</a>
      </p>
      <Progress {...summary} />
      <NextStep {...props} />
      {rows.length > 0 && <FateTabs {...props} />}
      {(counts['needs-person'] ?? 0) > 0 && (
        <p>
          <a href="/people/places">{t('registry.openPlaceQuestions')}</a>
        </p>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
      {rows.length > 0 && (
        <Pagination page={page} pageSize={pageSize} total={total} toHref={(next) => `${href}?${query}page=${next}`} />
      )}
    </Page>
  )
}

const sum = (counts: Partial<Record<string, number>>) =>
  Object.values(counts).reduce<number>((all, n) => all + (n ?? 0), 0)

function Progress({ id, state, rows, counts, plans, undone }: ImportSummary) {
  const t = useText()
  if (state !== 'checking' && state !== 'applying' && state !== 'undoing') return null
  const undoable = (counts.accepted ?? 0) + (counts['needs-person'] ?? 0)
  const [done, of] = {
    checking: [sum(plans), rows],
    applying: [sum(counts), rows],
    undoing: [sum(undone), undoable],
  }[state]
  return (
    <section class="card" aria-live="polite">
      <PointsBar label={t(stateLooks[state].word)} points={done as number} max={of as number} />
      <p class="small soft">
        {t('registry.importGoesOn')} <a href={`/registry/imports/${id}`}>{t('registry.importLookAgain')}</a>
      </p>
    </section>
  )
}

function NextStep({ summary: { id, state, plans, undone }, canAct }: ImportPageProps) {
  const t = useText()
  const href = `/registry/imports/${id}`
  if (!canAct) return null
  if (state === 'read')
    return (
      <Actions>
        <LinkButton href={`${href}/columns`}>{t('registry.importSettleColumns')}</LinkButton>
      </Actions>
    )
  if (state === 'checked') {
    const entering = sum(plans) - (plans.refused ?? 0) - (plans['already-there'] ?? 0)
    return (
      <>
        <Notice tone="info">{t('registry.importTried', { n: entering, refused: plans.refused ?? 0 })}</Notice>
        <Form action={`${href}/apply`}>
          <Actions>
            <Button disabled={entering === 0}>{t('registry.importApply', { n: entering })}</Button>
            <LinkButton look="plain" href={`${href}/columns`}>
              {t('registry.importSettleColumns')}
            </LinkButton>
          </Actions>
        </Form>
      </>
    )
  }
  if (state === 'applied')
    return (
      <details class="part">
        <summary>{t('registry.importUndo')}</summary>
        <p>{t('registry.importUndoLead')}</p>
        <Form action={`${href}/undo`}>
          <Button look="danger">{t('registry.importUndo')}</Button>
        </Form>
      </details>
    )
  return state === 'undone' && undone.kept ? (
    <Notice tone="warn">{t('registry.importKept', { n: undone.kept })}</Notice>
  ) : null
}

function FateTabs({ summary, filter }: ImportPageProps) {
  const t = useText()
  const href = `/registry/imports/${summary.id}`
  const [looks, counts] = {
    plan: [planLooks, summary.plans],
    outcome: [outcomeLooks, summary.counts],
    undone: [undoneLooks, summary.undone],
  }[filter.name] as [Record<string, RowLook>, Partial<Record<string, number>>]
  return (
    <Tabs
      label={t('registry.outcome')}
      tabs={[
        { label: t('kit.all'), href, count: summary.rows, isHere: !filter.value },
        ...Object.entries(looks).map(([one, { word }]) => ({
          label: t(word),
          href: `${href}?${filter.name}=${one}`,
          count: counts[one] ?? 0,
          isHere: one === filter.value,
        })),
      ]}
    />
  )
}

function Rows({ rows }: Pick<ImportPageProps, 'rows'>) {
  const t = useText()
  return (
    <Table
      caption={t('registry.rows')}
      hideCaption
      rows={rows}
      rowKey={({ no }) => String(no)}
      stacks
      columns={[
        { key: 'cell', title: t('registry.line'), cell: ({ cell }) => cell },
        {
          key: 'product',
          title: t('registry.product'),
          isHead: true,
          cell: ({ product, address }) => (address ? <a href={`/products/${address}`}>{product}</a> : product),
        },
        { key: 'producer', title: t('registry.producer'), cell: ({ producer }) => producer },
        { key: 'place', title: t('registry.place'), cell: ({ place }) => place },
        { key: 'outcome', title: t('registry.outcome'), cell: (row) => <Fate {...row} /> },
      ]}
    />
  )
}

function Fate({ look, problems }: Pick<ImportedRow, 'look' | 'problems'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <>
      <Chip tone={look.tone}>{t(look.word)}</Chip>
      {problems.map((problem) => (
        <div key={problem.code} class="small">
          {sayProblem(lang, problem)} <span class="soft">{problem.cell}</span>
        </div>
      ))}
    </>
  )
}
