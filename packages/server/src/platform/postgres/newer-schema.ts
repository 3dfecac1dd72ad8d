import type postgres from 'postgres'
import { version } from '../config.ts'

/** A migration as the database remembers it: `contractAfter` is the first version that does without what it took away. */
export type Applied = { name: string; sha256: string; contractAfter: string | null }

/** What ran in this database. */
export async function listApplied(sql: postgres.Sql): Promise<Applied[]> {
  return sql<Applied[]>`select name, sha256, contract_after as "contractAfter" from migration.applied order by name`
}

/**
 * Lets an older version serve what a newer one only added to, and says so. Throws one clear line when the newer one took away what
 * this version needs: it would fail in the middle of people's work.
 */
export function requireKnown(applied: readonly Applied[], known: readonly string[], own = version): void {
  const foreign = applied.filter(({ name }) => !known.includes(name))
  const beyond = foreign.find(({ contractAfter }) => contractAfter !== null && isOlder(own, contractAfter))
  if (beyond)
    throw new Error(
      `a newer version took away what version ${own} needs (migration ${beyond.name}): start version ${beyond.contractAfter} or newer, or restore a backup from before`,
    )
  if (foreign.length > 0)
    process.stderr.write(
      `saolang: the database is ${foreign.length} migration${foreign.length > 1 ? 's' : ''} ahead of version ${own}, and serves it still\n`,
    )
}

/** Throws one clear line while a process of a version before `first` serves this database: the migration would take away what it needs. */
export async function requireNobodyOlder(sql: postgres.Sql, migration: string, first: string): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and application_name ~ '^saolang (app|reader) '`
  const older = rows.map(({ name }) => name.split(' ')[2] as string).find((running) => isOlder(running, first))
  if (older)
    throw new Error(
      `migration ${migration} takes away what versions before ${first} need, and one of version ${older} still serves: end it first`,
    )
}

function isOlder(a: string, b: string): boolean {
  const [one, two] = [a, b].map((text) => text.split('.').map(Number))
  const at = one?.findIndex((part, i) => part !== two?.[i]) ?? -1
  return at >= 0 && (one?.[at] as number) < (two?.[at] as number)
}
