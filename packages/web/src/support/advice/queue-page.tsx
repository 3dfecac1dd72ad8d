import { type RequestStatus, requestStatuses } from '@saolang/core/support/advice/help-request.ts'
import { type Subject, subjects } from '@saolang/core/support/subjects.ts'
import { DeskKeys } from '../../islands/desk-keys.tsx'
import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/fields.tsx'
import { Filters, Tabs } from '../../kit/filters.tsx'
import { formatDate } from '../../kit/format.ts'
import { Island } from '../../kit/island.tsx'
import { Deadline } from '../../kit/measures.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'
import { HelpTabs } from '../help-tabs.tsx'
import { deskWords, type RequestLine, statusTones, statusWords } from './advice-views.ts'

export const queueViews = ['desk', 'mine', 'area'] as const
export type QueueView = (typeof queueViews)[number]
const viewWords = { desk: 'support.queueDesk', mine: 'support.queueMine', area: 'support.queueArea' } as const

export type QueuePageProps = {
  view: QueueView
  status?: RequestStatus
  subject?: Subject
  requests: readonly RequestLine[]
  /** Producers of the commune for whom an officer may ask. */
  organisations: readonly { value: string; label: string }[]
}

/** The officers' queue of requests for advice: what waits longest first. */
export function AdviceQueuePage({ view, status, subject, requests, organisations }: QueuePageProps) {
  const t = useText()
  return (
    <Page title={t('support.queue')} layout="desk" robots="noindex" sheet="support.css">
      <HelpTabs here="advice" />
      <h1>{t('support.queue')}</h1>
      <Tabs
        label={t('support.queue')}
        tabs={queueViews.map((name) => ({
          href: `/advice/queue?view=${name}`,
          label: t(viewWords[name]),
          isHere: name === view,
        }))}
      />
      <Filters
        action="/advice/queue"
        keep={{ view }}
        facets={[
          {
            name: 'status',
            label: t('support.requestState'),
            ...(status && { value: status }),
            options: requestStatuses.map((value) => ({ value, label: t(statusWords[value]) })),
          },
          {
            name: 'subject',
            label: t('support.subjectLabel'),
            ...(subject && { value: subject }),
            options: subjects.map((value) => ({ value, label: t(subjectWords[value]) })),
          },
        ]}
      />
      {requests.length === 0 ? (
        <EmptyState title={t('support.queueEmpty')} />
      ) : (
        <>
          <Requests requests={requests} />
          <Island name="desk-keys" component={DeskKeys} props={{ words: t('dossiers.desk.keys') }} />
        </>
      )}
      {organisations.length > 0 && (
        <form class="part" action="/advice/new" method="get">
          <h2>{t('support.askForThem')}</h2>
          <Select
            name="organisation"
            label={t('support.learnerOrganisation')}
            options={organisations}
            empty={t('support.choose')}
          />
          <Button look="plain">{t('support.askForThem')}</Button>
        </form>
      )}
    </Page>
  )
}

function Requests({ requests }: { requests: readonly RequestLine[] }) {
  const t = useText()
  return (
    <Table
      caption={t('support.queue')}
      hideCaption
      stacks
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('support.request'),
          isHead: true,
          cell: ({ id, title }) => (
            <a href={`/advice/${id}`} data-desk-row>
              {title}
            </a>
          ),
        },
        { key: 'who', title: t('support.learnerOrganisation'), cell: ({ organisation }) => organisation },
        { key: 'subject', title: t('support.subjectLabel'), cell: ({ subject }) => t(subjectWords[subject]) },
        {
          key: 'state',
          title: t('support.requestState'),
          cell: ({ status, daysLeft, wasHelped }) =>
            status === 'waiting' ? (
              <Deadline {...(daysLeft !== undefined && { daysLeft })} />
            ) : (
              <Chip tone={wasHelped === false ? 'warn' : statusTones[status]}>
                {t(wasHelped === false ? 'support.didNotHelp' : wasHelped ? 'support.didHelp' : statusWords[status])}
              </Chip>
            ),
        },
        { key: 'desk', title: t('support.deskColumn'), cell: ({ desk }) => t(deskWords[desk]) },
        { key: 'assignee', title: t('support.assignee'), cell: ({ assignee }) => assignee ?? '–' },
        { key: 'changed', title: t('support.changed'), cell: ({ changedAt }) => formatDate(changedAt) },
      ]}
    />
  )
}
