import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import type { TargetId } from '@saolang/core/trace/exchange/target.ts'
import { LinkButton } from '../../kit/button.tsx'
import { Actions } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Card, Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'

type Tried = 'accepted' | 'duplicate' | 'rejected' | 'wait' | 'denied' | 'failed'

/** How a target is doing. Instants are ISO 8601. */
export type TargetView = {
  target: TargetId
  isOn: boolean
  basis: Mapping['basis']
  counts: Record<'waiting' | 'accepted' | 'rejected' | 'incomplete' | 'dead', number>
  oldestAt?: string
  acceptedAt?: string
  lastTry?: { outcome: Tried; detail?: string; at: string }
  pausedUntil?: string
}

export type ExchangePageProps = { targets: readonly TargetView[] }

/** `/exchange`: the portals of the State, whether they are on, and how their queues are doing. */
export function ExchangePage({ targets }: ExchangePageProps) {
  const t = useText()
  const { isDemo } = useShell()
  return (
    <Page title={t('trace.exchange.title')} layout="desk" robots="noindex" sheet="exchange.css">
      <h1>{t('trace.exchange.title')}</h1>
      <p class="lead">{t('trace.exchange.lead')}</p>
      {targets.some(({ basis }) => basis === 'assumed') && (
        <Notice tone="warn" title={t('trace.exchange.assumedTitle')}>
          <p>{t('trace.exchange.assumedText')}</p>
          {isDemo && targets.every(({ isOn }) => !isOn) && <p>{t('trace.exchange.demoText')}</p>}
        </Notice>
      )}
      <div class="exchange-cards">
        {targets.map((target) => (
          <TargetCard key={target.target} {...target} />
        ))}
      </div>
      <Actions>
        <LinkButton href="/exchange/deliveries" look="plain">
          {t('trace.exchange.allDeliveries')}
        </LinkButton>
      </Actions>
    </Page>
  )
}

function TargetCard(view: TargetView) {
  const t = useText()
  const { target, isOn, basis, pausedUntil } = view
  return (
    <Card
      title={t(`trace.exchange.${target}`)}
      level={2}
      href={`/exchange/targets/${target}`}
      {...(view.counts.dead > 0 && { tone: 'bad' as const })}
    >
      <p>
        <Chip tone={isOn ? 'good' : 'calm'}>{t(isOn ? 'trace.exchange.on' : 'trace.exchange.off')}</Chip>{' '}
        <BasisChip basis={basis} />
        {pausedUntil && (
          <>
            {' '}
            <Chip tone="warn">{t('trace.exchange.paused', { until: formatInstant(pausedUntil) })}</Chip>
          </>
        )}
      </p>
      <TargetSummary {...view} />
    </Card>
  )
}

/** Whether a specification stands behind a mapping. */
export function BasisChip({ basis }: { basis: Mapping['basis'] }) {
  const t = useText()
  return basis === 'assumed' ? (
    <Chip tone="warn">{t('trace.exchange.basisAssumed')}</Chip>
  ) : (
    <Chip tone="good">{t('trace.exchange.basisSpecification')}</Chip>
  )
}

/** The queue of a target in a few lines, each number leading to what it counts; what went wrong only when something did. */
export function TargetSummary({ target, counts, oldestAt, acceptedAt, lastTry }: TargetView) {
  const t = useText()
  const row = (state: keyof TargetView['counts']) => ({
    label: t(`trace.exchange.state-${state}`),
    value:
      counts[state] > 0 ? <a href={`/exchange/deliveries?target=${target}&state=${state}`}>{counts[state]}</a> : '0',
  })
  const wrong = (['rejected', 'incomplete', 'dead'] as const).filter((state) => counts[state] > 0)
  return (
    <SummaryList
      rows={[
        {
          label: t('trace.exchange.lastAccepted'),
          value: acceptedAt ? formatInstant(acceptedAt) : t('trace.exchange.never'),
        },
        row('accepted'),
        row('waiting'),
        ...(oldestAt ? [{ label: t('trace.exchange.oldest'), value: formatInstant(oldestAt) }] : []),
        ...wrong.map(row),
        ...(lastTry ? [{ label: t('trace.exchange.lastTry'), value: <LastTry {...lastTry} /> }] : []),
      ]}
    />
  )
}

function LastTry({ outcome, detail, at }: NonNullable<TargetView['lastTry']>) {
  const t = useText()
  return (
    <>
      {t(`trace.exchange.outcome-${outcome}`)}
      {detail && ` (${detail})`}, {formatInstant(at)}
    </>
  )
}
