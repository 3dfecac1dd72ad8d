import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { FileField } from '../kit/fields.tsx'
import { Tabs } from '../kit/filters.tsx'
import { Form } from '../kit/form.tsx'
import { formatInstant } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { Chip, EmptyState, type Tone } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Pagination, Table } from '../kit/table.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { sayProblem } from '../messages/messages.ts'
import { StaffTabs } from './staff-tabs.tsx'

const outcomeLooks = {
  accepted: { tone: 'good', word: 'registry.rowAccepted' },
  'already-there': { tone: 'calm', word: 'registry.rowAlreadyThere' },
  'needs-person': { tone: 'warn', word: 'registry.rowNeedsPerson' },
  refused: { tone: 'bad', word: 'registry.rowRefused' },
} as const satisfies Record<string, { tone: Tone; word: string }>
type Outcome = keyof typeof outcomeLooks

export type ImportSummary = {
  id: string
  fileName: string
  rows: number
  importedAt: string
  importedBy?: string
  counts: Partial<Record<Outcome, number>>
}

export type ImportsPageProps = { imports: readonly ImportSummary[]; canImport: boolean; problems: readonly Problem[] }

/** Files of recorded recognitions: take one in, and what became of those before. */
export function ImportsPage({ imports, canImport, problems }: ImportsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('registry.imports')} layout="desk" problems={problems} robots="noindex">
      <StaffTabs here="imports" />
      <h1>{t('registry.imports')}</h1>
      <p class="soft">{t('registry.importsLead')}</p>
      {canImport && (
        <Form action="/registry/imports" hasFiles class="card">
          <FileField
            name="file"
            label={t('registry.importFile')}
            hint={t('registry.importFileHint')}
            accept=".csv,.xlsx,text/csv"
            error={at('file')}
          />
          <Button>{t('registry.importStart')}</Button>{' '}
          <a href="/registry/imports/columns.csv">{t('registry.importColumns')}</a>
        </Form>
      )}
      {imports.length === 0 ? (
        <EmptyState title={t('registry.noImports')} />
      ) : (
        <Table
          caption={t('registry.importsBefore')}
          rows={imports}
          rowKey={({ id }) => id}
          stacks
          columns={[
            {
              key: 'file',
              title: t('registry.importFile'),
              isHead: true,
              cell: ({ id, fileName }) => <a href={`/registry/imports/${id}`}>{fileName}</a>,
            },
            { key: 'at', title: t('registry.importedAt'), cell: ({ importedAt }) => formatInstant(importedAt) },
            {
              key: 'by',
              title: t('registry.importedBy'),
              cell: ({ importedBy }) => importedBy ?? t('registry.bySystem'),
            },
            { key: 'rows', title: t('registry.rows'), isNumber: true, cell: ({ rows }) => rows },
            { key: 'counts', title: t('registry.outcome'), cell: ({ counts }) => <Counts counts={counts} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Counts({ counts }: Pick<ImportSummary, 'counts'>) {
  const t = useText()
  return (
    <>
      {(Object.keys(outcomeLooks) as Outcome[]).map((outcome) =>
        counts[outcome] ? (
          <span key={outcome}>
            <Chip tone={outcomeLooks[outcome].tone}>
              {t(outcomeLooks[outcome].word)}: {counts[outcome]}
            </Chip>{' '}
          </span>
        ) : null,
      )}
    </>
  )
}

export type ImportedRow = {
  no: number
  outcome: Outcome
  product: string
  producer: string
  place: string
  problems: readonly Problem[]
  address?: string
}

export type ImportPageProps = {
  summary: ImportSummary
  rows: readonly ImportedRow[]
  outcome?: Outcome
  page: number
  pageSize: number
  total: number
}

/** What became of a file, row by row, each refusal with its reasons. */
export function ImportPage({ summary, rows, outcome, page, pageSize, total }: ImportPageProps) {
  const t = useText()
  const href = `/registry/imports/${summary.id}`
  const hrefOf = (next: number) => `${href}?${outcome ? `outcome=${outcome}&` : ''}page=${next}`
  return (
    <Page
      title={summary.fileName}
      layout="desk"
      robots="noindex"
      way={<Breadcrumbs crumbs={[{ href: '/registry/imports', label: t('registry.imports') }]} />}
    >
      <h1>{summary.fileName}</h1>
      <p class="soft">
        {formatInstant(summary.importedAt)} · {summary.importedBy ?? t('registry.bySystem')} ·{' '}
        <a href={`${href}/rows.csv`}>CSV</a>
      </p>
      <Tabs
        label={t('registry.outcome')}
        tabs={[
          { label: t('kit.all'), href, count: summary.rows, isHere: !outcome },
          ...(Object.keys(outcomeLooks) as Outcome[]).map((one) => ({
            label: t(outcomeLooks[one].word),
            href: `${href}?outcome=${one}`,
            count: summary.counts[one] ?? 0,
            isHere: one === outcome,
          })),
        ]}
      />
      {(summary.counts['needs-person'] ?? 0) > 0 && (
        <p>
          <a href="/people/places">{t('registry.openPlaceQuestions')}</a>
        </p>
      )}
      <Table
        caption={t('registry.rows')}
        hideCaption
        rows={rows}
        rowKey={({ no }) => String(no)}
        stacks
        columns={[
          { key: 'no', title: t('registry.line'), isNumber: true, cell: ({ no }) => no },
          {
            key: 'product',
            title: t('registry.product'),
            isHead: true,
            cell: ({ product, address }) => (address ? <a href={`/products/${address}`}>{product}</a> : product),
          },
          { key: 'producer', title: t('registry.producer'), cell: ({ producer }) => producer },
          { key: 'place', title: t('registry.place'), cell: ({ place }) => place },
          {
            key: 'outcome',
            title: t('registry.outcome'),
            cell: (row) => <RowOutcome {...row} />,
          },
        ]}
      />
      <Pagination page={page} pageSize={pageSize} total={total} toHref={hrefOf} />
    </Page>
  )
}

function RowOutcome({ outcome, problems }: Pick<ImportedRow, 'outcome' | 'problems'>) {
  const t = useText()
  const { lang } = useShell()
  const { tone, word } = outcomeLooks[outcome]
  return (
    <>
      <Chip tone={tone}>{t(word)}</Chip>
      {problems.map((problem) => (
        <div key={problem.code} class="small">
          {sayProblem(lang, problem)}
        </div>
      ))}
    </>
  )
}
