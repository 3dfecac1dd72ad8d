import type { Tx } from '../../platform/sql.ts'

/** By what identifier somebody is named in events; it gives rights once it is confirmed. */
export type Party = {
  id: string
  key: string
  identifier: string
  ownerId: string
  communeCode: string | null
  claimedAt: Date
  confirmedAt: Date | null
}

const columns = (tx: Tx) =>
  tx`id, key, identifier, owner_id as "ownerId", commune_code as "communeCode", claimed_at as "claimedAt",
    confirmed_at as "confirmedAt"`

/** Keeps a claim; false when the owner has claimed this key before. */
export async function addParty(tx: Tx, party: Omit<Party, 'confirmedAt'> & { claimedBy: string }): Promise<boolean> {
  const rows = await tx`
    insert into trace.party (id, key, identifier, owner_id, commune_code, claimed_by, claimed_at)
    values (${party.id}, ${party.key}, ${party.identifier}, ${party.ownerId}, ${party.communeCode}, ${party.claimedBy},
      ${party.claimedAt})
    on conflict (owner_id, key) where ended_at is null do nothing returning id`
  return rows.length === 1
}

/** A claim that has not ended. */
export async function findParty(tx: Tx, id: string): Promise<Party | undefined> {
  const [row] = await tx`select ${columns(tx)} from trace.party where id = ${id} and ended_at is null`
  return row as Party | undefined
}

/** How many others claim a key, and whether it is confirmed for one of them. */
export async function findRivals(
  tx: Tx,
  { id, key }: Pick<Party, 'id' | 'key'>,
): Promise<{ rivals: number; isTaken: boolean }> {
  const [row] = await tx`
    select count(*)::int as rivals, coalesce(bool_or(confirmed_at is not null), false) as "isTaken"
    from trace.party where key = ${key} and id <> ${id} and ended_at is null`
  return row as unknown as { rivals: number; isTaken: boolean }
}

/** Confirms a claim; false when it was confirmed before, or the key is confirmed for somebody else. */
export async function confirmParty(tx: Tx, { id, by, at }: { id: string; by: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    update trace.party p set confirmed_by = ${by}, confirmed_at = ${at}
    where id = ${id} and ended_at is null and confirmed_at is null and not exists (
      select from trace.party o where o.key = p.key and o.confirmed_at is not null and o.ended_at is null)
    returning id`
  return rows.length === 1
}

/** Ends a claim. */
export async function endParty(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update trace.party set ended_at = ${at} where id = ${id} and ended_at is null`
}

/** The claims of an owner, or all of a commune, or all where neither is given, the unconfirmed first. */
export async function listParties(
  tx: Tx,
  { ownerId, communeCode }: { ownerId?: string | undefined; communeCode?: string | undefined },
): Promise<Party[]> {
  const owner = ownerId === undefined ? tx`` : tx`and owner_id = ${ownerId}`
  const commune = communeCode === undefined ? tx`` : tx`and commune_code = ${communeCode}`
  const rows = await tx`
    select ${columns(tx)} from trace.party where ended_at is null ${owner} ${commune}
    order by confirmed_at is not null, claimed_at, id limit 500`
  return [...rows] as unknown as Party[]
}

/** The keys that are confirmed for an owner. */
export async function listConfirmedKeys(tx: Tx, ownerId: string): Promise<string[]> {
  const rows = await tx`
    select key from trace.party where owner_id = ${ownerId} and confirmed_at is not null and ended_at is null`
  return rows.map(({ key }) => key as string)
}

/** Whose these keys are, where they are confirmed. */
export async function listOwnersOfKeys(tx: Tx, keys: readonly string[]): Promise<{ key: string; ownerId: string }[]> {
  return tx<{ key: string; ownerId: string }[]>`
    select key, owner_id as "ownerId" from trace.party
    where key = any(${keys}::text[]) and confirmed_at is not null and ended_at is null`
}
