import type { Tx } from '../sql.ts'

/** Sends texts of fewer than 8,000 bytes each to whoever listens to a channel, in order. */
export async function notify(tx: Tx, channel: string, payloads: readonly string[]): Promise<void> {
  await tx`
    select pg_notify(${channel}, p.payload) from unnest(${payloads as string[]}::text[]) with ordinality p (payload, no) order by p.no`
}
