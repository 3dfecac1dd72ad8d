import type { Tx } from '../../platform/sql.ts'

/** A passkey as its owner sees it. */
export type OwnPasskey = { id: string; name: string; createdAt: Date; usedAt: Date | null }

/** A passkey with what proves it. */
export type Passkey = { id: string; personId: string; publicKey: Buffer; counter: number; transports: string[] }

/** The second factors of a person. */
export type SecondFactors = { hasTotp: boolean; passkeys: OwnPasskey[]; recoveryCodesLeft: number }

/** The hash of a person's password. */
export async function findPasswordHash(tx: Tx, personId: string): Promise<string | undefined> {
  const [row] = await tx`select hash from people.password where person_id = ${personId}`
  return row?.hash
}

/** Whether a person has a password at all. */
export async function hasPassword(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx`select person_id from people.password where person_id = ${personId}`
  return rows.length > 0
}

/** Sets a person's password. */
export async function savePasswordHash(tx: Tx, personId: string, hash: string, at: Date): Promise<void> {
  await tx`
    insert into people.password (person_id, hash, changed_at) values (${personId}, ${hash}, ${at})
    on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`
}

/** Whether a person can show a second factor at all. */
export function holdsFactor({ hasTotp, passkeys }: Pick<SecondFactors, 'hasTotp' | 'passkeys'>): boolean {
  return hasTotp || passkeys.length > 0
}

/** The second factors of a person, without their secrets. */
export async function findSecondFactors(tx: Tx, personId: string): Promise<SecondFactors> {
  const totp = await tx`select person_id from people.totp where person_id = ${personId} and confirmed_at is not null`
  const passkeys = await tx`
    select id, name, created_at as "createdAt", used_at as "usedAt" from people.passkey
    where person_id = ${personId} order by created_at, id`
  const [codes] = await tx`
    select count(person_id)::int as n from people.recovery_code where person_id = ${personId} and used_at is null`
  return {
    hasTotp: totp.length > 0,
    passkeys: [...passkeys] as unknown as OwnPasskey[],
    recoveryCodesLeft: codes?.n as number,
  }
}

/** Keeps a sealed secret that is not confirmed yet; leaves a confirmed one alone. */
export async function saveTotpSecret(tx: Tx, personId: string, sealed: string): Promise<void> {
  await tx`
    insert into people.totp (person_id, secret) values (${personId}, ${sealed})
    on conflict (person_id) do update set secret = excluded.secret, last_step = 0 where totp.confirmed_at is null`
}

/** The sealed secret of a person, and since when it counts. */
export async function findTotp(tx: Tx, personId: string) {
  const [row] = await tx`select secret, confirmed_at as "confirmedAt" from people.totp where person_id = ${personId}`
  return row as { secret: string; confirmedAt: Date | null } | undefined
}

/** Uses a step of the clock up; false when it or a later one was used: no code serves twice. */
export async function useTotpStep(tx: Tx, personId: string, step: number, at: Date): Promise<boolean> {
  const rows = await tx`
    update people.totp set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${at})
    where person_id = ${personId} and last_step < ${step} returning person_id`
  return rows.length === 1
}

/** Takes the authenticator app of a person away. */
export async function removeTotp(tx: Tx, personId: string): Promise<void> {
  await tx`delete from people.totp where person_id = ${personId}`
}

/** Gives a person new recovery codes; the old ones are void. */
export async function saveRecoveryCodes(tx: Tx, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx`delete from people.recovery_code where person_id = ${personId}`
  for (const hash of hashes) await tx`insert into people.recovery_code (person_id, hash) values (${personId}, ${hash})`
}

/** Uses a recovery code up; false when there is none such. */
export async function useRecoveryCode(tx: Tx, personId: string, hash: Buffer, at: Date): Promise<boolean> {
  const rows = await tx`
    update people.recovery_code set used_at = ${at}
    where person_id = ${personId} and hash = ${hash} and used_at is null returning person_id`
  return rows.length === 1
}

/** Keeps a passkey; false when it is known already. */
export async function addPasskey(tx: Tx, key: Passkey & { name: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    insert into people.passkey (id, person_id, public_key, counter, transports, name, created_at)
    values (${key.id}, ${key.personId}, ${key.publicKey}, ${key.counter}, ${key.transports}, ${key.name}, ${key.at})
    on conflict do nothing returning id`
  return rows.length === 1
}

/** The passkey of an id. */
export async function findPasskey(tx: Tx, id: string): Promise<Passkey | undefined> {
  const [row] = await tx`
    select id, person_id as "personId", public_key as "publicKey", counter, transports from people.passkey where id = ${id}`
  return row as Passkey | undefined
}

/** Notes that a passkey was used, with its new counter. */
export async function savePasskeyUse(tx: Tx, id: string, counter: number, at: Date): Promise<void> {
  await tx`update people.passkey set counter = ${counter}, used_at = ${at} where id = ${id}`
}

/** Takes a passkey away; false when it is not this person's. */
export async function removePasskey(tx: Tx, id: string, personId: string): Promise<boolean> {
  const rows = await tx`delete from people.passkey where id = ${id} and person_id = ${personId} returning id`
  return rows.length === 1
}

/** The person of an identity at a provider. */
export async function findIdentity(tx: Tx, issuer: string, subjectHash: Buffer): Promise<string | undefined> {
  const [row] = await tx`
    select person_id as id from people.identity where issuer = ${issuer} and subject_hash = ${subjectHash}`
  return row?.id
}

/** Links an identity at a provider to a person. */
export async function addIdentity(
  tx: Tx,
  i: { issuer: string; subjectHash: Buffer; personId: string; at: Date },
): Promise<void> {
  await tx`
    insert into people.identity (issuer, subject_hash, person_id, linked_at)
    values (${i.issuer}, ${i.subjectHash}, ${i.personId}, ${i.at})`
}
