import { formatDate } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { AskedView } from './law-views.ts'

export type QueuePageProps = {
  waiting: readonly AskedView[]
  least: readonly { subject: string; helped: number; many: number }[]
}

/** `/law/queue`: what waits for the Ministry's answer, the oldest first, and the answers that helped least. */
export function QueuePage({ waiting, least }: QueuePageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.law.queue')}
      layout="desk"
      sheet="knowledge.css"
      way={<BackLink href="/law" label={t('support.law.title')} />}
    >
      <h1>{t('support.law.queue')}</h1>
      {waiting.length === 0 ? (
        <EmptyState title={t('support.law.queueEmpty')} />
      ) : (
        <Table
          caption={t('support.law.queue')}
          hideCaption
          stacks
          rows={waiting}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'words',
              title: t('support.law.askWords'),
              isHead: true,
              cell: ({ id, words }) => <a href={`/law/queue/${id}`}>{words}</a>,
            },
            {
              key: 'who',
              title: t('support.law.askAudience'),
              cell: ({ audience }) => t(`support.law.who-${audience}`),
            },
            { key: 'when', title: t('support.law.askedWhen'), cell: ({ askedAt }) => formatDate(askedAt) },
          ]}
        />
      )}
      {least.length > 0 && (
        <section class="part">
          <h2>{t('support.law.leastHelpful')}</h2>
          <ul>
            {least.map(({ subject, helped, many }) => (
              <li key={subject}>
                {subject}: {t('support.law.helpedCount', { helped, many })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
