import { view } from '../act.ts'
import type { Tx } from '../sql.ts'
import { countMessages, type LogRow, listMessages, listStates } from './log.sql.ts'
import type { MessageState } from './message-states.ts'

const mostListed = 200
const countedMillis = 30 * 86_400_000

/** The newest messages with what became of them, and how many of the last 30 days stand where. Names nobody: what carriers wrote of an address is left out. */
export const readMessageLog = view('message.read', async ({ tx, now }, { state }: { state?: MessageState }) => ({
  messages: (await listMessages(tx, state ?? null, mostListed)).map(withoutAddresses),
  counts: await countMessages(tx, new Date(now.getTime() - countedMillis)),
}))

/** Where each of these messages stands, by what it is about. Names nobody. */
export function listMessageStates(
  tx: Tx,
  abouts: readonly string[],
): Promise<{ about: string; state: MessageState; detail: string | null }[]> {
  return listStates(tx, abouts)
}

function withoutAddresses(row: LogRow): LogRow {
  return { ...row, reference: hideAddresses(row.reference), detail: hideAddresses(row.detail) }
}

/** A carrier's words without e-mail addresses and telephone numbers. */
export function hideAddresses(text: string | null): string | null {
  return text?.replace(anEmail, '…@…').replace(aPhone, '…') ?? null
}

const anEmail = /[^\s<>"',;:]+@[^\s<>"',;:]+/g
const aPhone = /(?<![\w.-])(?:\+?84|0)(?:[ .()-]?\d){8,9}(?!\w)/g
