import { useEffect, useRef, useState } from 'preact/hooks'
import type { RoomMessage, RoomState } from '../market/live/live-views.ts'
import { LiveChat } from './live/chat.tsx'
import { postForm } from './live/post-form.ts'
import { mergeNews, openRoomSocket } from './live/room-socket.ts'
import { findKind, type Sending, type SendState, sendCamera } from './live/send-camera.ts'
import type { LiveWords } from './live/words.ts'

export type LiveDeskProps = {
  sessionId: string
  state: RoomState
  messages: readonly RoomMessage[]
  hostName: string
  csrf?: string
  /** Whoever hosts sends; whoever helps, and officers, look on. */
  maySend: boolean
  words: LiveWords & { camera: CameraWords }
}

export type CameraWords = Record<SendState, string> &
  Record<'start' | 'stop' | 'turn' | 'cannot' | 'denied' | 'done' | 'preview', string>

/** A live sale as its host runs it: the camera, who watches, what is left, and the chat in hand. Other forms of the page are sent without leaving it. */
export function LiveDesk({ sessionId, hostName, csrf, maySend, words, ...first }: LiveDeskProps) {
  const [state, setState] = useState(first.state)
  const [messages, setMessages] = useState<readonly RoomMessage[]>(first.messages)
  const [said, setSaid] = useState('')
  useEffect(
    () =>
      openRoomSocket(sessionId, (news) => {
        if (news.kind === 'state') setState(news.state)
        else setMessages((known) => mergeNews(known, news))
      }),
    [],
  )
  useEffect(() => stayOnPage(async (form) => setSaid((await postForm(form, words.failed)) ?? words.camera.done)), [])
  return (
    <div class="live-desk">
      {maySend && <Camera sessionId={sessionId} words={words.camera} />}
      <p role="status">
        <b>{words.viewers.replace('{n}', String(state.viewers))}</b>
        {state.isSilent && <> · {words.waiting}</>}
        {said && <> · {said}</>}
      </p>
      <ul class="live-left">
        {state.items.map(({ offerId, name, pack, left }) => (
          <li key={offerId}>
            {name}, {pack}: <b>{words.left.replace('{n}', String(left))}</b>
            {offerId === state.pinned && <> · {words.shownNow}</>}
          </li>
        ))}
      </ul>
      <LiveChat
        {...{ sessionId, messages, words, slowSeconds: state.slowSeconds, isModerator: true, name: hostName }}
        {...(csrf && { csrf })}
      />
    </div>
  )
}

function Camera({ sessionId, words }: { sessionId: string; words: CameraWords }) {
  const preview = useRef<HTMLVideoElement>(null)
  const sending = useRef<Sending | undefined>(undefined)
  const [state, setState] = useState<SendState>('off')
  const [problem, setProblem] = useState('')
  const [facing, setFacing] = useState<'environment' | 'user'>('environment')
  const stop = () => {
    sending.current?.stop()
    sending.current = undefined
    for (const track of (preview.current?.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop()
  }
  const start = async (facingMode: 'environment' | 'user') => {
    stop()
    const mimeType = findKind()
    if (!mimeType || !navigator.mediaDevices) return setProblem(words.cannot)
    const video = { facingMode, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: true }).catch(() => undefined)
    if (!stream) return setProblem(words.denied)
    setProblem('')
    if (preview.current) preview.current.srcObject = stream
    sending.current = sendCamera({ sessionId, stream, mimeType }, (next, codes) => {
      setState(next)
      if (codes) setProblem(`${words.refused} ${codes.join(', ')}`)
    })
  }
  useEffect(() => stop, [])
  const turn = () => {
    const next = facing === 'user' ? 'environment' : 'user'
    setFacing(next)
    void start(next)
  }
  return (
    <div class="live-camera">
      <video ref={preview} autoplay muted playsInline aria-label={words.preview} />
      <p role="status" data-state={state}>
        {problem || words[state]}
      </p>
      <p class="actions">
        {state === 'off' || state === 'refused' ? (
          <button type="button" class="button main" onClick={() => void start(facing)}>
            {words.start}
          </button>
        ) : (
          <>
            <button type="button" class="button plain" onClick={stop}>
              {words.stop}
            </button>
            <button type="button" class="button plain" onClick={turn}>
              {words.turn}
            </button>
          </>
        )}
      </p>
    </div>
  )
}

// To leave the page would switch the camera off.
function stayOnPage(send: (form: HTMLFormElement) => Promise<void>): () => void {
  const heard = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement
    if (!form.classList.contains('stay') || event.defaultPrevented) return
    event.preventDefault()
    void send(form)
  }
  document.addEventListener('submit', heard)
  return () => document.removeEventListener('submit', heard)
}
