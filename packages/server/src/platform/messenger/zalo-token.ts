import { currentTime } from '../act.ts'
import { inTransaction } from '../sql.ts'
import { type CarrierToken, findToken, lockCarrier, saveToken } from './carrier-tokens.sql.ts'
import type { Messaging } from './settings.ts'

const carrier = 'zalo'
const patienceMs = 15_000
/** Renewed so long before it ends, so that no message is on its way with a token that has just died. */
const spareMillis = 10 * 60_000

type Settings = NonNullable<Messaging['zalo']>

/**
 * The access token of a Zalo Official Account: as set, or, with an application's id and secret, renewed before its 25 hours are
 * over. A refresh token is good for one use and brings the next (oauth.zaloapp.com/v4/oa/access_token); it is kept in the
 * database, and one process renews at a time. `stale` is a token that Zalo has just refused. Throws when Zalo gives none.
 */
export async function getZaloToken(settings: Settings, stale?: string): Promise<string> {
  const { renewal, token } = settings
  if (!renewal) return token
  return inTransaction(async (tx) => {
    const known = await findToken(tx, carrier)
    if (known && isFresh(known, stale)) return known.accessToken
    await lockCarrier(tx, carrier)
    // Whoever held the lock before us has perhaps renewed it.
    const newest = await findToken(tx, carrier)
    if (newest && isFresh(newest, stale)) return newest.accessToken
    const next = await askForToken(renewal, newest?.refreshToken ?? renewal.refreshToken)
    await saveToken(tx, carrier, next, currentTime())
    return next.accessToken
  })
}

function isFresh({ accessToken, expiresAt }: CarrierToken, stale: string | undefined): boolean {
  return accessToken !== stale && expiresAt.getTime() - spareMillis > currentTime().getTime()
}

async function askForToken(
  { url, appId, secret }: NonNullable<Settings['renewal']>,
  refreshToken: string,
): Promise<CarrierToken> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { secret_key: secret, accept: 'application/json' },
    body: new URLSearchParams({ refresh_token: refreshToken, app_id: appId, grant_type: 'refresh_token' }),
    signal: AbortSignal.timeout(patienceMs),
  })
  if (!answer.ok) throw new Error(`Zalo answered ${answer.status} when asked for a token`)
  // Zalo writes the seconds as a text, and answers its errors with the status 200.
  const told = (await answer.json()) as Partial<Record<string, string | number>>
  if (!told.access_token || !told.refresh_token)
    throw new Error(`Zalo gave no token: ${told.error ?? ''} ${told.error_name ?? told.message ?? ''}`.trim())
  return {
    accessToken: String(told.access_token),
    refreshToken: String(told.refresh_token),
    expiresAt: new Date(currentTime().getTime() + Number(told.expires_in ?? 90_000) * 1000),
  }
}
