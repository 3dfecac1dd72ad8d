import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { FileField, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type DraftsPageProps = {
  drafts: readonly { id: string; title: string; version: number; savedAt: string; changed: number }[]
  mayDraft: boolean
  title: string
  problems: readonly Problem[]
}

/** Drafts of criteria sets, for officers of the Ministry; auditors read along. */
export function DraftsPage({ drafts, mayDraft, title, problems }: DraftsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('insight.policy')} layout="desk" robots="noindex" sheet="insight.css" problems={problems}>
      <h1>{t('insight.policy')}</h1>
      <p>{t('insight.policyLead')}</p>
      <Notice>{t('insight.policyNeverLaw')}</Notice>
      {drafts.length === 0 ? (
        <EmptyState title={t('insight.policyNoDrafts')} />
      ) : (
        <Table
          caption={t('insight.policyDrafts')}
          rows={drafts}
          rowKey={({ id }) => id}
          stacks
          columns={[
            {
              key: 'title',
              title: t('insight.policyTitle'),
              isHead: true,
              cell: (draft) => <a href={`/policy/${draft.id}`}>{draft.title}</a>,
            },
            {
              key: 'version',
              title: t('insight.policyVersion', { n: '' }),
              isNumber: true,
              cell: ({ version }) => version,
            },
            { key: 'changed', title: t('insight.policyChanged'), isNumber: true, cell: ({ changed }) => changed },
            { key: 'at', title: t('insight.policySavedAt'), cell: ({ savedAt }) => formatInstant(savedAt) },
          ]}
        />
      )}
      {mayDraft && (
        <Form action="/policy" hasFiles class="card">
          <h2>{t('insight.policyStart')}</h2>
          <TextField
            name="title"
            label={t('insight.policyTitle')}
            hint={t('insight.policyTitleHint')}
            value={title}
            error={at('title')}
          />
          <FileField
            name="file"
            label={t('insight.policyFile')}
            hint={t('insight.policyFileHint')}
            accept=".json,application/json"
            error={at('file')}
          />
          <Button>{t('insight.policyStart')}</Button>
        </Form>
      )}
    </Page>
  )
}
