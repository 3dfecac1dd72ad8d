import { useEffect, useRef, useState } from 'preact/hooks'
import type { RoomMessage } from '../../market/live/live-views.ts'
import { postForm } from './post-form.ts'
import type { LiveWords } from './words.ts'

export type LiveChatProps = {
  sessionId: string
  messages: readonly RoomMessage[]
  words: LiveWords
  slowSeconds: number
  csrf?: string
  /** Hides and mutes: its seller, or an officer of the area. */
  isModerator?: boolean
  name?: string
}

/** What is said beside a live sale, and a line to say something: a plain form that a script sends without leaving the picture. */
export function LiveChat({ sessionId, messages, words, slowSeconds, csrf, isModerator, name }: LiveChatProps) {
  const [problem, setProblem] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const newest = messages.at(-1)?.id
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [newest])
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const refused = await postForm(form, words.failed)
    setProblem(refused ?? '')
    if (refused === undefined) (form.elements.namedItem('words') as HTMLInputElement).value = ''
  }
  return (
    <section class="live-chat" aria-label={words.chat}>
      <h2>{words.chat}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll from the keyboard (WCAG 2.1.1) */}
      <ol ref={list} tabIndex={0} aria-label={words.chat}>
        {messages.length === 0 && <li class="soft">{words.noMessages}</li>}
        {messages.map((message) => (
          <li key={message.id} class={message.isHost ? 'host' : undefined}>
            <b>{message.name}</b>
            {message.isHost && <span class="soft"> ({words.host})</span>}: {message.words}
            {isModerator && <Moderation {...{ sessionId, message, words, ...(csrf && { csrf }) }} />}
          </li>
        ))}
      </ol>
      <form method="post" action={`/live/${sessionId}/chat`} onSubmit={send}>
        {csrf && <input type="hidden" name="csrf" value={csrf} />}
        <label>
          {words.chatName}
          <input name="name" maxLength={40} autocomplete="nickname" value={name} />
        </label>
        <label>
          {words.chatWords}
          <input name="words" maxLength={300} autocomplete="off" />
        </label>
        <button class="button plain" type="submit">
          {words.send}
        </button>
      </form>
      <p class="soft small" role="status">
        {problem || words.slow.replace('{n}', String(slowSeconds))}
      </p>
    </section>
  )
}

type ModerationProps = Pick<LiveChatProps, 'sessionId' | 'words' | 'csrf'> & { message: RoomMessage }

function Moderation({ sessionId, message, words, csrf }: ModerationProps) {
  const act = (event: SubmitEvent) => {
    event.preventDefault()
    void postForm(event.currentTarget as HTMLFormElement, words.failed)
  }
  return (
    <span class="live-moderation">
      {(['hide', 'mute'] as const).map((what) => (
        <form key={what} method="post" action={`/live/${sessionId}/chat/${message.id}/${what}`} onSubmit={act}>
          {csrf && <input type="hidden" name="csrf" value={csrf} />}
          <button type="submit" class="button quiet">
            {words[what]} <span class="hidden">{message.name}</span>
          </button>
        </form>
      ))}
    </span>
  )
}
