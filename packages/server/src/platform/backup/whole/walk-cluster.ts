import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

// What a base backup leaves out (https://www.postgresql.org/docs/18/protocol-replication.html, BASE_BACKUP): made anew at the start.
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const left =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|pg_internal\.init.*|pgsql_tmp.*|\.s\.PGSQL.*|current_logfiles.*|recovery\.signal|standby\.signal)$/

/** What of a cluster has to be copied, by path inside it: folders, and files with the control file last, as it must be. */
export function walkCluster(root: string): { folders: string[]; files: string[] } {
  const folders: string[] = []
  const files: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      const inside = relative(root, path)
      if (left.test(entry.name)) continue
      if (entry.isSymbolicLink())
        throw new Error(`${inside} lies elsewhere (a tablespace): back this server up with pgBackRest`)
      if (entry.isFile()) files.push(inside)
      if (!entry.isDirectory()) continue
      folders.push(inside)
      if (!emptied.has(inside)) walk(path)
      if (inside === 'pg_wal') files.push(...historiesIn(path).map((name) => join(inside, name)))
    }
  }
  walk(root)
  const control = join('global', 'pg_control')
  return {
    folders: [...folders, join('pg_wal', 'archive_status')],
    files: [...files.filter((file) => file !== control), control],
  }
}

const historiesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.history'))
