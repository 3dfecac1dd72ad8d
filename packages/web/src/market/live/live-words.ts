import type { LiveWords } from '../../islands/live/words.ts'
import type { CameraWords } from '../../islands/live-desk.tsx'
import type { Text } from '../../kit/words.ts'

/** The words that an island of a live sale is given. */
export function liveWordsOf(t: Text): LiveWords {
  return {
    status: {
      planned: t('market.live.status.planned'),
      live: t('market.live.status.live'),
      ended: t('market.live.status.ended'),
      stopped: t('market.live.status.stopped'),
      cancelled: t('market.live.status.cancelled'),
    },
    warnings: {
      alcohol: t('market.live.warn.alcohol'),
      health: t('market.live.warn.health'),
      cosmetic: t('market.live.warn.cosmetic'),
    },
    waiting: t('market.live.waiting'),
    onAir: t('market.live.status.live'),
    viewers: t('market.live.viewers', { n: '{n}' }),
    stopped: t('market.live.stoppedBy'),
    bag: t('market.live.bag'),
    bagEmpty: t('market.live.bagEmptyNow'),
    shownNow: t('market.live.shownNow'),
    left: t('market.live.left', { n: '{n}' }),
    soldOut: t('market.live.soldOut'),
    buy: t('market.live.buy'),
    quantity: t('market.live.quantity'),
    flashEnds: t('market.live.flashEnds', { time: '{time}' }),
    was: t('market.live.was'),
    chat: t('market.live.chat'),
    chatName: t('market.live.chatName'),
    chatWords: t('market.live.chatWords'),
    send: t('market.live.send'),
    host: t('market.live.hostMark'),
    hide: t('market.live.hide'),
    mute: t('market.live.mute'),
    noMessages: t('market.live.noMessages'),
    slow: t('market.live.slowWords', { n: '{n}' }),
    failed: t('market.live.failed'),
  }
}

const cameraKeys = [
  ...['start', 'stop', 'turn', 'cannot', 'denied', 'done', 'preview'],
  ...['off', 'opening', 'sending', 'returning', 'refused'],
] as (keyof CameraWords)[]

/** The words of the camera. */
export function cameraWordsOf(t: Text): CameraWords {
  return Object.fromEntries(cameraKeys.map((key) => [key, t(`market.liveDesk.camera.${key}`)])) as CameraWords
}

/** A moment of a recording as one reads it: `1:02:03`, `4:05`. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
