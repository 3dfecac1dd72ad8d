import { type Actor, system } from '@saolang/core/people/actor.ts'
import { issueToken } from '../people/issue-token.ts'
import type { App } from '../platform/http.ts'
import { createActor, signIn, type WantedActor } from './actors.ts'

/** A program with a token of its own, and what it sends and gets. */
export type Program = {
  personId: string
  organisationId: string | undefined
  headers: Record<string, string>
  get(url: string, headers?: Record<string, string>): ReturnType<typeof send>
  post(url: string, payload: string | object, headers?: Record<string, string>): ReturnType<typeof send>
}

async function headersOf(actor: Actor): Promise<Record<string, string>> {
  if (actor.role === 'producer' || actor.role === 'integrator') {
    const token = await issueToken(system, { email: `${actor.personId}@test.example`, role: actor.role })
    return { authorization: `Bearer ${token}` }
  }
  const { headers, csrf } = await signIn(actor)
  return { ...headers, 'x-csrf-token': csrf }
}

type Sent = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; payload?: string }

/** Makes a person with a role, and a program that speaks for it: by bearer token, or for an authority, which gets none, by session. */
export async function openProgram(app: App, wanted: WantedActor): Promise<Program> {
  const actor = await createActor(wanted)
  const headers = await headersOf(actor)
  return {
    personId: actor.personId as string,
    organisationId: actor.organisationId,
    headers,
    get: (url, more = {}) => send(app, { method: 'GET', url, headers: { ...headers, ...more } }),
    post: (url, payload, more = {}) =>
      send(app, {
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json', ...more },
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      }),
  }
}

async function send(app: App, sent: Sent) {
  const answer = await app.inject(sent)
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: () => answer.json() }
}
