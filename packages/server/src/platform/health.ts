import { z } from 'zod'
import { publicView } from './act.ts'
import type { App } from './http.ts'

const Health = z.object({
  status: z.enum(['ok', 'unavailable']),
  database: z.boolean(),
  migrations: z.number().int(),
  now: z.iso.datetime(),
})

const countMigrations = publicView(async ({ tx }) => {
  const [row] = await tx`select count(*)::int as n from migration.applied`
  return row?.n as number
})

/** `/health`: 200 only when a request can be served, database included; 503 otherwise. */
export function healthRoutes(app: App): void {
  const schema = { summary: 'Whether the system can serve', tags: ['system'], response: { 200: Health, 503: Health } }
  app.get('/health', { schema }, async (_request, reply) => {
    const now = new Date().toISOString()
    const migrations = await countMigrations(undefined).catch(() => undefined)
    if (migrations === undefined)
      return reply.status(503).send({ status: 'unavailable', database: false, migrations: 0, now })
    return { status: 'ok', database: true, migrations, now } as const
  })
}
