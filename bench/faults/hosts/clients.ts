import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { registerClient } from '../../../packages/server/src/people/clients/register-client.ts'
import { giveMandate } from '../../../packages/server/src/people/mandates/give-mandate.ts'
import { createActor } from '../../../packages/server/src/testing/actors.ts'
import { clientForm } from '../../../packages/server/src/testing/api-clients.ts'

/** What readers saw: a time in milliseconds for each answer, and what went wrong. */
export type Read = { at: number; millis: number; failure?: string }

/** What writers were told: the name that was acknowledged, how many tries it took, and when. */
export type Written = { name: string; at: number; tries: number }

/** Asks for public pages one after another until told to stop. */
export async function keepReading(origin: string, isOver: () => boolean, read: Read[]): Promise<void> {
  const paths = ['/', '/products', '/map', '/shop', '/v', '/law']
  for (let i = 0; !isOver(); i++) {
    const at = performance.now()
    const failure = await findFailure(`${origin}${paths[i % paths.length]}`)
    read.push({ at, millis: performance.now() - at, ...(failure && { failure }) })
    await pause(20)
  }
}

// A page that breaks off in its middle is a failure too.
async function findFailure(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) })
    await answer.text()
    return answer.status >= 500 ? String(answer.status) : undefined
  } catch (error) {
    return String((error as Error).cause ?? error)
  }
}

/** A program that files in a producer's name. */
export type Writer = { token: string; organisationId: string }

/** Registers it, and fetches its token over the network. */
export async function openWriter(origin: string): Promise<Writer> {
  const administrator = await createActor({ role: 'administrator' })
  const { id, secret = '' } = await registerClient(administrator, clientForm({ perMinute: 6000, perDay: 5_000_000 }))
  const producer = await createActor({ role: 'producer' })
  const organisationId = producer.organisationId as string
  const givenOn = new Date().toISOString().slice(0, 10)
  await giveMandate(producer, { clientId: id, organisationId, givenBy: 'Nguyễn Văn Thử', givenOn })
  const fields = { grant_type: 'client_credentials', client_id: id, client_secret: secret }
  const answer = await fetch(`${origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields) })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return { token, organisationId }
}

/** Files one dossier after another under a key of its own each; without an answer the same is sent again. */
export async function keepFiling(
  origin: string,
  { token, organisationId }: Writer,
  isOver: () => boolean,
  written: Written[],
): Promise<void> {
  while (!isOver()) {
    const key = randomUUID()
    const name = `Mật thử ${key}`
    for (let tries = 1; !isOver(); tries++) {
      const status = await fetch(`${origin}/api/v1/dossiers`, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...{ 'on-behalf-of': organisationId, 'idempotency-key': key },
        },
        body: JSON.stringify({ kind: 'first', organisationId, productName: name, setNo: 4 }),
        signal: AbortSignal.timeout(20_000),
      }).then(
        (answer) => answer.status,
        () => 0,
      )
      if (status === 201) {
        written.push({ name, at: performance.now(), tries })
        break
      }
      if (status >= 400 && status < 500 && status !== 409 && status !== 429)
        throw new Error(`a dossier was refused with ${status}`)
      await pause(100)
    }
    await pause(20)
  }
}
