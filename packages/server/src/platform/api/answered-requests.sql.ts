import type { Tx } from '../sql.ts'

/** An answer as it was given. */
export type KeptAnswer = {
  fingerprint: Buffer
  status: number
  headers: Record<string, string>
  body: string | null
}

/** Holds a key for as long as the transaction; false while another request holds it. */
export async function holdKey(tx: Tx, personId: string, key: string): Promise<boolean> {
  const [row] = await tx`select pg_try_advisory_xact_lock(hashtextextended(${`${personId} ${key}`}, 0)) as held`
  return row?.held as boolean
}

/** What was answered to this key. */
export async function findAnswer(tx: Tx, personId: string, key: string): Promise<KeptAnswer | undefined> {
  const [row] = await tx`
    select fingerprint, status, headers, body from platform.answered_request
    where person_id = ${personId} and key = ${key}`
  return row as KeptAnswer | undefined
}

/** Keeps an answer under its key. */
export async function addAnswer(
  tx: Tx,
  { personId, key, at, ...answer }: KeptAnswer & { personId: string; key: string; at: Date },
): Promise<void> {
  await tx`
    insert into platform.answered_request (person_id, key, fingerprint, status, headers, body, answered_at)
    values (${personId}, ${key}, ${answer.fingerprint}, ${answer.status},
      ${JSON.stringify(answer.headers)}::text::jsonb, ${answer.body}, ${at})`
}

/** Forgets what was answered before a moment. Gives how many. */
export async function dropAnswers(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx`delete from platform.answered_request where answered_at < ${before}`
  return count
}
