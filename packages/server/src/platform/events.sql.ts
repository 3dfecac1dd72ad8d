import type { EventName, EventPayload } from './events.ts'
import type { Tx } from './sql.ts'

/** Puts an event in the outbox: a job of the same transaction, delivered after it commits. */
export async function emitEvent<N extends EventName>(tx: Tx, name: N, payload: EventPayload<N>): Promise<void> {
  await tx`select platform.emit(${name}, ${tx.json(payload as never)})`
}
