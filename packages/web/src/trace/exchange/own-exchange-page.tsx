import type { Cause } from '@saolang/core/trace/exchange/published-record.ts'
import type { DeliveryState, TargetId } from '@saolang/core/trace/exchange/target.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState, Notice, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { type Text, useText } from '../../kit/words.ts'

export type OwnExchangePageProps = {
  /** Of whom, when an officer looks. */
  organisation?: string
  publishHref: string
  anyOn: boolean
  records: readonly {
    subject: string
    name: string
    lot?: string
    cause: Cause
    madeAt: string
    deliveries: readonly { target: TargetId; state: DeliveryState; receipt?: string; settledAt?: string }[]
  }[]
}

/** `/exchange/mine`: which portals took what a producer made public, by number. */
export function OwnExchangePage({ organisation, publishHref, anyOn, records }: OwnExchangePageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.exchange.mine')}
      robots="noindex"
      sheet="exchange.css"
      way={<BackLink href={publishHref} label={t('trace.publish')} />}
    >
      <h1>{t('trace.exchange.mine')}</h1>
      {organisation && <p class="lead">{organisation}</p>}
      <p class="lead">{t('trace.exchange.mineLead')}</p>
      {!anyOn && <Notice>{t('trace.exchange.mineOff')}</Notice>}
      {records.length === 0 && (
        <EmptyState title={t('trace.exchange.mineNone')}>
          <LinkButton href={publishHref} look="plain">
            {t('trace.exchange.minePublished')}
          </LinkButton>
        </EmptyState>
      )}
      <div class="exchange-cards exchange-part">
        {records.map(({ subject, name, lot, cause, madeAt, deliveries }) => (
          <Card key={subject} level={2} title={lot ? `${name}, ${t('trace.exchange.lotNo', { lot })}` : name}>
            <p class="soft">
              {t(`trace.exchange.cause-${cause}`)}, {formatInstant(madeAt)}
            </p>
            {deliveries.length === 0 && <p>{t('trace.exchange.mineNowhere')}</p>}
            <ul class="exchange-list">
              {deliveries.map(({ target, state, receipt, settledAt }) => (
                <li key={target}>
                  {t(`trace.exchange.${target}`)}: <Chip tone={tones[state]}>{say(t, state, receipt)}</Chip>
                  {settledAt && <span class="soft"> {formatInstant(settledAt)}</span>}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Page>
  )
}

const tones = {
  waiting: 'info',
  accepted: 'good',
  rejected: 'warn',
  incomplete: 'warn',
  dead: 'warn',
} as const satisfies Record<DeliveryState, Tone>

function say(t: Text, state: DeliveryState, receipt: string | undefined): string {
  if (state === 'waiting') return t('trace.exchange.mineSent')
  if (state !== 'accepted') return t('trace.exchange.mineRefused')
  return receipt ? t('trace.exchange.mineTaken', { receipt }) : t('trace.exchange.mineTakenBare')
}
