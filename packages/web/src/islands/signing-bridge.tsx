import { useEffect, useState } from 'preact/hooks'

/** What the island says; `refused` has a place for the tool's {reason}. */
export type SigningBridgeWords = Record<'sign' | 'opening' | 'missing' | 'done' | 'refused', string>

export type SigningBridgeProps = { handover: string; csrf: string; words: SigningBridgeWords }

// The desktop tool of the Government Cipher Committee listens here, on the machine of who signs.
const tool = 'wss://127.0.0.1:8987/SignApproved'

/** The button that hands one paper to the desktop signing tool; without JavaScript there is none, and download and upload serve. */
export function SigningBridge({ handover, csrf, words }: SigningBridgeProps) {
  const [isAble, setAble] = useState(false)
  const [status, setStatus] = useState('')
  useEffect(() => setAble(typeof WebSocket !== 'undefined'), [])
  if (!isAble) return null
  const run = async () => {
    setStatus(words.opening)
    const refusal = await sign(handover, csrf).catch(() => words.missing)
    setStatus(
      refusal === undefined
        ? words.done
        : refusal === words.missing
          ? refusal
          : words.refused.replace('{reason}', refusal),
    )
    if (refusal === undefined) location.reload()
  }
  return (
    <p>
      <button class="button main" type="button" onClick={run}>
        {words.sign}
      </button>{' '}
      <span role="status">{status}</span>
    </p>
  )
}

/** Hands the paper over and waits for the tool; undefined when it signed, its words when it did not. Throws when it does not answer. */
async function sign(handover: string, csrf: string): Promise<string | undefined> {
  const socket = await open()
  const answer = await fetch(handover, {
    method: 'POST',
    headers: { 'x-csrf-token': csrf, accept: 'application/json' },
    credentials: 'same-origin',
  })
  if (!answer.ok) {
    socket.close()
    return ((await answer.json()) as { title?: string }).title ?? String(answer.status)
  }
  const told = waitFor(socket)
  socket.send(JSON.stringify(await answer.json()))
  const { Status, Message } = JSON.parse(await told) as { Status: number; Message?: string }
  socket.close()
  return Status === 0 ? undefined : (Message ?? String(Status))
}

function open(): Promise<WebSocket> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(tool)
    socket.onopen = () => done(socket)
    socket.onerror = () => fail(new Error('no tool'))
  })
}

function waitFor(socket: WebSocket): Promise<string> {
  return new Promise((done, fail) => {
    socket.onmessage = ({ data }) => done(String(data))
    socket.onclose = () => fail(new Error('closed'))
  })
}
