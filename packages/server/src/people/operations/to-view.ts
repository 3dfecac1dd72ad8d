import type { OperationsPageProps } from '@saolang/web/people/operations/overview-page'
import type { JobView } from '@saolang/web/people/operations/queue-page'
import type { IncidentView } from '@saolang/web/people/operations/status-page'
import type { IncidentRow } from '../../platform/watching/incidents/tell-incident.ts'
import type { JobRow, readOperations } from '../../platform/watching/jobs/read-operations.ts'

/** An incident as the pages show it. */
export function toIncidentView({ titleEn, beganAt, endedAt, words, ...incident }: IncidentRow): IncidentView {
  return {
    ...incident,
    ...(titleEn && { titleEn }),
    beganAt: beganAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    words: words.map(({ saysEn, saidAt, saysVi }) => ({
      ...{ saysVi, saidAt: new Date(saidAt).toISOString() },
      ...(saysEn && { saysEn }),
    })),
  }
}

/** A job as the pages show it: what it is about as text. */
export function toJobView({ createdAt, runAt, lastError, payload, ...job }: JobRow): JobView {
  // The trace it came from is for machines.
  const { traceparent: _, ...about } = payload
  return {
    ...job,
    createdAt: createdAt.toISOString(),
    runAt: runAt.toISOString(),
    ...(lastError && { lastError }),
    payload: JSON.stringify(job.isEvent ? (about.payload ?? {}) : about),
  }
}

/** How the system stands, as the page shows it. */
export function toOperationsView(found: Awaited<ReturnType<typeof readOperations>>): OperationsPageProps {
  const { readiness, disk, size, connections, replicas, standing, backup, messages } = found
  return {
    checks: Object.entries(readiness).map(([check, isGood]) => ({
      check: check as OperationsPageProps['checks'][number]['check'],
      isGood,
    })),
    disk,
    databaseBytes: size.bytes,
    connections: { many: connections.reduce((sum, { many }) => sum + many, 0), most: size.most },
    backup: {
      ...(backup.takenAt && { takenAt: backup.takenAt.toISOString() }),
      bytes: backup.bytes,
      hasFailed: backup.hasFailed,
    },
    archive: {
      isArchiving: standing.isArchiving,
      ...(standing.archivedAt && { archivedAt: standing.archivedAt.toISOString() }),
      failures: standing.archiveFailures,
    },
    ...(standing.isStandby && { standbyBehindSeconds: standing.behindSeconds }),
    replicas: replicas.map(({ lagBytes, ...replica }) => ({ ...replica, lagBytes: lagBytes ?? 0 })),
    messages: messages.map(({ channel, ...counts }) => ({ channel: channel as 'email' | 'sms' | 'zalo', ...counts })),
  }
}
