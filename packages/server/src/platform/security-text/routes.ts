import { Refused } from '@saolang/core/kernel/problem.ts'
import { currentTime } from '../act.ts'
import type { Config } from '../config.ts'
import type { App } from '../http.ts'
import { securityText } from './security-text.ts'

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a hole. */
export function securityTextRoutes(app: App, { securityContact, isDemo, publicUrl }: Config): void {
  app.get('/.well-known/security.txt', async (_request, reply) => {
    const text = securityText({ contact: securityContact, isDemo, publicUrl, now: currentTime() })
    if (!text) throw new Refused([{ code: 'not-found.page' }])
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600').send(text)
  })
}
