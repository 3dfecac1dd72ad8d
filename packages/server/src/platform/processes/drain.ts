import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { beginDraining } from '../health.ts'
import type { App } from '../http.ts'

// A process that is told to stop has 20 seconds more than it drains: most of them are for what is under way.
const patienceMs = 15_000
const lookMs = 20

/** The door of a process: how it is closed without losing a request. */
export type Door = { close(drainSeconds: number): Promise<void> }

/**
 * Watches the requests under way, so that the door can be closed in order. `close`: `/ready` says no and every answer ends its
 * connection, for `drainSeconds` requests are still taken; then nobody is let in, what is under way has 15 seconds to end, and
 * connections on which nothing is asked (browsers open some in advance) are cut.
 */
export function watchDoor(app: App): Door {
  const underWay = followRequests(app.server)
  const close = async (drainSeconds: number) => {
    const reopen = beginDraining()
    underWay.endConnections()
    try {
      await pause(drainSeconds * 1000)
      const closed = app.close()
      const deadline = Date.now() + patienceMs
      while (underWay.count() > 0 && Date.now() < deadline) await pause(lookMs)
      app.server.closeAllConnections()
      await closed
    } finally {
      reopen()
    }
  }
  return { close }
}

function followRequests(server: Server): { count(): number; endConnections(): void } {
  let count = 0
  let isEnding = false
  // Before the one that answers: some answers are ready at once, and have gone out when it returns.
  server.prependListener('request', (_request, response) => {
    if (isEnding) response.shouldKeepAlive = false
    count++
    response.once('close', () => count--)
  })
  return { count: () => count, endConnections: () => (isEnding = true) }
}
