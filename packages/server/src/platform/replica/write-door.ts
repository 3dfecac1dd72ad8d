import { connect } from '../connect.ts'
import { askServer, type Server } from './servers.sql.ts'

/** The server that takes writes, and the one that copies it, if it does. */
export type Places = { primary: string; replica?: string }

/**
 * Finds out which of two servers takes writes. They may have changed places since the addresses were written down; of two that
 * would both take writes the one counts that was promoted last.
 */
export async function findPrimary(primary: string, replica: string): Promise<Places> {
  const [first, second] = await Promise.all([ask(primary), ask(replica)])
  if (!second || second.isStandby) return { primary, replica }
  if (first?.isStandby) return { primary: replica, replica: primary }
  if (!first || first.timeline < second.timeline) return { primary: replica }
  return { primary }
}

async function ask(url: string): Promise<Server | undefined> {
  const sql = connect(url, { max: 1, connect_timeout: 3, connection: { application_name: 'saolang watch' } })
  try {
    return await askServer(sql)
  } catch {
    return undefined
  } finally {
    await sql.end({ timeout: 1 })
  }
}
