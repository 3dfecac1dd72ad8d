import { createHash, timingSafeEqual } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyRequest } from 'fastify'
import type { App } from '../../http.ts'
import { readMeters } from './measures.ts'

const throughOthers = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'] as const

let token: string | undefined

/** Sets the token with which other machines may read the meters; without one only this machine may. Called once, at start. */
export function configureMeters(next: string | undefined): void {
  token = next
}

/** `/metrics`: for a Prometheus on this machine, or one that shows the token. To everybody else the address does not exist. */
export function meterRoutes(app: App): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request)) throw new Refused([{ code: 'not-found.page' }])
    const text = await readMeters()
    return reply.header('cache-control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send(text)
  })
}

// Straight from this machine: a proxy on it adds its own line, so what it passes on from outside does not count as local.
function mayRead({ headers, socket }: FastifyRequest): boolean {
  const given = headers.authorization?.replace(/^Bearer /, '')
  if (token !== undefined && given !== undefined) return isSame(given, token)
  const isLocal = /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  return isLocal && throughOthers.every((name) => headers[name] === undefined)
}

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
