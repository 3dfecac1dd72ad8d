import { LiveRoom } from '../../islands/live-room.tsx'
import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Island } from '../../kit/island.tsx'
import { Chip, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { LiveView, RoomMessage, RoomState } from './live-views.ts'
import { clock, liveWordsOf } from './live-words.ts'

export type LivePageProps = {
  live: LiveView
  state: RoomState
  messages: readonly RoomMessage[]
  /** What was refused of a message that was sent without a script. */
  problems?: readonly { code: string; at?: string | undefined }[]
}

/** `/live/{id}`: a live sale, or its recording with a chapter a product. Without a script: the picture where the browser can, and everything that is sold. */
export function LivePage({ live, state, messages, problems = [] }: LivePageProps) {
  const t = useText()
  const { lang, csrfToken } = useShell()
  const poster = live.hasPoster ? `/live/${live.id}/media/poster.jpg` : undefined
  const isOver = live.status === 'ended' || live.status === 'stopped' || live.status === 'cancelled'
  return (
    <Page
      title={live.title}
      description={`${live.seller} · ${live.about}`}
      sheet="live.css"
      problems={problems}
      preview={poster ? { image: poster } : {}}
      way={<Breadcrumbs crumbs={[{ href: '/live', label: t('market.live.title') }]} />}
    >
      <h1>{live.title}</h1>
      <Facts live={live} />
      {live.replayMs !== undefined && <Replay live={live} poster={poster} />}
      {live.status === 'ended' && live.replayMs === undefined && (
        <Notice>
          <p>{t('market.live.noReplay')}</p>
        </Notice>
      )}
      <Island
        name="live-room"
        component={LiveRoom}
        props={{
          ...{ sessionId: live.id, playlist: live.playlist, state, messages, lang, words: liveWordsOf(t) },
          ...(poster && { poster }),
          ...(live.replayMs !== undefined && { hasReplay: true }),
          ...(csrfToken && { csrf: csrfToken }),
        }}
      />
      {live.about && <p class="live-about">{live.about}</p>}
      <Rules id={live.id} canComplain={live.status === 'live' || isOver} />
    </Page>
  )
}

function Facts({ live }: { live: LiveView }) {
  const t = useText()
  return (
    <p>
      <Chip tone={live.status === 'live' ? 'good' : live.status === 'stopped' ? 'bad' : 'calm'}>
        {t(`market.live.status.${live.status}`)}
      </Chip>{' '}
      {live.isSample && <SampleChip />}
      <br />
      <span class="soft">
        {t('market.live.seller')}: {live.seller}
        {live.host && (
          <>
            {' '}
            · {t('market.live.host')}: {live.host}
          </>
        )}{' '}
        ·{' '}
        {t(live.status === 'ended' ? 'market.live.endedAt' : 'market.live.startsAt', {
          when: formatInstant(live.startsAt),
        })}
      </span>
    </p>
  )
}

function Replay({ live, poster }: { live: LiveView; poster: string | undefined }) {
  const t = useText()
  const film = `/live/${live.id}/media/replay.mp4`
  return (
    <section class="live-replay">
      {/* biome-ignore lint/a11y/useMediaCaption: what was said live has no transcript; its chapters stand below in words */}
      <video controls playsInline preload="none" poster={poster} src={film}>
        <track kind="chapters" src={`/live/${live.id}/chapters.vtt`} label={t('market.live.chapters')} default />
      </video>
      <p>
        <a href={film}>{t('market.live.replayFile', { length: clock(live.replayMs ?? 0) })}</a>
      </p>
      {live.chapters.length > 0 && (
        <>
          <h2>{t('market.live.chapters')}</h2>
          <ol class="live-chapters">
            {live.chapters.map(({ name, mediaMs, offerId }) => (
              <li key={mediaMs}>
                <a href={`${film}#t=${Math.floor(mediaMs / 1000)}`}>{clock(mediaMs)}</a> {name}{' '}
                <a href={`/shop/${offerId}`}>{t('market.toOffer')}</a>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function Rules({ id, canComplain }: { id: string; canComplain: boolean }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.live.rules')}</h2>
      <p>{t('market.live.rulesWords')}</p>
      {canComplain && (
        <LinkButton href={`/live/${id}/complain`} look="plain">
          {t('market.live.complain')}
        </LinkButton>
      )}
    </section>
  )
}
