import type { Tx } from '../platform/sql.ts'
import type { SessionRow } from './sessions.sql.ts'

/** Who speaks by a token, and under which grant. */
export type TokenHolder = Omit<SessionRow, 'id' | 'grantId' | 'openedAt' | 'seenAt'>

/** Keeps a token by its hash. */
export async function addToken(
  tx: Tx,
  token: { id: string; tokenHash: Buffer; personId: string; grantId: string; at: Date; expiresAt: Date },
): Promise<void> {
  await tx`
    insert into people.access_token (id, token_hash, person_id, grant_id, made_at, expires_at)
    values (${token.id}, ${token.tokenHash}, ${token.personId}, ${token.grantId}, ${token.at}, ${token.expiresAt})`
}

/** Who holds a token that is neither over nor revoked; nobody for a disabled person or an ended grant. */
export async function findTokenHolder(
  tx: Tx,
  { tokenHash, at }: { tokenHash: Buffer; at: Date },
): Promise<TokenHolder | undefined> {
  const [row] = await tx`
    select p.id as "personId", p.full_name as "fullName", g.role, g.level, g.commune_code as "communeCode",
      g.province_code as "provinceCode", g.organisation_id as "organisationId"
    from people.access_token t
    join people.person p on p.id = t.person_id and p.disabled_at is null
    join people.role_grant g on g.id = t.grant_id and g.valid_to is null
    where t.token_hash = ${tokenHash} and t.revoked_at is null and t.expires_at > ${at}`
  return row as TokenHolder | undefined
}

/** A token as it is listed: whose, what for, until when. */
export type TokenRow = { id: string; email: string | null; role: string; madeAt: Date; expiresAt: Date }

/** Tokens that are neither over nor revoked, of a person or of all, the newest first. */
export async function listTokens(
  tx: Tx,
  { personId, at }: { personId: string | undefined; at: Date },
): Promise<TokenRow[]> {
  const theirs = personId === undefined ? tx`` : tx`and t.person_id = ${personId}`
  const rows = await tx`
    select t.id, p.email, g.role, t.made_at as "madeAt", t.expires_at as "expiresAt"
    from people.access_token t
    join people.person p on p.id = t.person_id
    join people.role_grant g on g.id = t.grant_id and g.valid_to is null
    where t.revoked_at is null and t.expires_at > ${at} ${theirs}
    order by t.made_at desc, t.id desc limit 500`
  return [...rows] as unknown as TokenRow[]
}

/** Revokes a token that still opens something, of a person or of anybody; false when there is none. */
export async function revokeToken(
  tx: Tx,
  { id, personId, at }: { id: string; personId: string | undefined; at: Date },
): Promise<boolean> {
  const theirs = personId === undefined ? tx`` : tx`and person_id = ${personId}`
  const rows = await tx`
    update people.access_token set revoked_at = ${at}
    where id = ${id} and revoked_at is null and expires_at > ${at} ${theirs} returning id`
  return rows.length === 1
}
