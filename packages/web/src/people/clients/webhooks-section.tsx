import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

export type WebhookSectionProps = {
  id: string
  mayRetry: boolean
  webhooks: readonly { id: string; url: string; kinds: readonly string[] }[]
  deliveries: readonly {
    id: string
    url: string
    state: 'queued' | 'taken' | 'dead'
    tries: number
    queuedAt: string
    lastError?: string
  }[]
}

const tones = { queued: 'info', taken: 'good', dead: 'bad' } as const

/** Where a system is told of changes, and how that went; what was given up can be sent again. */
export function WebhooksSection({ id, webhooks, deliveries, mayRetry }: WebhookSectionProps) {
  const t = useText()
  if (webhooks.length === 0 && deliveries.length === 0) return null
  return (
    <>
      <h2 id="webhooks">{t('people.webhooks')}</h2>
      <ul>
        {webhooks.map(({ id: webhookId, url, kinds }) => (
          <li key={webhookId}>
            <code>{url}</code> <span class="soft">· {kinds.join(', ')}</span>
          </li>
        ))}
      </ul>
      {deliveries.length > 0 && (
        <Table
          caption={t('people.deliveries')}
          stacks
          rows={deliveries}
          rowKey={(delivery) => delivery.id}
          columns={[
            { key: 'at', title: t('people.clientSecretMade'), isHead: true, cell: (d) => formatInstant(d.queuedAt) },
            { key: 'url', title: t('people.webhookUrl'), cell: (d) => d.url },
            {
              key: 'state',
              title: t('people.deliveryState'),
              cell: (d) => <Chip tone={tones[d.state]}>{t(`people.delivery.${d.state}`)}</Chip>,
            },
            { key: 'tries', title: t('people.deliveryTries'), isNumber: true, cell: (d) => String(d.tries) },
            { key: 'error', title: t('people.deliveryError'), cell: (d) => d.lastError ?? '—' },
            {
              key: 'again',
              title: t('people.deliveryAgain'),
              cell: (d) =>
                mayRetry && d.state !== 'queued' ? (
                  <Form action={`/clients/${id}/deliveries/${d.id}/redelivery`}>
                    <Button look="quiet">{t('people.deliveryAgain')}</Button>
                  </Form>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      )}
    </>
  )
}
