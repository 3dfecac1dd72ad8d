import { type Cause, causes } from '@saolang/core/trace/exchange/published-record.ts'
import { type DeliveryState, deliveryStates, type TargetId, targetIds } from '@saolang/core/trace/exchange/target.ts'
import { TextField } from '../../kit/fields.tsx'
import { Filters } from '../../kit/filters.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Pagination, Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { stateTones } from './exchange-words.ts'

/** A delivery in a list. Instants are ISO 8601. */
export type DeliveryView = {
  id: string
  target: TargetId
  name: string
  lot?: string
  version: number
  cause: Cause
  state: DeliveryState
  queuedAt: string
  settledAt?: string
  nextTryAt?: string
  receipt?: string
  failures: number
}

export type DeliveriesPageProps = {
  deliveries: readonly DeliveryView[]
  total: number
  page: number
  pageSize: number
  asked: { target?: string; state?: string; cause?: string; text?: string }
}

/** `/exchange/deliveries`: what was sent and what became of it; the filter lives in the address. */
export function DeliveriesPage({ deliveries, total, page, pageSize, asked }: DeliveriesPageProps) {
  const t = useText()
  const hrefOf = (n: number) =>
    `/exchange/deliveries?${new URLSearchParams({ ...withoutEmpty(asked), ...(n > 1 && { page: String(n) }) })}`
  return (
    <Page
      title={t('trace.exchange.deliveries')}
      layout="desk"
      robots="noindex"
      way={<BackLink href="/exchange" label={t('trace.exchange.title')} />}
    >
      <h1>{t('trace.exchange.deliveries')}</h1>
      <Filters
        label={t('trace.exchange.filter')}
        action="/exchange/deliveries"
        facets={[
          {
            ...{ name: 'target', label: t('trace.exchange.target'), value: asked.target ?? '' },
            options: targetIds.map((value) => ({ value, label: t(`trace.exchange.${value}`) })),
          },
          {
            ...{ name: 'state', label: t('trace.exchange.state'), value: asked.state ?? '' },
            options: deliveryStates.map((value) => ({ value, label: t(`trace.exchange.state-${value}`) })),
          },
          {
            ...{ name: 'cause', label: t('trace.exchange.cause'), value: asked.cause ?? '' },
            options: causes.map((value) => ({ value, label: t(`trace.exchange.cause-${value}`) })),
          },
        ]}
      >
        <TextField name="text" type="search" label={t('trace.exchange.text')} value={asked.text ?? ''} />
      </Filters>
      {deliveries.length === 0 ? (
        <EmptyState title={t('trace.exchange.noDeliveries')}>
          <p>{t('trace.exchange.noDeliveriesText')}</p>
        </EmptyState>
      ) : (
        <>
          <Deliveries deliveries={deliveries} />
          <Pagination page={page} pageSize={pageSize} total={total} toHref={hrefOf} />
        </>
      )}
    </Page>
  )
}

const withoutEmpty = (asked: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])))

function Deliveries({ deliveries }: Pick<DeliveriesPageProps, 'deliveries'>) {
  const t = useText()
  return (
    <Table
      caption={t('trace.exchange.deliveries')}
      hideCaption
      stacks
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          title: t('trace.exchange.what'),
          isHead: true,
          cell: ({ id, name, lot }) => (
            <a href={`/exchange/deliveries/${id}`}>
              {name}
              {lot && `, ${t('trace.exchange.lotNo', { lot })}`}
            </a>
          ),
        },
        { key: 'version', title: t('trace.exchange.recordVersion'), isNumber: true, cell: ({ version }) => version },
        { key: 'cause', title: t('trace.exchange.cause'), cell: ({ cause }) => t(`trace.exchange.cause-${cause}`) },
        { key: 'target', title: t('trace.exchange.target'), cell: ({ target }) => t(`trace.exchange.${target}`) },
        {
          key: 'state',
          title: t('trace.exchange.state'),
          cell: ({ state }) => <Chip tone={stateTones[state]}>{t(`trace.exchange.state-${state}`)}</Chip>,
        },
        { key: 'receipt', title: t('trace.exchange.receipt'), cell: ({ receipt }) => receipt },
        { key: 'failures', title: t('trace.exchange.failures'), isNumber: true, cell: ({ failures }) => failures },
        { key: 'queued', title: t('trace.exchange.queuedAt'), cell: ({ queuedAt }) => formatInstant(queuedAt) },
      ]}
    />
  )
}
