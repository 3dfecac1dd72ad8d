import { statfs } from 'node:fs/promises'
import type { Config } from '../../config.ts'
import { isBeingDrained } from '../../health.ts'
import { readReplicaState } from '../../replica/reading.ts'
import { countUnconfirmed } from '../../replica/second-copy.ts'
import { inReadOnly } from '../../sql.ts'
import { checkReadiness } from '../readiness.ts'
import {
  countJobs,
  countMessages,
  findDatabaseSize,
  findNewestBackup,
  findStanding,
  listConnections,
  listReplicas,
} from './gauges.sql.ts'
import { type Measure, measure } from './measures.ts'

const readDatabase = () =>
  inReadOnly(async (tx) => ({ connections: await listConnections(tx), size: await findDatabaseSize(tx) }))
const readReplication = () =>
  inReadOnly(async (tx) => ({ replicas: await listReplicas(tx), standing: await findStanding(tx) }))

/** What the platform measures of itself. */
export function ownMeasures({ dataDir }: Pick<Config, 'dataDir'>): readonly Measure[] {
  return [readiness, database, jobs, messages, replication, reading, backup, diskOf(dataDir), build]
}

const readiness = measure({
  name: 'readiness',
  gauges: {
    saolang_ready: { help: 'Whether what a process needs to serve is there (1) or not (0)', labels: ['check'] },
    saolang_draining: { help: 'Whether the process is about to stop' },
  },
  read: async () => [
    ...Object.entries(await checkReadiness()).map(
      ([check, isThere]) => ['saolang_ready', Number(isThere), { check }] as const,
    ),
    ['saolang_draining', Number(isBeingDrained())],
  ],
})

const database = measure({
  name: 'database',
  gauges: {
    saolang_db_connections: {
      help: 'Sessions of the database by what they are for and state',
      labels: ['pool', 'state'],
    },
    saolang_db_connections_most: { help: 'How many sessions the database admits' },
    saolang_db_size_bytes: { help: 'The size of the database' },
    saolang_workers: { help: 'Processes that do the work of the background' },
  },
  read: async () => {
    const { connections, size } = await readDatabase()
    return [
      ...connections.map(({ pool, state, many }) => ['saolang_db_connections', many, { pool, state }] as const),
      ['saolang_db_connections_most', size.most],
      ['saolang_db_size_bytes', size.bytes],
      // Each holds one such session for as long as it lives.
      ['saolang_workers', connections.reduce((sum, { pool, many }) => sum + (pool === 'presence' ? many : 0), 0)],
    ]
  },
})

const jobs = measure({
  name: 'jobs',
  gauges: {
    saolang_jobs: { help: 'Work of the background that is not done, by kind and state', labels: ['kind', 'state'] },
    saolang_job_oldest_seconds: { help: 'How long the oldest work that is due has waited', labels: ['kind'] },
    saolang_jobs_failed: { help: 'Work that failed for good, all kinds' },
    saolang_outbox_waiting: { help: 'Events that nobody has heard yet' },
    saolang_outbox_lag_seconds: { help: 'How long the oldest event that nobody has heard has waited' },
  },
  read: async () => {
    const counts = await inReadOnly(countJobs)
    const due = counts.filter(({ state }) => state === 'waiting' || state === 'retrying')
    const events = due.filter(({ isEvent }) => isEvent)
    const oldest = Map.groupBy(due, ({ kind }) => kind)
    const many = (some: typeof counts) => some.reduce((sum, each) => sum + each.many, 0)
    return [
      ...counts.map((each) => ['saolang_jobs', each.many, { kind: each.kind, state: each.state }] as const),
      ...[...oldest].map(
        ([kind, some]) =>
          ['saolang_job_oldest_seconds', Math.max(...some.map((s) => s.oldestSeconds)), { kind }] as const,
      ),
      ['saolang_jobs_failed', many(counts.filter(({ state }) => state === 'failed'))],
      ['saolang_outbox_waiting', many(events)],
      ['saolang_outbox_lag_seconds', Math.max(0, ...events.map(({ oldestSeconds }) => oldestSeconds))],
    ]
  },
})

const messages = measure({
  name: 'messages',
  gauges: {
    saolang_messages_waiting: { help: 'Messages that no carrier took yet', labels: ['channel'] },
    saolang_messages_failed_hour: { help: 'Tries to send that failed within the last hour', labels: ['channel'] },
  },
  read: async () =>
    (await inReadOnly(countMessages)).flatMap(({ channel, waiting, failed }) => [
      ['saolang_messages_waiting', waiting, { channel }] as const,
      ['saolang_messages_failed_hour', failed, { channel }] as const,
    ]),
})

