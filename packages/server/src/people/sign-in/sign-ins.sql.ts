import type { Tx } from '../../platform/sql.ts'

/** A sign-in half way. */
export type PendingLogin = {
  id: string
  personId: string | null
  kind: 'second-factor' | 'oidc' | 'passkey' | 'passkey-enrol'
  detail: Record<string, string>
  madeAt: Date
}

/** Whose and where an attempt is, by keyed hashes. */
export type AttemptKey = { accountHash: Buffer; addressHash: Buffer }

const lifeSeconds = 600

/** Takes the account for this transaction; false when another attempt on it runs at this moment. */
export async function lockAccount(tx: Tx, accountHash: Buffer): Promise<boolean> {
  const [row] =
    await tx`select pg_try_advisory_xact_lock(${accountHash.readInt32BE(0)}, ${accountHash.readInt32BE(4)}) as "isOurs"`
  return row?.isOurs === true
}

/** Notes an attempt. */
export async function addAttempt(tx: Tx, key: AttemptKey, at: Date, succeeded: boolean): Promise<void> {
  await tx`
    insert into people.sign_in_attempt (account_hash, address_hash, at, succeeded)
    values (${key.accountHash}, ${key.addressHash}, ${at}, ${succeeded})`
}

/** Failures on the account since its last success, within the window: from this address, and from anywhere. Oldest first. */
export async function listFailures(tx: Tx, key: AttemptKey, since: Date): Promise<{ here: Date[]; anywhere: Date[] }> {
  const rows = await tx`
    select at, address_hash = ${key.addressHash} as "isHere" from people.sign_in_attempt a
    where account_hash = ${key.accountHash} and not succeeded and at > ${since}
      and not exists (select from people.sign_in_attempt s where s.account_hash = a.account_hash
        and s.address_hash = a.address_hash and s.succeeded and s.at >= a.at and s.id > a.id)
    order by at`
  const found = [...rows] as unknown as { at: Date; isHere: boolean }[]
  return { here: found.filter(({ isHere }) => isHere).map(({ at }) => at), anywhere: found.map(({ at }) => at) }
}

/** Failures from an address since an instant, whatever the account. */
export async function countAddressFailures(tx: Tx, addressHash: Buffer, since: Date): Promise<number> {
  const [row] = await tx`
    select count(*)::int as n from people.sign_in_attempt where address_hash = ${addressHash} and not succeeded and at > ${since}`
  return row?.n as number
}

/** Forgets what is older than a day. */
export async function forgetAttempts(tx: Tx, before: Date): Promise<void> {
  await tx`delete from people.sign_in_attempt where at < ${before}`
}

/** Keeps a sign-in half way, and forgets those of yesterday. */
export async function addPending(tx: Tx, p: PendingLogin & { tokenHash: Buffer }): Promise<void> {
  await tx`delete from people.pending_login where made_at < ${p.madeAt}::timestamptz - interval '1 day'`
  await tx`
    insert into people.pending_login (id, token_hash, person_id, kind, detail, made_at)
    values (${p.id}, ${p.tokenHash}, ${p.personId}, ${p.kind}, ${tx.json(p.detail)}, ${p.madeAt})`
}

/** The sign-in half way of a token, with its secrets, if it is young and unused. */
export async function findPending(tx: Tx, tokenHash: Buffer, now: Date): Promise<PendingLogin | undefined> {
  const [row] = await tx`
    select id, person_id as "personId", kind, detail, made_at as "madeAt" from people.pending_login
    where token_hash = ${tokenHash} and used_at is null and made_at > ${now}::timestamptz - make_interval(secs => ${lifeSeconds})
    for update`
  return row as PendingLogin | undefined
}

/** Whose sign-in half way this is, if it is young and unused. */
export async function findPendingPerson(tx: Tx, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const [row] = await tx`
    select person_id as id from people.pending_login
    where token_hash = ${tokenHash} and kind = 'second-factor' and used_at is null
      and made_at > ${now}::timestamptz - make_interval(secs => ${lifeSeconds})`
  return row?.id ?? undefined
}

/** Uses a sign-in half way up; false when it was used already. */
export async function usePending(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows =
    await tx`update people.pending_login set used_at = ${at} where id = ${id} and used_at is null returning id`
  return rows.length === 1
}

/** Keeps an invitation. */
export async function addInvitation(
  tx: Tx,
  i: { id: string; tokenHash: Buffer; personId: string; invitedBy: string; at: Date },
): Promise<void> {
  await tx`
    insert into people.invitation (id, token_hash, person_id, invited_by, invited_at)
    values (${i.id}, ${i.tokenHash}, ${i.personId}, ${i.invitedBy}, ${i.at})`
}

/** Whom an invitation is for, while it holds: seven days, once. */
export async function findInvited(tx: Tx, tokenHash: Buffer, now: Date) {
  const [row] = await tx`
    select i.id, p.id as "personId", p.full_name as "fullName", p.email
    from people.invitation i join people.person p on p.id = i.person_id and p.disabled_at is null
    where i.token_hash = ${tokenHash} and i.used_at is null and i.invited_at > ${now}::timestamptz - interval '7 days'`
  return row as { id: string; personId: string; fullName: string; email: string } | undefined
}

/** Uses an invitation up; false when it was used already. */
export async function useInvitation(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx`update people.invitation set used_at = ${at} where id = ${id} and used_at is null returning id`
  return rows.length === 1
}
