import type { Tx } from '../../platform/sql.ts'

/** A client as its page shows it. */
export type ClientRow = {
  id: string
  name: string
  personId: string
  grantId: string
  scopes: string[]
  publicKeys: { keys: Record<string, unknown>[] } | null
  isSandbox: boolean
  contactEmail: string
  perMinute: number
  perDay: number
  registeredAt: Date
  revokedAt: Date | null
  level: 'province' | 'nation' | null
  provinceCode: string | null
  organisationId: string | null
  organisationName: string | null
  /** The province of its unit or of its organisation. */
  homeProvince: string | null
  lastUsedAt: Date | null
}

const columns = (tx: Tx) => tx`
  c.id, c.name, c.person_id as "personId", c.grant_id as "grantId", c.scopes, c.public_keys as "publicKeys",
  c.is_sandbox as "isSandbox", c.contact_email as "contactEmail", c.per_minute as "perMinute", c.per_day as "perDay",
  c.registered_at as "registeredAt", c.revoked_at as "revokedAt", g.level, g.province_code as "provinceCode",
  g.organisation_id as "organisationId", o.name as "organisationName",
  coalesce(g.province_code, o.province_code) as "homeProvince",
  (select max(u.last_at) from people.client_use u where u.client_id = c.id and u.span = 'day') as "lastUsedAt"`

const source = (tx: Tx) => tx`
  people.client c join people.role_grant g on g.id = c.grant_id
  left join people.organisation o on o.id = g.organisation_id`

/** Adds a client. */
export async function addClient(
  tx: Tx,
  c: Pick<
    ClientRow,
    | 'id'
    | 'name'
    | 'personId'
    | 'grantId'
    | 'scopes'
    | 'publicKeys'
    | 'isSandbox'
    | 'contactEmail'
    | 'perMinute'
    | 'perDay'
  > & { by: string; at: Date },
): Promise<void> {
  await tx`
    insert into people.client (id, name, person_id, grant_id, scopes, public_keys, is_sandbox, contact_email, per_minute,
      per_day, registered_by, registered_at)
    values (${c.id}, ${c.name}, ${c.personId}, ${c.grantId}, ${c.scopes},
      ${c.publicKeys && JSON.stringify(c.publicKeys)}::text::jsonb, ${c.isSandbox}, ${c.contactEmail}, ${c.perMinute},
      ${c.perDay}, ${c.by}, ${c.at})`
}

/** The client of an id. */
export async function findClient(tx: Tx, id: string): Promise<ClientRow | undefined> {
  const [row] = await tx`select ${columns(tx)} from ${source(tx)} where c.id = ${id}`
  return row as ClientRow | undefined
}

/** Clients of a province (its own and its organisations'), of one organisation, or all; the newest first, those that work before those revoked. */
export async function listClients(
  tx: Tx,
  { provinceCode, organisationId }: { provinceCode: string | null; organisationId: string | null },
): Promise<ClientRow[]> {
  const rows = await tx`
    select ${columns(tx)} from ${source(tx)}
    where (${provinceCode}::text is null or coalesce(g.province_code, o.province_code) = ${provinceCode})
      and (${organisationId}::uuid is null or g.organisation_id = ${organisationId})
    order by c.revoked_at is not null, c.registered_at desc, c.id desc limit 500`
  return [...rows] as unknown as ClientRow[]
}

/** Revokes a client; false when it was before. */
export async function markRevoked(tx: Tx, { id, by, at }: { id: string; by: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    update people.client set revoked_by = ${by}, revoked_at = ${at} where id = ${id} and revoked_at is null returning id`
  return rows.length === 1
}

/** Keeps a secret by its hash. */
export async function addSecret(
  tx: Tx,
  secret: { id: string; clientId: string; secretHash: Buffer; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into people.client_secret (id, client_id, secret_hash, made_by, made_at)
    values (${secret.id}, ${secret.clientId}, ${secret.secretHash}, ${secret.by}, ${secret.at})`
}

/** Lets the secrets of a client hold no longer than until then. */
export async function endSecrets(tx: Tx, clientId: string, until: Date): Promise<void> {
  await tx`
    update people.client_secret set expires_at = ${until}
    where client_id = ${clientId} and (expires_at is null or expires_at > ${until})`
}

/** When the secrets of a client that hold were made, and until when they hold; the newest first. */
export async function listSecrets(
  tx: Tx,
  clientId: string,
  at: Date,
): Promise<{ madeAt: Date; expiresAt: Date | null }[]> {
  return tx<{ madeAt: Date; expiresAt: Date | null }[]>`
    select made_at as "madeAt", expires_at as "expiresAt" from people.client_secret
    where client_id = ${clientId} and (expires_at is null or expires_at > ${at}) order by made_at desc, id desc`
}

/** Whether a secret is one of a client's that hold. */
export async function holdsSecret(
  tx: Tx,
  { clientId, secretHash, at }: { clientId: string; secretHash: Buffer; at: Date },
): Promise<boolean> {
  const rows = await tx`
    select from people.client_secret
    where client_id = ${clientId} and secret_hash = ${secretHash} and (expires_at is null or expires_at > ${at})`
  return rows.length === 1
}
