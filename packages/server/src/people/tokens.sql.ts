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
