import { type Outcome, readAnswer } from '@saolang/core/trace/exchange/answer.ts'
import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import { currentTime } from '../../platform/act.ts'
import { readAuthHeader, readCertificate } from './credentials.ts'
import type { PayloadRow } from './outbox.sql.ts'
import { postPayload } from './post-payload.ts'
import { signPayload } from './sign-payload.ts'
import type { SettingRow } from './targets.sql.ts'

/** A try and what came of it. */
export type Sent = { outcome: Outcome; signature: string | null; status: number | null; answer: string | null }

const keptAnswer = 4000

/** Signs a payload, sends it to its target once and reads the answer. Never throws. */
export async function sendPayload({
  setting: { target, address, auth },
  payload: { body, mediaType, idempotencyKey },
  mapping,
}: {
  setting: SettingRow & { address: string }
  payload: PayloadRow
  mapping: Mapping
}): Promise<Sent> {
  const header = readAuthHeader(target, auth)
  if (!header)
    return { outcome: { kind: 'denied', detail: 'secret-missing' }, signature: null, status: null, answer: null }
  const at = currentTime()
  const signature = await signPayload({ body, audience: address, idempotencyKey, at })
  const answered = await postPayload({
    ...{ address, body, certificate: readCertificate(target) },
    headers: {
      ...header,
      'content-type': `${mediaType}; charset=utf-8`,
      accept: mediaType,
      'idempotency-key': idempotencyKey,
      'x-jws-signature': signature,
    },
  })
  if ('error' in answered)
    return { outcome: { kind: 'failed', detail: answered.error }, signature, status: null, answer: null }
  // A NUL is the one character that the database does not hold.
  const answer = answered.body.slice(0, keptAnswer).replaceAll('\0', '\uFFFD')
  return { outcome: readAnswer(mapping, answered, at), signature, status: answered.status, answer }
}
