import { StatusPage } from '@saolang/web/people/operations/status-page'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readReplicaState } from '../../platform/replica/reading.ts'
import { tryParts } from '../../platform/watching/incidents/part-states.ts'
import { readIncidents } from '../../platform/watching/incidents/tell-incident.ts'
import { toIncidentView } from './to-view.ts'

/** `/status`: what works now, and what did not lately. It answers as well as it can while the database is away: that is what it is for. */
export function statusPages(app: App): void {
  app.get('/status', async (request, reply) => {
    const [{ triedAt, parts }, incidents] = await Promise.all([tryParts(), readIncidents(undefined).catch(() => [])])
    const replica = readReplicaState()
    return sendPage(request, reply, StatusPage, {
      triedAt: triedAt.toISOString(),
      parts,
      incidents: incidents.map(toIncidentView),
      ...(replica?.standing === 'used' &&
        replica.lagMillis !== undefined && { readsBehindSeconds: Math.ceil(replica.lagMillis / 1000) }),
    })
  })
}
