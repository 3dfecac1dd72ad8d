import { Refused } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { scopeNames } from '@saolang/core/people/scopes.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { grantClientToken, revokeClientToken, tokenSeconds } from './grant-token.ts'
import { assertionAlgorithms, type ClientProof } from './prove-client.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const Form = z.record(z.string().max(200), z.union([z.string().max(8000), z.array(z.string().max(8000))]))
type Form = z.infer<typeof Form>
const busy = { rateLimit: { max: 300, timeWindow: '1 minute' } }

/** `/oauth/token`, `/oauth/revoke` and what describes them: client credentials (RFC 6749, 7009, 7523, 8414). */
export function oauthRoutes(app: App): void {
  app.get('/.well-known/oauth-authorization-server', async (request, reply) => {
    reply.header('cache-control', 'public, max-age=3600').header('access-control-allow-origin', '*')
    return metadataOf(request.publicUrl)
  })
  app.post('/oauth/token', { schema: { body: Form }, config: busy }, (request, reply) =>
    answerOAuth(reply, async () => {
      const scope = textOf(request.body, 'scope')
      if (textOf(request.body, 'grant_type') !== 'client_credentials')
        throw new Refused([{ code: 'invalid.grant-type' }])
      const { token, scopes } = await grantClientToken(system, { proof: readProof(request), scope })
      return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: scopes.join(' ') }
    }),
  )
  app.post('/oauth/revoke', { schema: { body: Form }, config: busy }, (request, reply) =>
    answerOAuth(reply, async () => {
      const token = textOf(request.body, 'token')
      if (!token) throw new Refused([{ code: 'invalid.request' }])
      await revokeClientToken(system, { proof: readProof(request), token })
      return {}
    }),
  )
}

/** What the authorization server says of itself (RFC 8414, section 2). */
export function metadataOf(publicUrl: string) {
  const methods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt']
  return {
    issuer: publicUrl,
    token_endpoint: `${publicUrl}/oauth/token`,
    revocation_endpoint: `${publicUrl}/oauth/revoke`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    scopes_supported: scopeNames,
    token_endpoint_auth_methods_supported: methods,
    token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
    revocation_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
    service_documentation: `${publicUrl}/api`,
    ui_locales_supported: ['vi', 'en'],
  }
}

function readProof({ headers, body }: FastifyRequest): ClientProof {
  const form = body as Form
  const basic = /^Basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const assertion = textOf(form, 'client_assertion')
  if (basic !== undefined) return readBasic(basic)
  if (assertion !== undefined && textOf(form, 'client_assertion_type') === assertionType) return { assertion }
  return { clientId: textOf(form, 'client_id') ?? '', secret: textOf(form, 'client_secret') ?? '' }
}

// Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1).
function readBasic(encoded: string): ClientProof {
  const [clientId = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  try {
    const plain = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
    return { clientId: plain(clientId), secret: plain(rest.join(':')) }
  } catch {
    return { clientId: '', secret: '' }
  }
}

// A parameter sent twice is a mistake (RFC 6749, section 3.2), and counts as not sent.
function textOf(form: Form, name: string): string | undefined {
  const value = Object.hasOwn(form, name) ? form[name] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

const errorOf: Record<string, { status: number; error: string }> = {
  'unauthenticated.client': { status: 401, error: 'invalid_client' },
  'invalid.scope': { status: 400, error: 'invalid_scope' },
  'invalid.grant-type': { status: 400, error: 'unsupported_grant_type' },
  'invalid.request': { status: 400, error: 'invalid_request' },
}

async function answerOAuth(reply: FastifyReply, work: () => Promise<object>): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
  try {
    return reply.send(await work())
  } catch (error) {
    const known = error instanceof Refused ? errorOf[error.problems[0]?.code ?? ''] : undefined
    if (!known) throw error
    if (known.status === 401) reply.header('www-authenticate', 'Basic realm="Sao Làng", charset="UTF-8"')
    return reply.status(known.status).send({ error: known.error })
  }
}
