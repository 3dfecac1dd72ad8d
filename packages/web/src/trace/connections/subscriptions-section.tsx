import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

const fields = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const

/** Instants as ISO texts. `schedule` by the fields of EPCIS 2.0 section 8.2.5.3; without one it is a stream. */
export type SubscriptionLine = {
  id: string
  queryName: string
  host: string
  schedule?: { [field in (typeof fields)[number]]?: string | undefined }
  last?: { at: string; events: number; error?: string }
  failures: number
  disabledAt?: string
}

/** What tells one's machines of events, whether it gets through, and how to end it. */
export function SubscriptionsSection({ subscriptions }: { subscriptions: readonly SubscriptionLine[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('trace.subscriptions')}</h2>
      <p class="soft">{t('trace.subscriptionsLead')}</p>
      {subscriptions.length === 0 ? (
        <p>
          <b>{t('trace.subscriptionsNone')}</b>
        </p>
      ) : (
        <Table
          caption={t('trace.subscriptions')}
          hideCaption
          stacks
          rows={subscriptions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'query', title: t('trace.subscriptionQuery'), isHead: true, cell: ({ queryName }) => queryName },
            { key: 'dest', title: t('trace.subscriptionDest'), cell: ({ host }) => host },
            {
              key: 'when',
              title: t('trace.subscriptionWhen'),
              cell: ({ schedule }) => <When schedule={schedule} />,
            },
            { key: 'last', title: t('trace.subscriptionLast'), cell: ({ last }) => <Last last={last} /> },
            { key: 'state', title: t('trace.subscriptionState'), cell: (line) => <State {...line} /> },
            { key: 'end', title: t('trace.subscriptionEnd'), cell: (line) => <End {...line} /> },
          ]}
        />
      )}
      {subscriptions.some(({ disabledAt }) => disabledAt) && (
        <p class="small soft">{t('trace.subscriptionDisabledHelp')}</p>
      )}
    </section>
  )
}

function When({ schedule }: { schedule: SubscriptionLine['schedule'] }) {
  const t = useText()
  if (!schedule) return <>{t('trace.subscriptionStream')}</>
  const parts = fields.toReversed().flatMap((field) => {
    const at = schedule[field]
    return at === undefined ? [] : [t(`trace.subscriptionAt.${field}`, { at })]
  })
  return <>{parts.join(', ')}</>
}

function Last({ last }: { last: SubscriptionLine['last'] }) {
  const t = useText()
  if (!last) return <>{t('trace.subscriptionNever')}</>
  const when = formatInstant(last.at)
  if (last.error === undefined) return <>{t('trace.subscriptionTook', { when, n: last.events })}</>
  return (
    <>
      {t('trace.subscriptionFailed', { when })} <small class="soft">{last.error}</small>
    </>
  )
}

function State({ failures, disabledAt }: SubscriptionLine) {
  const t = useText()
  if (disabledAt) return <Chip tone="bad">{t('trace.subscriptionDisabled', { when: formatInstant(disabledAt) })}</Chip>
  if (failures > 0) return <Chip tone="warn">{t('trace.subscriptionFailing', { n: failures })}</Chip>
  return <Chip tone="good">{t('trace.subscriptionWorks')}</Chip>
}

function End({ id, queryName }: SubscriptionLine) {
  const t = useText()
  return (
    <Form action={`/connections/subscriptions/${id}/end`}>
      <input type="hidden" name="query" value={queryName} />
      <Button look="quiet">{t('trace.subscriptionEnd')}</Button>
    </Form>
  )
}
