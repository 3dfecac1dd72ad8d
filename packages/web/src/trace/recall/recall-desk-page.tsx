import { hoursToTell, recallSource } from '@saolang/core/trace/recall/recall.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { RecallLine } from './recall-view.ts'

export type RecallDeskPageProps = { recalls: readonly RecallLine[]; mayOpen: boolean }

/** `/trace/recalls`: the recalls that concern whoever reads. */
export function RecallDeskPage({ recalls, mayOpen }: RecallDeskPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.recallDesk')} layout="desk" robots="noindex" sheet="trace.css">
      <h1>{t('trace.recallDesk')}</h1>
      <p class="soft">{t('trace.recallDeskLead', { hours: hoursToTell, source: recallSource })}</p>
      {mayOpen && <LinkButton href="/trace/recalls/new">{t('trace.recallNew')}</LinkButton>}
      {recalls.length === 0 ? (
        <EmptyState title={t('trace.recallNone')} />
      ) : (
        <Table
          caption={t('trace.recallDesk')}
          hideCaption
          stacks
          rows={recalls}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'product',
              title: t('registry.product'),
              isHead: true,
              cell: ({ id, productName, isSample }) => (
                <>
                  <a href={`/trace/recalls/${id}`}>{productName}</a> {isSample && <SampleChip />}
                </>
              ),
            },
            {
              key: 'relation',
              title: t('trace.recallMaker'),
              cell: ({ maker, isRun }) => (
                <>
                  {maker} {!isRun && <Chip tone="warn">{t('trace.recallReachesYou')}</Chip>}
                </>
              ),
            },
            { key: 'hazard', title: t('trace.recallHazard'), cell: ({ hazard }) => t(`trace.hazard.${hazard}`) },
            { key: 'opened', title: t('trace.recallOpenedOn'), cell: ({ openedAt }) => formatInstant(openedAt) },
            { key: 'state', title: t('trace.recallHolders'), cell: (line) => <State {...line} /> },
          ]}
        />
      )}
      <p class="small">
        {t('trace.recallBeside')}: <a href="/trace/clones">{t('trace.clones')}</a> ·{' '}
        <a href="/trace/story">{t('trace.story')}</a> · <a href="/trace/check">{t('trace.check')}</a> ·{' '}
        <a href="/recalls">{t('trace.recallPublicPage')}</a>
      </p>
    </Page>
  )
}

function State({ closedAt, effect: { holders, answered } }: RecallLine) {
  const t = useText()
  if (closedAt) return <Chip>{t('trace.recallsClosed')}</Chip>
  return <Chip tone={answered === holders ? 'good' : 'warn'}>{t('trace.recallAnswered', { answered, holders })}</Chip>
}
