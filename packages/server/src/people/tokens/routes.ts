import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { listAccessTokens, revokeAccessToken } from './manage-tokens.ts'

const security: { [scheme: string]: string[] }[] = [{ bearer: [] }, { session: [] }]
const AccessToken = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  role: z.string(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

/** `/api/v1/tokens`: what programs get in with, and how to shut one out. */
export function tokenRoutes(app: App): void {
  const tags = ['tokens']
  app.get(
    '/api/v1/tokens',
    {
      schema: {
        tags,
        security,
        summary: 'Access tokens that still open something: your own, or all for an administrator',
        response: { 200: z.object({ tokens: z.array(AccessToken) }) },
      },
    },
    async (request) => {
      const rows = await listAccessTokens(request.actor, undefined)
      const tokens = rows.map(({ madeAt, expiresAt, ...row }) => ({
        ...row,
        madeAt: madeAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }))
      return { tokens }
    },
  )
  app.delete(
    '/api/v1/tokens/:id',
    { schema: { tags, security, summary: 'Revoke an access token', params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      await revokeAccessToken(request.actor, request.params.id)
      return reply.status(204).send()
    },
  )
}
