import { z } from 'zod'
import type { App } from './http.ts'
import { meterRoutes } from './watching/meters/routes.ts'
import { checkReadiness } from './watching/readiness.ts'

const Health = z.object({ status: z.literal('ok'), now: z.iso.datetime() })

const Ready = z.object({
  status: z.enum(['ready', 'not-ready']),
  draining: z.boolean(),
  checks: z.record(z.string(), z.boolean()),
  now: z.iso.datetime(),
})

let isDraining = false

/** Whether this process is about to stop, and wants no new requests. */
export function isBeingDrained(): boolean {
  return isDraining
}

/** From now on `/ready` answers 503, so that whoever shares out requests sends no new ones here. Gives the way back. */
export function beginDraining(): () => void {
  isDraining = true
  return () => {
    isDraining = false
  }
}

/** `/health`: this process answers. `/ready`: it may be sent requests; 503 and the reason when it may not. `/metrics`: what it counts. */
export function healthRoutes(app: App): void {
  meterRoutes(app)
  const alive = { summary: 'Whether the process is alive', tags: ['system'], response: { 200: Health } }
  app.get('/health', { schema: alive }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'ok', now: new Date().toISOString() } as const
  })
  const ready = {
    summary: 'Whether the process may be sent requests, and what keeps it from them',
    tags: ['system'],
    response: { 200: Ready, 503: Ready },
  }
  app.get('/ready', { schema: ready }, async (_request, reply) => {
    const checks = await checkReadiness()
    const draining = isBeingDrained()
    const isReady = !draining && Object.values(checks).every(Boolean)
    return reply
      .status(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not-ready', draining, checks, now: new Date().toISOString() })
  })
}
