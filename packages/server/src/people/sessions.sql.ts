import type { HeldRole } from '@saolang/core/people/session.ts'
import type { Tx } from '../platform/sql.ts'

/** A living session with the person and the grant it wears; nothing is given for a disabled person or an ended grant. */
export type SessionRow = {
  id: string
  personId: string
  fullName: string
  grantId: string
  role: HeldRole
  level: 'commune' | 'province' | 'nation' | null
  communeCode: string | null
  provinceCode: string | null
  organisationId: string | null
  openedAt: Date
  seenAt: Date
}

/** A session as its owner sees it. */
export type OwnSession = { id: string; device: string; role: HeldRole; openedAt: Date; seenAt: Date }

/** Opens a session; one that takes the place of another keeps that one's age (`after`). */
export async function addSession(
  tx: Tx,
  s: {
    id: string
    tokenHash: Buffer
    personId: string
    grantId: string
    device: string
    at: Date
    after?: string | undefined
  },
): Promise<void> {
  await tx`
    insert into people.session (id, token_hash, person_id, grant_id, device, opened_at, seen_at)
    values (${s.id}, ${s.tokenHash}, ${s.personId}, ${s.grantId}, ${s.device},
      coalesce((select opened_at from people.session where id = ${s.after ?? null}), ${s.at}), ${s.at})`
}

/** The session of a token. */
export async function findSession(tx: Tx, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const [row] = await tx`
    select s.id, s.person_id as "personId", p.full_name as "fullName", g.id as "grantId", g.role, g.level,
      g.commune_code as "communeCode", g.province_code as "provinceCode", g.organisation_id as "organisationId",
      s.opened_at as "openedAt", s.seen_at as "seenAt"
    from people.session s
    join people.person p on p.id = s.person_id and p.disabled_at is null
    join people.role_grant g on g.id = s.grant_id and g.valid_to is null
    where s.token_hash = ${tokenHash} and s.ended_at is null`
  return row as SessionRow | undefined
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update people.session set seen_at = ${at} where id = ${id} and ended_at is null`
}

/** Ends a session; false when it has ended, or is not this person's. */
export async function endSession(
  tx: Tx,
  { id, personId, reason, at }: { id: string; personId: string; reason: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update people.session set ended_at = ${at}, end_reason = ${reason}
    where id = ${id} and person_id = ${personId} and ended_at is null returning id`
  return rows.length === 1
}

/** Ends every session of a person but one. */
export async function endOtherSessions(
  tx: Tx,
  { personId, but, reason, at }: { personId: string; but: string | undefined; reason: string; at: Date },
): Promise<void> {
  await tx`
    update people.session set ended_at = ${at}, end_reason = ${reason}
    where person_id = ${personId} and ended_at is null and id is distinct from ${but ?? null}::uuid`
}

/** The sessions of a person that nobody ended, last used first. */
export async function listOwnSessions(tx: Tx, personId: string): Promise<OwnSession[]> {
  const rows = await tx`
    select s.id, s.device, g.role, s.opened_at as "openedAt", s.seen_at as "seenAt"
    from people.session s join people.role_grant g on g.id = s.grant_id and g.valid_to is null
    where s.person_id = ${personId} and s.ended_at is null order by s.seen_at desc, s.id`
  return [...rows] as unknown as OwnSession[]
}

/** The grant that a person wore last. */
export async function findLastGrantId(tx: Tx, personId: string): Promise<string | undefined> {
  const [row] = await tx`
    select grant_id as id from people.session where person_id = ${personId} order by opened_at desc, id desc limit 1`
  return row?.id
}

/** Lets a session wear another grant of the same person. */
export async function wearGrant(tx: Tx, sessionId: string, grantId: string): Promise<void> {
  await tx`
    update people.session s set grant_id = ${grantId} from people.role_grant g
    where s.id = ${sessionId} and g.id = ${grantId} and g.person_id = s.person_id`
}
