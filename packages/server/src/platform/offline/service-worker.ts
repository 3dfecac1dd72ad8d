import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { rootDir } from '../config.ts'
import { assetAddress } from '../html.ts'
import type { App } from '../http.ts'

/** `/service-worker.js`: under the root, because a service worker serves only what lies below its own address. */
export function serviceWorkerRoutes(app: App): void {
  app.get('/service-worker.js', async (_request, reply) => {
    const address = assetAddress('service-worker.js')
    refuseIf(address ? [] : [{ code: 'not-found.page' }])
    const script = await readFile(join(rootDir, 'packages/web/dist', address as string))
    return reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(script)
  })
}
