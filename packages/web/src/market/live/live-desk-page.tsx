import type { Problem } from '@saolang/core/kernel/problem.ts'
import { LiveDesk } from '../../islands/live-desk.tsx'
import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDong, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Island } from '../../kit/island.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sellerHref } from '../market-views.ts'
import { BagPart } from './desk-bag.tsx'
import { ChatRulesPart, ObsPart, PushPart } from './desk-settings.tsx'
import type { DeskLive, DeskReader } from './desk-views.ts'
import { cameraWordsOf, liveWordsOf } from './live-words.ts'
import { OfficerActs } from './officer-acts.tsx'

export type LiveDeskPageProps = {
  reader: DeskReader
  live: DeskLive
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/live/{id}`: a live sale as its host prepares and runs it, and as officers look after it. */
export function LiveDeskPage({ reader, live, values, problems }: LiveDeskPageProps) {
  const t = useText()
  const isOpen = live.status === 'planned' || live.status === 'live'
  return (
    <Page
      title={live.title}
      robots="noindex"
      sheet="live.css"
      problems={problems}
      way={<BackLink href={sellerHref('/market/live', reader.seller)} label={t('market.liveDesk.title')} />}
    >
      <h1>{live.title}</h1>
      <p>
        <Chip tone={live.status === 'live' ? 'good' : live.status === 'stopped' ? 'bad' : 'calm'}>
          {t(`market.live.status.${live.status}`)}
        </Chip>{' '}
        <span class="soft">{formatInstant(live.startsAt)}</span> ·{' '}
        <a href={`/live/${live.id}`}>{t('market.liveDesk.toPublic')}</a>
      </p>
      {live.stopReason && (
        <Notice tone="bad">
          <p>{`${t('market.live.stoppedBy')} ${live.stopReason}`}</p>
        </Notice>
      )}
      {live.status === 'live' && <OnAir reader={reader} live={live} />}
      <Outcome live={live} />
      {live.status === 'planned' && <Before reader={reader} live={live} />}
      <BagPart live={live} values={values} problems={problems} mayFill={isOpen} mayBan={reader.isOfficer && isOpen} />
      {isOpen && (
        <>
          <ObsPart live={live} />
          <PushPart live={live} values={values} problems={problems} />
          <ChatRulesPart live={live} problems={problems} />
        </>
      )}
      {isOpen && live.status === 'planned' && (
        <Form action={`/market/live/${live.id}/cancel`}>
          <Button look="quiet">{t('market.liveDesk.cancel')}</Button>
        </Form>
      )}
      {reader.isOfficer && <OfficerActs live={live} values={values} problems={problems} />}
    </Page>
  )
}

function OnAir({ reader, live }: Pick<LiveDeskPageProps, 'reader' | 'live'>) {
  const t = useText()
  const { csrfToken } = useShell()
  return (
    <section class="part">
      <Island
        name="live-desk"
        component={LiveDesk}
        props={{
          ...{ sessionId: live.id, state: live.state, messages: live.messages },
          hostName: live.host?.name ?? reader.seller.name,
          maySend: live.host?.isReader === true,
          words: { ...liveWordsOf(t), camera: cameraWordsOf(t) },
          ...(csrfToken && { csrf: csrfToken }),
        }}
      />
      <p class="soft small">{t('market.liveDesk.graceHint', { n: live.graceSeconds })}</p>
      <Form action={`/market/live/${live.id}/end`}>
        <Button look="danger">{t('market.liveDesk.end')}</Button>
      </Form>
    </section>
  )
}

function Outcome({ live }: Pick<LiveDeskPageProps, 'live'>) {
  const t = useText()
  const { lang } = useShell()
  const { orders, packs, dong } = live.sold
  if (live.status === 'planned' || live.status === 'cancelled') return null
  return (
    <SummaryList
      rows={[
        {
          label: t('market.liveDesk.sold'),
          value: t('market.liveDesk.soldWords', { orders, packs, dong: formatDong(lang, dong) }),
        },
        { label: t('market.liveDesk.mostViewers'), value: live.mostViewers },
      ]}
    />
  )
}

function Before({ reader, live }: Pick<LiveDeskPageProps, 'reader' | 'live'>) {
  const t = useText()
  const { all } = useProblems(live.gaps)
  return (
    <section class="part">
      <h2>{t('market.liveDesk.before')}</h2>
      <Host reader={reader} live={live} />
      {all.length === 0 ? (
        <Notice tone="good">
          <p>{t('market.liveDesk.ready')}</p>
        </Notice>
      ) : (
        <Notice tone="warn" title={t('market.liveDesk.missing')}>
          <ul>
            {all.map(({ text, source }) => (
              <li key={text}>
                {text} {source && <span class="soft small">({source})</span>}
              </li>
            ))}
          </ul>
          <p>
            <a href={sellerHref('/market/live/papers', reader.seller)}>{t('market.liveDesk.papers')}</a>
          </p>
        </Notice>
      )}
      {live.host?.isReader && (
        <Form action={`/market/live/${live.id}/begin`}>
          <Button>{t('market.liveDesk.begin')}</Button>
        </Form>
      )}
    </section>
  )
}

function Host({ reader, live }: Pick<LiveDeskPageProps, 'reader' | 'live'>) {
  const t = useText()
  const { host } = live
  return (
    <>
      <p>
        {t('market.liveDesk.host')}: <b>{host?.name ?? t('market.liveDesk.noHost')}</b>{' '}
        {host && (
          <Chip tone={host.isKnown ? 'good' : 'warn'}>
            {t(host.isKnown ? 'market.liveDesk.known' : 'market.liveDesk.unknown')}
          </Chip>
        )}
      </p>
      {host && !host.isKnown && <p class="soft">{t('market.liveDesk.howKnown')}</p>}
      {host && !host.isKnown && reader.isOfficer && !host.isReader && (
        <Form action={`/market/live/${live.id}/verify-host`}>
          <Button look="plain">{t('market.liveDesk.verify')}</Button>
        </Form>
      )}
      {reader.mayHost && !host?.isReader && (
        <Form action={`/market/live/${live.id}/host`}>
          <Button look="plain">{t('market.liveDesk.hostMyself')}</Button>
        </Form>
      )}
    </>
  )
}
