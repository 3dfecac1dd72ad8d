import type { Tx } from '../sql.ts'

export type CarrierToken = { accessToken: string; refreshToken: string; expiresAt: Date }

/** Waits for whoever renews the tokens of a carrier, then keeps others waiting until the transaction ends. */
export async function lockCarrier(tx: Tx, carrier: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`carrier ${carrier}`}, 521))`
}

/** The newest tokens of a carrier. */
export async function findToken(tx: Tx, carrier: string): Promise<CarrierToken | undefined> {
  const [row] = await tx<CarrierToken[]>`
    select access_token as "accessToken", refresh_token as "refreshToken", expires_at as "expiresAt"
    from platform.carrier_token where carrier = ${carrier}`
  return row
}

/** Keeps the newest tokens of a carrier. */
export async function saveToken(tx: Tx, carrier: string, token: CarrierToken, at: Date): Promise<void> {
  await tx`
    insert into platform.carrier_token (carrier, access_token, refresh_token, expires_at, renewed_at)
    values (${carrier}, ${token.accessToken}, ${token.refreshToken}, ${token.expiresAt}, ${at})
    on conflict (carrier) do update set access_token = excluded.access_token, refresh_token = excluded.refresh_token,
      expires_at = excluded.expires_at, renewed_at = excluded.renewed_at`
}
