import { useEffect, useRef, useState } from 'preact/hooks'
import type { RoomMessage, RoomState } from '../market/live/live-views.ts'
import { LiveBag } from './live/bag.tsx'
import { LiveChat } from './live/chat.tsx'
import { playLive } from './live/play.ts'
import { mergeNews, openRoomSocket } from './live/room-socket.ts'
import type { LiveWords } from './live/words.ts'

export type LiveRoomProps = {
  sessionId: string
  playlist: string
  poster?: string
  /** The recording stands above: nothing else is said of the picture. */
  hasReplay?: boolean
  /** What was true when the page was made. */
  state: RoomState
  messages: readonly RoomMessage[]
  csrf?: string
  words: LiveWords
  lang: 'vi' | 'en'
}

/** A live sale as one watches it: the picture with what must stand on it, what is sold, and what is said. Without a script it is a page. */
export function LiveRoom({ sessionId, playlist, poster, hasReplay, words, lang, csrf, ...first }: LiveRoomProps) {
  const [state, setState] = useState(first.state)
  const [messages, setMessages] = useState<readonly RoomMessage[]>(first.messages)
  const video = useRef<HTMLVideoElement>(null)
  const isLive = state.status === 'live'
  useEffect(
    () =>
      openRoomSocket(sessionId, (news) => {
        if (news.kind === 'state') setState(news.state)
        else setMessages((known) => mergeNews(known, news))
      }),
    [],
  )
  useEffect(() => {
    const place = video.current
    if (!place || !isLive) return
    const playing = playLive(place, playlist)
    return () => void playing.then((end) => end())
  }, [isLive])
  return (
    <div class="live-room">
      <div class="live-stage">
        {isLive ? (
          <video ref={video} controls playsInline muted autoplay poster={poster} src={playlist} />
        ) : (
          !hasReplay && <p class="live-over">{words.status[state.status]}</p>
        )}
        <Overlay state={state} words={words} />
      </div>
      <LiveBag {...{ sessionId, state, words, lang }} />
      {isLive && (
        <LiveChat {...{ sessionId, messages, words, slowSeconds: state.slowSeconds, ...(csrf && { csrf }) }} />
      )}
    </div>
  )
}

// What the law wants seen stands under the picture, not in it: full screen hides nothing that a hand could not bring back.
function Overlay({ state, words }: { state: RoomState; words: LiveWords }) {
  const pinned = state.items.find(({ offerId }) => offerId === state.pinned)
  const warnings = [
    state.warning,
    pinned?.warning && words.warnings[pinned.warning],
    pinned?.labelWarning && `${pinned.name}: ${pinned.labelWarning}`,
  ].filter(Boolean)
  return (
    <div class="live-told">
      {state.status === 'live' && (
        <p class="live-facts">
          <b>{state.isSilent ? words.waiting : words.onAir}</b> · {words.viewers.replace('{n}', String(state.viewers))}
        </p>
      )}
      {state.stopReason && <p class="live-warning">{`${words.stopped} ${state.stopReason}`}</p>}
      {warnings.length > 0 && (
        <ul class="live-warnings" aria-live="polite">
          {warnings.map((warning) => (
            <li key={warning} class="live-warning">
              {warning}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
