import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { FileField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { StaffTabs } from '../staff-tabs.tsx'
import { type ImportSummary, type Outcome, outcomeLooks, stateLooks } from './import-view.ts'

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
      {imports.length === 0 ? <EmptyState title={t('registry.noImports')} /> : <Imports imports={imports} />}
    </Page>
  )
}

function Imports({ imports }: Pick<ImportsPageProps, 'imports'>) {
  const t = useText()
  return (
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
        { key: 'by', title: t('registry.importedBy'), cell: ({ importedBy }) => importedBy ?? t('registry.bySystem') },
        { key: 'rows', title: t('registry.rows'), isNumber: true, cell: ({ rows }) => rows },
        {
          key: 'state',
          title: t('registry.importState'),
          cell: ({ state }) => <Chip tone={stateLooks[state].tone}>{t(stateLooks[state].word)}</Chip>,
        },
        { key: 'counts', title: t('registry.outcome'), cell: ({ counts }) => <Counts counts={counts} /> },
      ]}
    />
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
