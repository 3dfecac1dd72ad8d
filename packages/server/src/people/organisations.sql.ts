import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import type { Tx } from '../platform/sql.ts'

/** An organisation as its row says it. */
export type OrganisationRow = {
  id: string
  kind: OrganisationKind
  name: string
  registrationNo: string | null
  taxCode: string | null
  communeCode: string
  provinceCode: string
  address: string
  phone: string | null
  email: string | null
  representativeName: string
  representativeTitle: string
  representativeGender: 'female' | 'male' | 'other' | null
  representativeEthnicity: string | null
  representativeResidence: string | null
  establishedOn: string | null
  isDemo: boolean
}

/** What a version keeps: name, legal form, seat and representative, in their time. */
export type OrganisationVersion = {
  version: number
  kind: OrganisationKind
  name: string
  registrationNo: string | null
  taxCode: string | null
  communeCode: string
  representativeName: string
  reason: string | null
  recordedAt: Date
}

const columns = (tx: Tx) => tx`
  o.id, o.kind, o.name, o.registration_no as "registrationNo", o.tax_code as "taxCode", o.commune_code as "communeCode",
  o.province_code as "provinceCode", o.address, o.phone, o.email, o.representative_name as "representativeName",
  o.representative_title as "representativeTitle", o.representative_gender as "representativeGender",
  o.representative_ethnicity as "representativeEthnicity", o.representative_residence as "representativeResidence",
  o.established_on as "establishedOn", o.is_demo as "isDemo"`

/** The organisation of an id. */
export async function findOrganisationRow(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await tx`select ${columns(tx)} from people.organisation o where o.id = ${id}`
  return row as OrganisationRow | undefined
}

/** The organisations that a person is a member of, by name. */
export async function listOrganisationRowsOf(tx: Tx, personId: string): Promise<OrganisationRow[]> {
  const rows = await tx`
    select ${columns(tx)} from people.organisation o
    join people.role_grant g on g.organisation_id = o.id and g.person_id = ${personId} and g.valid_to is null
    order by o.name collate "vi-x-icu", o.id`
  return [...rows] as unknown as OrganisationRow[]
}

/** The organisations of a commune, by name. */
export async function listOrganisationRowsIn(tx: Tx, communeCode: string): Promise<OrganisationRow[]> {
  const rows = await tx`
    select ${columns(tx)} from people.organisation o where o.commune_code = ${communeCode} and o.merged_into is null
    order by o.name collate "vi-x-icu", o.id limit 500`
  return [...rows] as unknown as OrganisationRow[]
}

/** The organisations of a reach, a page by id; with `samplesOnly` those that are made up. */
export async function listOrganisationPage(
  tx: Tx,
  page: {
    provinceCode: string | null
    communeCode: string | null
    ids: readonly string[] | null
    samplesOnly: boolean
    after: string | undefined
    count: number
  },
): Promise<OrganisationRow[]> {
  const rows = await tx`
    select ${columns(tx)} from people.organisation o
    where (${page.provinceCode}::text is null or o.province_code = ${page.provinceCode})
      and (${page.communeCode}::text is null or o.commune_code = ${page.communeCode})
      and (${page.ids === null} or o.id = any(${[...(page.ids ?? [])]}::uuid[]))
      and (not ${page.samplesOnly} or o.is_demo)
      and (${page.after ?? null}::uuid is null or o.id > ${page.after ?? null})
    order by o.id limit ${page.count}`
  return [...rows] as unknown as OrganisationRow[]
}

/** Adds an organisation. */
export async function addOrganisation(tx: Tx, o: OrganisationRow, { by, at }: { by: string; at: Date }): Promise<void> {
  await tx`
    insert into people.organisation (id, kind, name, registration_no, tax_code, commune_code, province_code, address, phone,
      email, representative_name, representative_title, representative_gender, representative_ethnicity,
      representative_residence, established_on, is_demo, created_at, created_by, changed_at)
    values (${o.id}, ${o.kind}, ${o.name}, ${o.registrationNo}, ${o.taxCode}, ${o.communeCode}, ${o.provinceCode},
      ${o.address}, ${o.phone}, ${o.email}, ${o.representativeName}, ${o.representativeTitle}, ${o.representativeGender},
      ${o.representativeEthnicity}, ${o.representativeResidence}, ${o.establishedOn}, ${o.isDemo}, ${at}, ${by}, ${at})`
}

/** Holds an organisation until the transaction ends. Gives the number of its newest version. */
export async function lockOrganisation(tx: Tx, id: string): Promise<number> {
  await tx`select from people.organisation where id = ${id} for update`
  const [row] = await tx`
    select coalesce(max(version), 0) as version from people.organisation_version where organisation_id = ${id}`
  return row?.version as number
}

/** Writes an organisation as it is now. */
export async function saveOrganisation(tx: Tx, o: OrganisationRow, at: Date): Promise<void> {
  await tx`
    update people.organisation set kind = ${o.kind}, name = ${o.name}, registration_no = ${o.registrationNo},
      tax_code = ${o.taxCode}, commune_code = ${o.communeCode}, province_code = ${o.provinceCode}, address = ${o.address},
      phone = ${o.phone}, email = ${o.email}, representative_name = ${o.representativeName},
      representative_title = ${o.representativeTitle}, representative_gender = ${o.representativeGender},
      representative_ethnicity = ${o.representativeEthnicity}, representative_residence = ${o.representativeResidence},
      established_on = ${o.establishedOn}, changed_at = ${at}
    where id = ${o.id}`
}

/** Appends what the organisation is now to its history. */
export async function addVersion(
  tx: Tx,
  o: OrganisationRow,
  { by, at, reason }: { by: string; at: Date; reason: string | null },
): Promise<void> {
  await tx`
    insert into people.organisation_version (organisation_id, version, kind, name, registration_no, tax_code, commune_code,
      address, representative_name, reason, recorded_at, recorded_by)
    select ${o.id}, coalesce(max(version), 0) + 1, ${o.kind}, ${o.name}, ${o.registrationNo}, ${o.taxCode},
      ${o.communeCode}, ${o.address}, ${o.representativeName}, ${reason}, ${at}, ${by}
    from people.organisation_version where organisation_id = ${o.id}`
}

/** The history of an organisation, oldest first. */
export async function listVersions(tx: Tx, id: string): Promise<OrganisationVersion[]> {
  const rows = await tx`
    select version, kind, name, registration_no as "registrationNo", tax_code as "taxCode", commune_code as "communeCode",
      representative_name as "representativeName", reason, recorded_at as "recordedAt"
    from people.organisation_version where organisation_id = ${id} order by version`
  return [...rows] as unknown as OrganisationVersion[]
}

/** Who acts for an organisation now. */
export async function listMembers(tx: Tx, id: string) {
  const rows = await tx`
    select p.id, p.full_name as "fullName", g.valid_from as "since"
    from people.role_grant g join people.person p on p.id = g.person_id
    where g.organisation_id = ${id} and g.role = 'producer' and g.valid_to is null order by g.valid_from, p.id`
  return [...rows] as unknown as { id: string; fullName: string; since: Date }[]
}

/** Whether a person acts for an organisation now. */
export async function isMember(tx: Tx, id: string, personId: string): Promise<boolean> {
  const rows = await tx`
    select from people.role_grant
    where organisation_id = ${id} and person_id = ${personId} and role = 'producer' and valid_to is null`
  return rows.length > 0
}