const replication = measure({
  name: 'replication',
  gauges: {
    saolang_replicas: { help: 'Standbys that read along' },
    saolang_replication_lag_bytes: { help: 'What a standby has not replayed yet', labels: ['replica'] },
    saolang_replication_lag_seconds: { help: 'How far a standby lies behind', labels: ['replica'] },
    saolang_db_standby: { help: 'Whether the database is itself a standby' },
    saolang_db_standby_behind_seconds: { help: 'How far this standby lies behind its primary' },
    saolang_wal_archiving: { help: 'Whether the write-ahead log is archived' },
    saolang_wal_archived_age_seconds: { help: 'Since when the archive has got nothing' },
    saolang_wal_archive_failures: { help: 'How often archiving failed since the statistics began' },
  },
  read: async () => {
    const { replicas, standing } = await readReplication()
    return [
      ['saolang_replicas', replicas.length],
      ...replicas.flatMap(({ name: replica, lagBytes, lagSeconds }) => [
        ['saolang_replication_lag_bytes', lagBytes ?? 0, { replica }] as const,
        ['saolang_replication_lag_seconds', lagSeconds, { replica }] as const,
      ]),
      ['saolang_db_standby', Number(standing.isStandby)],
      ['saolang_db_standby_behind_seconds', standing.behindSeconds],
      ['saolang_wal_archiving', Number(standing.isArchiving)],
      ['saolang_wal_archive_failures', standing.archiveFailures],
      ...(standing.archivedAt
        ? [['saolang_wal_archived_age_seconds', (Date.now() - standing.archivedAt.getTime()) / 1000] as const]
        : []),
    ]
  },
})

const reading = measure({
  name: 'reading',
  gauges: {
    saolang_replica_used: { help: 'Whether this process reads public pages from a standby' },
    saolang_replica_lag_seconds: { help: 'How old the picture of the standby is that this process reads' },
    saolang_replica_reads: { help: 'Public reads from the standby since the start' },
    saolang_replica_reads_failed: { help: 'Public reads that the standby failed and the primary answered' },
    saolang_decisions_unconfirmed: { help: 'Decisions kept here that the second copy did not confirm in time' },
  },
  read: async () => {
    const state = readReplicaState()
    return [
      ['saolang_decisions_unconfirmed', countUnconfirmed()],
      ...(state
        ? [
            ['saolang_replica_used', Number(state.standing === 'used')] as const,
            ['saolang_replica_reads', state.reads] as const,
            ['saolang_replica_reads_failed', state.failedReads] as const,
          ]
        : []),
      ...(state?.lagMillis === undefined ? [] : [['saolang_replica_lag_seconds', state.lagMillis / 1000] as const]),
    ]
  },
})

const backup = measure({
  name: 'backup',
  gauges: {
    saolang_backup_taken: { help: 'Whether there is a backup that was verified' },
    saolang_backup_age_seconds: { help: 'How old the newest verified backup is' },
    saolang_backup_size_bytes: { help: 'The size of the newest verified backup' },
    saolang_backup_failed: { help: 'Whether the newest attempt at a backup failed' },
  },
  read: async () => {
    const { takenAt, bytes, hasFailed } = await inReadOnly(findNewestBackup)
    return [
      ['saolang_backup_taken', Number(takenAt !== null)],
      ...(takenAt
        ? [
            ['saolang_backup_age_seconds', (Date.now() - takenAt.getTime()) / 1000] as const,
            ['saolang_backup_size_bytes', bytes] as const,
          ]
        : []),
      ['saolang_backup_failed', Number(hasFailed)],
    ]
  },
})

function diskOf(dataDir: string): Measure {
  return measure({
    name: 'disk',
    gauges: {
      saolang_disk_free_bytes: { help: 'Room on the disk of the data folder' },
      saolang_disk_size_bytes: { help: 'The size of the disk of the data folder' },
    },
    read: async () => {
      const { bavail, blocks, bsize } = await statfs(dataDir)
      return [
        ['saolang_disk_free_bytes', bavail * bsize],
        ['saolang_disk_size_bytes', blocks * bsize],
      ]
    },
  })
}

const build = measure({
  name: 'build',
  gauges: { saolang_build_info: { help: 'What runs here, always 1', labels: ['node'] } },
  read: async () => [['saolang_build_info', 1, { node: process.versions.node }]],
})
