import { useEffect, useState } from 'preact/hooks'

/** What the island says. */
export type PasskeyWords = Record<'signIn' | 'make' | 'failed' | 'codesTitle' | 'codesHint' | 'goOn', string>

/** `sign-in` at /login, `make` at /account/second-factor. */
export type PasskeyProps = { act: 'sign-in' | 'make'; words: PasskeyWords; csrf: string }

/** The button for passkeys, where the browser knows them; without JavaScript there is nothing, and password and app serve. */
export function Passkey({ act, words, csrf }: PasskeyProps) {
  const [isAble, setAble] = useState(false)
  const [status, setStatus] = useState('')
  const [codes, setCodes] = useState<readonly string[]>([])
  useEffect(() => setAble(typeof PublicKeyCredential !== 'undefined'), [])
  if (!isAble) return null
  const run = async () => {
    setStatus('')
    try {
      const made = act === 'sign-in' ? await signIn(csrf) : await make(csrf)
      if (made.codes.length > 0) setCodes(made.codes)
      else location.assign(made.next)
    } catch {
      setStatus(words.failed)
    }
  }
  if (codes.length > 0) return <Codes words={words} codes={codes} csrf={csrf} />
  return (
    <p>
      <button class="button plain" type="button" onClick={run}>
        {act === 'sign-in' ? words.signIn : words.make}
      </button>
      <span role="status">{status}</span>
    </p>
  )
}

function Codes({ words, codes, csrf }: { words: PasskeyWords; codes: readonly string[]; csrf: string }) {
  const enter = async () => location.assign((await ask<{ next: string }>('/account/passkeys/enter', {}, csrf)).next)
  return (
    <section>
      <h2>{words.codesTitle}</h2>
      <p>{words.codesHint}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button class="button main" type="button" onClick={enter}>
        {words.goOn}
      </button>
    </section>
  )
}

type Made = { codes: readonly string[]; next: string }

async function signIn(csrf: string): Promise<Made> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { options } = await ask<{ options: Parameters<typeof startAuthentication>[0]['optionsJSON'] }>(
    '/login/passkey/question',
    {},
    csrf,
  )
  const response = await startAuthentication({ optionsJSON: options })
  return { codes: [], next: (await ask<{ next: string }>('/login/passkey', { response }, csrf)).next }
}

async function make(csrf: string): Promise<Made> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const { options, token } = await ask<{
    options: Parameters<typeof startRegistration>[0]['optionsJSON']
    token: string
  }>('/account/passkeys/question', {}, csrf)
  const response = await startRegistration({ optionsJSON: options })
  const { codes } = await ask<{ codes: string[] }>('/account/passkeys', { token, response }, csrf)
  if (codes.length > 0) return { codes, next: '' }
  return { codes, next: (await ask<{ next: string }>('/account/passkeys/enter', {}, csrf)).next }
}

async function ask<T>(address: string, body: object, csrf: string): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(csrf && { 'x-csrf-token': csrf }) }
  const answer = await fetch(address, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    credentials: 'same-origin',
  })
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as T
}
