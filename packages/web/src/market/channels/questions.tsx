import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Card, Chip } from '../../kit/notices.tsx'
import { type Text, useProblems, useText } from '../../kit/words.ts'
import type { ChannelView, ComparisonView, QueueView } from './channel-views.ts'

type Asking = { channel: ChannelView; problems: readonly Problem[] }

/** Orders of a platform that a person must look at. */
export function OrderQueue({ channel, queue, problems }: Asking & { queue: readonly QueueView[] }) {
  const t = useText()
  if (queue.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.channels.queue')}</h2>
      {queue.map(({ externalId, outcome, about, changedAt, orderId }) => (
        <Card key={externalId} title={externalId} tone="warn">
          <p>
            {t(`market.channels.outcome.${outcome}`)} <span class="soft">{formatInstant(changedAt)}</span>
          </p>
          {about && <p>{about}</p>}
          {orderId && (
            <p>
              <a href={`/market/orders/${orderId}`}>{t('market.channels.ownOrder')}</a>
            </p>
          )}
          <Settle channel={channel} problems={problems} id={externalId} fields={{ externalId }} />
        </Card>
      ))}
    </section>
  )
}

/** What a night's comparison found. */
export function Comparison({ channel, comparison, problems }: Asking & { comparison: ComparisonView }) {
  const t = useText()
  const { id, madeAt, listings, orders, differences } = comparison
  return (
    <section class="part">
      <h2>{t('market.channels.comparison')}</h2>
      <p>{t('market.channels.compared', { at: formatInstant(madeAt), listings, orders, n: differences.length })}</p>
      {differences.map(({ no, kind, about, ours, theirs, isSettled }) => (
        <Card key={no} title={about} {...(!isSettled && { tone: 'warn' as const })}>
          <p>
            {t(`market.channels.difference.${kind}`)}{' '}
            {isSettled && <Chip tone="good">{t('market.channels.settled')}</Chip>}
          </p>
          <p>
            {t('market.channels.ours')}: <b>{inWords(t, ours)}</b> · {t('market.channels.theirs')}:{' '}
            <b>{inWords(t, theirs)}</b>
          </p>
          {kind === 'stock-differs' && <p class="soft">{t('market.channels.toldAnew')}</p>}
          {!isSettled && (
            <Settle channel={channel} problems={problems} id={`d${no}`} fields={{ comparison: id, no: String(no) }} />
          )}
        </Card>
      ))}
    </section>
  )
}

const words = ['open', 'done', 'off', 'unpaid', 'to-send', 'sent', 'delivered', 'cancelled', 'returned'] as const

// A number of pieces stands as it is; where an order stands is said in words.
function inWords(t: Text, told: string): string {
  const known = words.find((word) => word === told)
  return known ? t(`market.channels.word.${known}`) : told || '–'
}

type SettleProps = Asking & { id: string; fields: Readonly<Record<string, string>> }

function Settle({ channel, problems, id, fields }: SettleProps) {
  const t = useText()
  const error = useProblems(problems).at('words')
  return (
    <Form action={`/market/channels/${channel.id}/settle`}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField name="words" id={`words-${id}`} label={t('market.channels.settledHow')} {...(error && { error })} />
      <Button look="plain">{t('market.channels.settle')}</Button>
    </Form>
  )
}
