import { connect } from '../connect.ts'

/** What only one process of the installation does at a time, with the number of its lock. */
const locks = { prepare: 20_260_524 } satisfies Record<string, number>

/** Does something while no other process of the installation does the same: the others wait, and find it done. */
export async function doAlone<T>(url: string, what: keyof typeof locks, work: () => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1, max_lifetime: null, connection: { application_name: `saolang ${what}` } })
  try {
    await sql`select pg_advisory_lock(${locks[what]})`
    return await work()
  } finally {
    await sql.end({ timeout: 5 })
  }
}
