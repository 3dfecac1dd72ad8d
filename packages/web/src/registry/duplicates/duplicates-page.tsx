import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { LikenessReason } from '@saolang/core/registry/duplicates/likeness.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { StaffTabs } from '../staff-tabs.tsx'

export type PairRow = {
  href: string
  names: readonly [string, string]
  producers: readonly [string, string]
  score: number
  reasons: readonly LikenessReason[]
}

export type MergeRow = {
  id: string
  from: string
  into: string
  reason: string
  madeAt: string
  undoneAt?: string
  undoReason?: string
}

export type DuplicatesPageProps = {
  pairs: readonly PairRow[]
  merges: readonly MergeRow[]
  canMerge: boolean
  problems: readonly Problem[]
}

/** Pairs of products that look like one, the likest first, and the merges that were made. */
export function DuplicatesPage({ pairs, merges, canMerge, problems }: DuplicatesPageProps) {
  const t = useText()
  return (
    <Page title={t('registry.duplicates')} layout="desk" robots="noindex" problems={problems}>
      <StaffTabs here="duplicates" />
      <h1>{t('registry.duplicates')}</h1>
      <p class="soft">{t('registry.duplicatesLead')}</p>
      {pairs.length === 0 ? <EmptyState title={t('registry.noDuplicates')} /> : <Pairs pairs={pairs} />}
      {merges.length > 0 && <Merges merges={merges} canMerge={canMerge} />}
    </Page>
  )
}

function Pairs({ pairs }: Pick<DuplicatesPageProps, 'pairs'>) {
  const t = useText()
  return (
    <Table
      caption={t('registry.duplicates')}
      hideCaption
      rows={pairs}
      rowKey={({ href }) => href}
      stacks
      columns={[
        {
          key: 'names',
          title: t('registry.product'),
          isHead: true,
          cell: ({ href, names }) => (
            <a href={href}>
              {names[0]} / {names[1]}
            </a>
          ),
        },
        {
          key: 'producers',
          title: t('registry.producer'),
          cell: ({ producers }) => [...new Set(producers)].filter(Boolean).join(' / '),
        },
        { key: 'score', title: t('registry.likeness'), isNumber: true, cell: ({ score }) => score },
        { key: 'why', title: t('registry.likenessWhy'), cell: ({ reasons }) => <Reasons reasons={reasons} /> },
      ]}
    />
  )
}

/** Why two products look like one. */
export function Reasons({ reasons }: { reasons: readonly LikenessReason[] }) {
  const t = useText()
  return (
    <>
      {reasons.map((reason) => (
        <span key={reason}>
          <Chip>{t(`registry.like.${reason}`)}</Chip>{' '}
        </span>
      ))}
    </>
  )
}

function Merges({ merges, canMerge }: Pick<DuplicatesPageProps, 'merges' | 'canMerge'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('registry.merges')}</h2>
      <Table
        caption={t('registry.merges')}
        hideCaption
        rows={merges}
        rowKey={({ id }) => id}
        stacks
        columns={[
          { key: 'from', title: t('registry.mergeFrom'), isHead: true, cell: ({ from }) => from },
          { key: 'into', title: t('registry.mergeInto'), cell: ({ into }) => into },
          { key: 'reason', title: t('registry.mergeReason'), cell: ({ reason }) => reason },
          { key: 'at', title: t('registry.importedAt'), cell: ({ madeAt }) => formatInstant(madeAt) },
          {
            key: 'undo',
            title: t('registry.mergeUndo'),
            cell: ({ id, undoneAt, undoReason }) =>
              undoneAt ? (
                `${t('registry.mergeUndone')} ${formatInstant(undoneAt)}: ${undoReason}`
              ) : canMerge ? (
                <details>
                  <summary>{t('registry.mergeUndo')}</summary>
                  <Form action={`/registry/merges/${id}/undo`}>
                    <TextField name="reason" id={`reason-${id}`} label={t('registry.mergeReason')} />
                    <Button look="danger">{t('registry.mergeUndo')}</Button>
                  </Form>
                </details>
              ) : null,
          },
        ]}
      />
    </section>
  )
}
