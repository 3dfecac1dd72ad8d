import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../../../people/settings.ts'
import { publicView } from '../../../platform/act.ts'
import { findLive, type LiveRow } from '../sessions.sql.ts'

/** What a host writes into OBS as its key: the sale and a secret that nothing but this installation can make. It is stored nowhere. */
export function streamKeyOf({ id, keyVersion }: Pick<LiveRow, 'id' | 'keyVersion'>): string {
  return `${id}_${keyedHash('live-key', `${id} ${keyVersion}`).toString('base64url').replaceAll('-', '_').slice(0, 32)}`
}

/** The sale on air that a key opens; undefined for a key of none. */
export const findLiveByKey = publicView(async ({ tx }, key: string): Promise<LiveRow | undefined> => {
  const id = /^([0-9a-f-]{36})_/.exec(key)?.[1]
  const live = id ? await findLive(tx, id) : undefined
  if (live?.status !== 'live') return undefined
  return isSameSecret(key, streamKeyOf(live)) ? live : undefined
})

/** What we ourselves show to another engine when we send a browser's pictures on to it. */
export function engineKeyOf(sessionId: string): string {
  return keyedHash('live-engine', sessionId).toString('hex')
}

/** Whether two secrets are the same, in a time that tells nothing of either. */
export function isSameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
