import type { Tx } from '../../sql.ts'

/** How the newest backups went, and how the archive stands. */
export type Runs = {
  verifiedId: string | null
  verifiedAt: Date | null
  failedAt: Date | null
  failure: string | null
  archivedAt: Date | null
  archiveFailedAt: Date | null
}

/** What is written down of backups, and what PostgreSQL says of its archive. */
export async function findRuns(tx: Tx): Promise<Runs> {
  const [row] = await tx`
    select v.id as "verifiedId", v.verified_at as "verifiedAt", f.finished_at as "failedAt", f.failure,
      a.last_archived_time as "archivedAt", a.last_failed_time as "archiveFailedAt"
    from pg_stat_archiver a
    left join lateral (select id, verified_at from platform.backup_run where failure is null order by finished_at desc limit 1) v on true
    left join lateral (select finished_at, failure from platform.backup_run where failure is not null order by finished_at desc limit 1) f on true`
  return row as Runs
}
