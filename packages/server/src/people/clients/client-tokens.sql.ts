import type { Tx } from '../../platform/sql.ts'

/** Who shows a token: its client, how far it reaches, and how much it may ask. */
export type ClientHolder = {
  clientId: string
  name: string
  personId: string
  scopes: string[]
  isSandbox: boolean
  perMinute: number
  perDay: number
  level: 'province' | 'nation' | null
  provinceCode: string | null
  organisationId: string | null
}

/** Keeps a token by its hash. */
export async function addClientToken(
  tx: Tx,
  token: { tokenHash: Buffer; clientId: string; scopes: readonly string[]; at: Date; expiresAt: Date },
): Promise<void> {
  await tx`
    insert into people.client_token (token_hash, client_id, scopes, made_at, expires_at)
    values (${token.tokenHash}, ${token.clientId}, ${[...token.scopes]}, ${token.at}, ${token.expiresAt})`
}

/** Who holds a token that is not over; nobody once the client is revoked, its person disabled or its grant ended. */
export async function findClientHolder(
  tx: Tx,
  { tokenHash, at }: { tokenHash: Buffer; at: Date },
): Promise<ClientHolder | undefined> {
  const [row] = await tx`
    select c.id as "clientId", c.name, c.person_id as "personId", t.scopes, c.is_sandbox as "isSandbox",
      c.per_minute as "perMinute", c.per_day as "perDay", g.level, g.province_code as "provinceCode",
      g.organisation_id as "organisationId"
    from people.client_token t
    join people.client c on c.id = t.client_id and c.revoked_at is null
    join people.person p on p.id = c.person_id and p.disabled_at is null
    join people.role_grant g on g.id = c.grant_id and g.valid_to is null
    where t.token_hash = ${tokenHash} and t.expires_at > ${at}`
  return row as ClientHolder | undefined
}

/** Removes a token of a client; false when it has none such. */
export async function dropClientToken(
  tx: Tx,
  { tokenHash, clientId }: { tokenHash: Buffer; clientId: string },
): Promise<boolean> {
  const rows = await tx`
    delete from people.client_token where token_hash = ${tokenHash} and client_id = ${clientId} returning client_id`
  return rows.length === 1
}

/** Removes every token of a client. */
export async function dropClientTokens(tx: Tx, clientId: string): Promise<void> {
  await tx`delete from people.client_token where client_id = ${clientId}`
}

/** Notes that an assertion was shown; false when it was before. */
export async function addAssertion(
  tx: Tx,
  { clientId, jti, expiresAt }: { clientId: string; jti: string; expiresAt: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into people.client_assertion (client_id, jti, expires_at) values (${clientId}, ${jti}, ${expiresAt})
    on conflict do nothing returning jti`
  return rows.length === 1
}

/** Sweeps away what is over: tokens and assertions, the minutes of quotas, days older than `daysBefore`. */
export async function sweepClients(tx: Tx, { at, daysBefore }: { at: Date; daysBefore: Date }): Promise<void> {
  await tx`delete from people.client_token where expires_at < ${at}`
  await tx`delete from people.client_assertion where expires_at < ${at}`
  await tx`
    delete from people.client_use
    where span = 'minute' and starts_at < ${at}::timestamptz - interval '1 hour' or span = 'day' and starts_at < ${daysBefore}`
}
