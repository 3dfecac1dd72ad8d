import type { Actor } from '@saolang/core/people/actor.ts'
import type { ClientForm } from '@saolang/core/people/client.ts'
import { scopeNames } from '@saolang/core/people/scopes.ts'
import { registerClient } from '../people/clients/register-client.ts'
import type { App } from '../platform/http.ts'
import { createActor } from './actors.ts'

/** A registered system with an access token, and what it sends and gets. */
export type ApiClient = {
  id: string
  secret: string
  token: string
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    more?: { body?: object; headers?: Record<string, string> },
  ): ReturnType<typeof send>
}

const everything = scopeNames.filter((name) => !name.startsWith('trace:'))

/** A form as an administrator fills it in for a system of tỉnh Cà Mau, with every scope but those of goods. */
export function clientForm(more: Partial<ClientForm> = {}): ClientForm {
  const place = { reach: 'province' as const, provinceCode: '96' }
  return {
    ...{ name: 'Cổng của tỉnh (mẫu)', contactEmail: 'cong@example.vn', ...place },
    ...{ scopes: everything, isSandbox: false, perMinute: 600, perDay: 50_000, ...more },
  }
}

/** Registers a system, by an administrator unless somebody else is named, and gets its first token. */
export async function openClient(app: App, more: Partial<ClientForm> = {}, registrar?: Actor): Promise<ApiClient> {
  const who = registrar ?? (await createActor({ role: 'administrator' }))
  const { id, secret = '' } = await registerClient(who, clientForm(more))
  const token = (await askToken(app, { client_id: id, client_secret: secret })).json().access_token as string
  const client: ApiClient = {
    ...{ id, secret, token },
    ask: (method, url, { body, headers } = {}) =>
      send(app, { method, url, token: client.token, ...(body && { body }), ...(headers && { headers }) }),
  }
  return client
}

/** Asks for a token as a form does. */
export function askToken(app: App, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString(),
  })
}

type Sent = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  token: string
  body?: object
  headers?: Record<string, string>
}

function send(app: App, { method, url, token, body, headers }: Sent) {
  return app.inject({
    ...{ method, url },
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { payload: JSON.stringify(body) }),
  })
}
