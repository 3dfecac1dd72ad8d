import type { Tx } from '../../platform/sql.ts'

export type Standing = {
  id: string
  name: string
  provinceCode: string
  communeCode: string
  isDemo: boolean
  mergedInto: string | null
}

/** How organisations stand, locked until the transaction ends in one order: two merges of the same take turns. */
export async function lockStandings(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  return tx<Standing[]>`
    select id, name, province_code as "provinceCode", commune_code as "communeCode", is_demo as "isDemo", merged_into as "mergedInto"
    from people.organisation where id = any(${ids as string[]}::uuid[]) order by id for update`
}

/** Has an organisation go into another, or stand for itself again. */
export async function saveMergedInto(tx: Tx, id: string, intoId: string | null, at: Date): Promise<void> {
  await tx`update people.organisation set merged_into = ${intoId}, changed_at = ${at} where id = ${id}`
}

/** Has those who act for one organisation act for another; whoever does so already keeps that alone. Gives the grants. */
export async function moveMembers(tx: Tx, fromId: string, intoId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update people.role_grant g set organisation_id = ${intoId}
    where g.organisation_id = ${fromId} and g.valid_to is null and not exists (select from people.role_grant o
      where o.organisation_id = ${intoId} and o.person_id = g.person_id and o.role = g.role and o.valid_to is null)
    returning g.id`
  return rows.map(({ id }) => id)
}

/** Has grants be of their former organisation again, if nobody changed them since. */
export async function moveMembersBack(
  tx: Tx,
  { fromId, intoId, ids }: { fromId: string; intoId: string; ids: readonly string[] },
): Promise<void> {
  await tx`
    update people.role_grant set organisation_id = ${fromId}
    where id = any(${ids as string[]}::uuid[]) and organisation_id = ${intoId}`
}

/** What an organisation went into, and what went into it, by name. */
export async function listJoined(tx: Tx, id: string): Promise<{ id: string; name: string; isHeir: boolean }[]> {
  return tx<{ id: string; name: string; isHeir: boolean }[]>`
    select h.id, h.name, true as "isHeir" from people.organisation o join people.organisation h on h.id = o.merged_into where o.id = ${id}
    union all
    select o.id, o.name, false from people.organisation o where o.merged_into = ${id} order by 3 desc, 2`
}

export type ComparedOrganisation = {
  id: string
  name: string
  kind: string
  taxCode: string | null
  registrationNo: string | null
  communeCode: string
  provinceCode: string
  address: string
  representativeName: string
  phone: string | null
  changedAt: string
}

const columns = (tx: Tx) => tx`
  id, name, kind, tax_code as "taxCode", registration_no as "registrationNo", commune_code as "communeCode",
  province_code as "provinceCode", address, representative_name as "representativeName", phone, changed_at::text as "changedAt"`

/** Organisations that changed after a moment, in the order of their changes; those that went into another are left out. */
export async function listChangedOrganisations(
  tx: Tx,
  { since, many }: { since: { changedAt: string; id: string } | undefined; many: number },
): Promise<ComparedOrganisation[]> {
  return tx<ComparedOrganisation[]>`
    select ${columns(tx)} from people.organisation
    where merged_into is null ${since ? tx`and (changed_at, id) > (${since.changedAt}::text::timestamptz, ${since.id})` : tx``}
    order by changed_at, id limit ${many}`
}

/** Organisations by id, those that went into another left out unless asked for. */
export async function listCompared(
  tx: Tx,
  ids: readonly string[],
  withMerged = false,
): Promise<ComparedOrganisation[]> {
  return tx<ComparedOrganisation[]>`
    select ${columns(tx)} from people.organisation
    where id = any(${ids as string[]}::uuid[]) and (${withMerged} or merged_into is null)`
}

/** The organisation of a tax code or a registration number that stands for itself; none where several do. */
export async function findIdByNumber(tx: Tx, number: string): Promise<string | undefined> {
  const rows = await tx<{ id: string }[]>`
    select id from people.organisation
    where merged_into is null and ${number} <> '' and (tax_code = ${number} or registration_no = ${number}) limit 2`
  return rows.length === 1 ? rows[0]?.id : undefined
}
