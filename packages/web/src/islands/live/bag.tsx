import { useEffect, useState } from 'preact/hooks'
import { formatDong } from '../../kit/format.ts'
import type { RoomItem, RoomState } from '../../market/live/live-views.ts'
import type { LiveWords } from './words.ts'

export type LiveBagProps = { sessionId: string; state: RoomState; words: LiveWords; lang: 'vi' | 'en' }

/** What is sold, the product that is shown first; prices and stock as the server told them last. */
export function LiveBag({ sessionId, state, words, lang }: LiveBagProps) {
  const now = useServerTime(state.now)
  const items = [...state.items].sort((a, b) => Number(b.offerId === state.pinned) - Number(a.offerId === state.pinned))
  return (
    <section class="live-bag" aria-label={words.bag}>
      <h2>{words.bag}</h2>
      {items.length === 0 && <p class="soft">{words.bagEmpty}</p>}
      <ul>
        {items.map((item) => (
          <Item
            key={item.offerId}
            {...{ sessionId, item, now, words, lang, isPinned: item.offerId === state.pinned }}
          />
        ))}
      </ul>
    </section>
  )
}

type ItemProps = Omit<LiveBagProps, 'state'> & { item: RoomItem; now: number; isPinned: boolean }

function Item({ sessionId, item, now, words, lang, isPinned }: ItemProps) {
  const { offerId, name, pack, priceDong, wasDong, endsAt, left, canBuy, star } = item
  return (
    <li class={isPinned ? 'pinned' : undefined} data-offer={offerId}>
      {isPinned && <p class="live-shown">{words.shownNow}</p>}
      <p>
        <b>{name}</b>, {pack} {star !== undefined && <Star n={star} />}
      </p>
      <p class="live-price">
        <b>{formatDong(lang, priceDong)}</b>
        {wasDong !== undefined && (
          <s>
            <span class="hidden">{words.was} </span>
            {formatDong(lang, wasDong)}
          </s>
        )}
        {endsAt && <span class="live-clock">{words.flashEnds.replace('{time}', remaining(endsAt, now))}</span>}
      </p>
      <p class="soft small">{canBuy ? words.left.replace('{n}', String(left)) : words.soldOut}</p>
      {canBuy && (
        <form method="get" action={`/live/${sessionId}/checkout`}>
          <input type="hidden" name="offer" value={offerId} />
          <label>
            {words.quantity} <span class="hidden">{name}</span>
            <input name="quantity" inputMode="numeric" value="1" size={2} />
          </label>
          <button class={`button ${isPinned ? 'main' : 'plain'}`} type="submit">
            {words.buy} <span class="hidden">{name}</span>
          </button>
        </form>
      )}
    </li>
  )
}

// The same star as on every page, in a number: the sprite is the page's.
function Star({ n }: { n: number }) {
  return (
    <span class="live-star">
      {n}
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <use href="#star" />
      </svg>
    </span>
  )
}

/** The server's clock, counted on from what it told: a phone's own may be hours off. */
function useServerTime(told: string): number {
  const [offset, setOffset] = useState(0)
  const [now, setNow] = useState(Date.parse(told))
  useEffect(() => setOffset(Date.parse(told) - Date.now()), [told])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + offset), 1000)
    return () => clearInterval(timer)
  }, [offset])
  return now
}

function remaining(endsAt: string, now: number): string {
  const seconds = Math.max(0, Math.round((Date.parse(endsAt) - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
