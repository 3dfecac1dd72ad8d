import type { Tx } from '../../../platform/sql.ts'

/** Tells the other processes. */
export async function notifyRooms(tx: Tx, channel: string, payloads: readonly string[]): Promise<void> {
  for (const payload of payloads) await tx`select pg_notify(${channel}, ${payload})`
}
