import type postgres from 'postgres'
import { postgres as open } from './postgres/mended-driver.ts'
import { openToFollowers } from './watching/statements/follow-statements.ts'

/**
 * Opens a pool by a PostgreSQL address. `?host=/folder` names the folder of a Unix socket, as libpq has it
 * (https://www.postgresql.org/docs/18/libpq-connect.html, section 34.1.1.2); the client library does not know that form.
 */
export function connect(
  url: string,
  options: postgres.Options<Record<string, postgres.PostgresType>> = {},
): postgres.Sql {
  const address = new URL(url)
  const socketDir = address.searchParams.get('host')
  address.searchParams.delete('host')
  const sql = open(address.toString(), {
    onnotice: () => {},
    ...(socketDir && { host: socketDir }),
    ...options,
  }) as unknown as postgres.Sql
  openToFollowers(sql)
  return sql
}
