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
  /** Producers of two products; places of two producers. */
  beside: readonly [string, string]
  score: number
  reasons: readonly LikenessReason[]
}

export type MergeRow = {
  id: string
  kind: 'product' | 'producer' | 'product-split' | 'producer-split'
  moved: readonly { kind: MovedKind; count: number }[]
  from: string
  into: string
  reason: string
  madeAt: string
  undoneAt?: string
  undoReason?: string
}

/** What goes over with a merge or a split. */
export const movedKinds = [
  'member',
  'product',
  'dossier',
  'certificate',
  'area',
  'lot',
  'variant',
  'offer',
  'help-request',
  'plan',
  'review',
  'story',
  'paper',
  'shelf',
  'showcase',
  'supply',
  'point',
  'channel',
  'live',
  'host',
  'demand',
  'invitation',
  'question',
  'quote',
  'share',
  'contract-led',
  'contract-bought',
  'contract',
  'delivery',
  'fair',
  'fair-sale',
] as const
type MovedKind = (typeof movedKinds)[number]

export type DuplicatesPageProps = {
  pairs: readonly PairRow[]
  producerPairs: readonly PairRow[]
  merges: readonly MergeRow[]
  canMerge: boolean
  problems: readonly Problem[]
}

/** Pairs of products that look like one, the likest first, and the merges that were made. */
export function DuplicatesPage({ pairs, producerPairs, merges, canMerge, problems }: DuplicatesPageProps) {
  const t = useText()
  return (
    <Page title={t('registry.duplicates')} layout="desk" robots="noindex" problems={problems}>
      <StaffTabs here="duplicates" />
      <h1>{t('registry.duplicates')}</h1>
      <p class="soft">{t('registry.duplicatesLead')}</p>
      <section class="part">
        <h2>{t('registry.duplicateProducts')}</h2>
        {pairs.length === 0 ? (
          <EmptyState title={t('registry.noDuplicates')} />
        ) : (
          <Pairs kind="product" pairs={pairs} />
        )}
      </section>
      <section class="part">
        <h2>{t('registry.duplicateProducers')}</h2>
        {producerPairs.length === 0 ? (
          <EmptyState title={t('registry.noDuplicates')} />
        ) : (
          <Pairs kind="producer" pairs={producerPairs} />
        )}
      </section>
      {canMerge && (
        <section class="part">
          <h2>{t('registry.split')}</h2>
          <p>{t('registry.splitLead')}</p>
          <Form action="/registry/splits" method="get">
            <TextField name="code" label={t('registry.splitCode')} width="short" />
            <Button look="plain">{t('registry.splitFind')}</Button>
          </Form>
        </section>
      )}
      {merges.length > 0 && <Merges merges={merges} canMerge={canMerge} />}
    </Page>
  )
}

function Pairs({ kind, pairs }: { kind: 'product' | 'producer'; pairs: readonly PairRow[] }) {
  const t = useText()
  return (
    <Table
      caption={t(kind === 'product' ? 'registry.duplicateProducts' : 'registry.duplicateProducers')}
      hideCaption
      rows={pairs}
      rowKey={({ href }) => href}
      stacks
      columns={[
        {
          key: 'names',
          title: t(kind === 'product' ? 'registry.product' : 'registry.producer'),
          isHead: true,
          cell: ({ href, names }) => (
            <a href={href}>
              {names[0]} / {names[1]}
            </a>
          ),
        },
        {
          key: 'beside',
          title: t(kind === 'product' ? 'registry.producer' : 'registry.side.place'),
          cell: ({ beside }) => [...new Set(beside)].filter(Boolean).join(' / '),
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
          { key: 'kind', title: t('registry.mergeKind'), cell: ({ kind }) => t(`registry.mergeKind.${kind}`) },
          { key: 'into', title: t('registry.mergeInto'), cell: ({ into }) => into },
          { key: 'reason', title: t('registry.mergeReason'), cell: ({ reason }) => reason },
          {
            key: 'moved',
            title: t('registry.mergeMoved'),
            cell: ({ moved }) =>
              moved.map(({ kind, count }) => `${t(`registry.moved.${kind}`)}: ${count}`).join(', ') || '—',
          },
          { key: 'at', title: t('registry.mergeAt'), cell: ({ madeAt }) => formatInstant(madeAt) },
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
