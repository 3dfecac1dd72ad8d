import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList, Timeline } from '../../kit/lists.tsx'
import { Chip, Notice, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import type { DeliveryView } from './deliveries-page.tsx'
import { stateTones } from './exchange-words.ts'

const outcomeTones = {
  accepted: 'good',
  duplicate: 'good',
  rejected: 'bad',
  wait: 'info',
  denied: 'bad',
  failed: 'warn',
  incomplete: 'warn',
  replayed: 'info',
} as const satisfies Record<string, Tone>

export type DeliveryPageProps = {
  delivery: DeliveryView
  /** In words where they are ours, as they came where they are the portal's. */
  reasons: readonly { field?: string; text: string }[]
  attempts: readonly {
    no: number
    outcome: keyof typeof outcomeTones
    at: string
    status?: number
    detail?: string
    answer?: string
    signature?: string
    by?: string
  }[]
  payload?: { body: string; mappingNo: number; idempotencyKey: string }
  record: string
  mayRetry: boolean
  problems: readonly Problem[]
}

/** `/exchange/deliveries/{id}`: what was sent, the signature it bore, what was answered, and the way to send it again. */
export function DeliveryPage(props: DeliveryPageProps) {
  const { delivery, reasons, mayRetry, problems, record } = props
  const { id, name, lot, state } = delivery
  const t = useText()
  return (
    <Page
      title={t('trace.exchange.delivery')}
      layout="desk"
      robots="noindex"
      sheet="exchange.css"
      problems={problems}
      way={<BackLink href="/exchange/deliveries" label={t('trace.exchange.deliveries')} />}
    >
      <h1>
        {name}
        {lot && `, ${t('trace.exchange.lotNo', { lot })}`}
      </h1>
      <p>
        <Chip tone={stateTones[state]}>{t(`trace.exchange.state-${state}`)}</Chip>
      </p>
      <Facts delivery={delivery} />
      {reasons.length > 0 && (
        <Notice tone="warn" title={t('trace.exchange.reasons')}>
          <ul>
            {reasons.map(({ field, text }) => (
              <li key={`${field} ${text}`}>
                {field && <code>{field}</code>} {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {mayRetry && (
        <Form action={`/exchange/deliveries/${id}/retry`}>
          <p class="soft">{t('trace.exchange.retryHint')}</p>
          <Button>{t('trace.exchange.retry')}</Button>
        </Form>
      )}
      <Attempts {...props} />
      <Payload {...props} />
      <details class="exchange-body">
        <summary>{t('trace.exchange.record')}</summary>
        <pre>
          <code>{record}</code>
        </pre>
      </details>
    </Page>
  )
}

function Facts({ delivery }: Pick<DeliveryPageProps, 'delivery'>) {
  const t = useText()
  const { target, version, cause, queuedAt, settledAt, nextTryAt, receipt, failures } = delivery
  return (
    <SummaryList
      rows={[
        { label: t('trace.exchange.target'), value: t(`trace.exchange.${target}`) },
        { label: t('trace.exchange.recordVersion'), value: `${version} · ${t(`trace.exchange.cause-${cause}`)}` },
        { label: t('trace.exchange.queuedAt'), value: formatInstant(queuedAt) },
        ...(settledAt ? [{ label: t('trace.exchange.settledAt'), value: formatInstant(settledAt) }] : []),
        ...(nextTryAt ? [{ label: t('trace.exchange.nextTry'), value: formatInstant(nextTryAt) }] : []),
        ...(receipt ? [{ label: t('trace.exchange.receipt'), value: <code>{receipt}</code> }] : []),
        ...(failures > 0 ? [{ label: t('trace.exchange.failures'), value: failures }] : []),
      ]}
    />
  )
}

function Attempts({ attempts }: Pick<DeliveryPageProps, 'attempts'>) {
  const t = useText()
  return (
    <section class="exchange-part">
      <h2>{t('trace.exchange.attempts')}</h2>
      {attempts.length === 0 && <p class="soft">{t('trace.exchange.noAttempts')}</p>}
      <Timeline
        moments={attempts.map(({ outcome, at, status, detail, answer, signature, by }) => ({
          title: `${t(`trace.exchange.outcome-${outcome}`)}${status ? ` (HTTP ${status})` : ''}`,
          when: formatInstant(at),
          tone: outcomeTones[outcome],
          children: (
            <>
              {by && <p>{t('trace.exchange.replayedBy', { name: by })}</p>}
              {detail && <p>{detail}</p>}
              {(answer || signature) && (
                <details class="exchange-body">
                  <summary>
                    {t('trace.exchange.answerText')} · {t('trace.exchange.signature')}
                  </summary>
                  {answer && (
                    <pre class="wraps">
                      <code>{answer}</code>
                    </pre>
                  )}
                  {signature && (
                    <pre class="wraps">
                      <code>{signature}</code>
                    </pre>
                  )}
                  <p class="small soft">
                    {t('trace.exchange.signatureCheck')} <a href="/.well-known/jwks.json">/.well-known/jwks.json</a>
                  </p>
                </details>
              )}
            </>
          ),
        }))}
      />
    </section>
  )
}

function Payload({ payload }: Pick<DeliveryPageProps, 'payload'>) {
  const t = useText()
  if (!payload) return <p class="soft">{t('trace.exchange.noPayload')}</p>
  const { body, mappingNo, idempotencyKey } = payload
  return (
    <details class="exchange-body" open>
      <summary>{t('trace.exchange.payload')}</summary>
      <p class="small soft">{t('trace.exchange.payloadAbout', { no: mappingNo, key: idempotencyKey })}</p>
      <pre>
        <code>{body}</code>
      </pre>
    </details>
  )
}
