import type { Role } from '@saolang/core/people/actor.ts'
import type { Tx } from '../platform/sql.ts'

/** A person as the room keeps it. */
export type Person = {
  id: string
  fullName: string
  email: string | null
  phone: string | null
  isDemo: boolean
  disabledAt: Date | null
}

/** A role that a person holds, for a unit or an organisation, with their names of today. */
export type Grant = {
  id: string
  personId: string
  role: Exclude<Role, 'visitor' | 'system'>
  level: 'commune' | 'province' | 'nation' | null
  communeCode: string | null
  provinceCode: string | null
  organisationId: string | null
  unitName: string | null
  organisationName: string | null
  validFrom: Date
  validTo: Date | null
}

/** A new grant. */
export type NewGrant = Pick<
  Grant,
  'id' | 'personId' | 'role' | 'level' | 'communeCode' | 'provinceCode' | 'organisationId' | 'validFrom'
> & {
  grantedBy: string | null
}

const personColumns = (tx: Tx) =>
  tx`id, full_name as "fullName", email, phone, is_demo as "isDemo", disabled_at as "disabledAt"`

/** Adds a person; undefined when the e-mail belongs to somebody. */
export async function addPerson(
  tx: Tx,
  person: {
    id: string
    fullName: string
    email?: string | undefined
    phone?: string | undefined
    isDemo: boolean
    at: Date
  },
): Promise<string | undefined> {
  const [row] = await tx`
    insert into people.person (id, full_name, email, phone, is_demo, created_at)
    values (${person.id}, ${person.fullName}, ${person.email ?? null}, ${person.phone ?? null}, ${person.isDemo}, ${person.at})
    on conflict (email) do nothing returning id`
  return row?.id
}

/** The person of an id. */
export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const [row] = await tx`select ${personColumns(tx)} from people.person where id = ${id}`
  return row as Person | undefined
}

/** The person of an e-mail, in lower case. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  const [row] = await tx`select ${personColumns(tx)} from people.person where email = ${email}`
  return row as Person | undefined
}

/** Persons with the number of roles that they hold, newest first, a page of 50; the text matches name or e-mail. */
export async function listPersons(tx: Tx, { text, offset }: { text: string; offset: number }) {
  const rows = await tx`
    select ${personColumns(tx)}, count(*) over ()::int as total
    from people.person
    where ${text} = '' or full_name ilike ${`%${text}%`} or email ilike ${`%${text}%`}
    order by created_at desc, id desc limit 50 offset ${offset}`
  return [...rows] as unknown as (Person & { total: number })[]
}

/** Disables a person, or enables again. */
export async function saveDisabled(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx`update people.person set disabled_at = ${at} where id = ${id}`
}

/** Adds a grant; false when the person holds exactly this already. */
export async function addGrant(tx: Tx, grant: NewGrant): Promise<boolean> {
  const rows = await tx`
    insert into people.role_grant (id, person_id, role, level, commune_code, province_code, organisation_id, valid_from, granted_by)
    values (${grant.id}, ${grant.personId}, ${grant.role}, ${grant.level}, ${grant.communeCode}, ${grant.provinceCode},
      ${grant.organisationId}, ${grant.validFrom}, ${grant.grantedBy})
    on conflict do nothing returning id`
  return rows.length === 1
}

/** Ends a grant; false when it does not exist or has ended. */
export async function endGrant(tx: Tx, { id, by, at }: { id: string; by: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    update people.role_grant set valid_to = ${at}, ended_by = ${by}
    where id = ${id} and valid_to is null returning id`
  return rows.length === 1
}

/** The grants that a person holds now, in the order they were given. */
export async function listGrants(tx: Tx, personId: string): Promise<Grant[]> {
  const rows = await tx`
    select g.id, g.person_id as "personId", g.role, g.level, g.commune_code as "communeCode", g.province_code as "provinceCode",
      g.organisation_id as "organisationId", u.full_name as "unitName", o.name as "organisationName",
      g.valid_from as "validFrom", g.valid_to as "validTo"
    from people.role_grant g
    left join people.unit u on u.code = coalesce(g.commune_code, g.province_code) and u.valid_to is null
    left join people.organisation o on o.id = g.organisation_id
    where g.person_id = ${personId} and g.valid_to is null order by g.valid_from, g.id`
  return [...rows] as unknown as Grant[]
}

/** Whose grant this is. */
export async function findGrantHolder(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx`select person_id as id from people.role_grant where id = ${id}`
  return row?.id
}

/** The fictitious persons of a demo with their first role, in the order of the road that a dossier takes. */
export async function listDemoPersons(tx: Tx) {
  const rows = await tx`
    select p.email, p.full_name as "fullName", g.role, g.level, u.full_name as "unitName", o.name as "organisationName"
    from people.person p
    join lateral (select * from people.role_grant g where g.person_id = p.id and g.valid_to is null
      order by g.valid_from, g.id limit 1) g on true
    left join people.unit u on u.code = coalesce(g.commune_code, g.province_code) and u.valid_to is null
    left join people.organisation o on o.id = g.organisation_id
    where p.is_demo and p.disabled_at is null and p.email like '%@demo.saolang.example'
    order by array_position(array['producer', 'commune-officer', 'provincial-officer', 'council-chair', 'council-member',
      'ministry-officer', 'administrator', 'auditor'], g.role), length(p.email), p.email`
  return [...rows] as unknown as (Pick<Grant, 'role' | 'level' | 'unitName' | 'organisationName'> & {
    email: string
    fullName: string
  })[]
}

/** Who holds a role now in a commune or province, with the e-mail that they sign in with. */
export async function listContacts(
  tx: Tx,
  role: Role,
  unitCode: string | null,
): Promise<{ id: string; email: string }[]> {
  return tx<{ id: string; email: string }[]>`
    select distinct p.id, p.email from people.role_grant g join people.person p on p.id = g.person_id
    where g.role = ${role} and coalesce(g.commune_code, g.province_code) is not distinct from ${unitCode} and g.valid_to is null
      and p.disabled_at is null and p.email is not null`
}

/** Who acts for an organisation now, with the e-mail that they sign in with. */
export async function listMembers(tx: Tx, organisationId: string): Promise<{ id: string; email: string }[]> {
  return tx<{ id: string; email: string }[]>`
    select distinct p.id, p.email from people.role_grant g join people.person p on p.id = g.person_id
    where g.role = 'producer' and g.organisation_id = ${organisationId} and g.valid_to is null
      and p.disabled_at is null and p.email is not null`
}

/** For which organisations these persons act now, and of which province those are. */
export async function listSeatsOf(tx: Tx, personIds: readonly string[]): Promise<PersonSeat[]> {
  return tx<PersonSeat[]>`
    select g.person_id as "personId", o.id as "organisationId", o.province_code as "provinceCode"
    from people.role_grant g join people.organisation o on o.id = g.organisation_id
    where g.role = 'producer' and g.valid_to is null and g.person_id = any(${personIds as string[]}::uuid[])`
}

/** An organisation that a person acts for. */
export type PersonSeat = { personId: string; organisationId: string; provinceCode: string }

/** Who holds one of these roles now for a province, or for the nation without one, by name. */
export async function listHolders(tx: Tx, roles: readonly string[], provinceCode: string | null) {
  const rows = await tx`
    select distinct p.id, p.full_name as name from people.role_grant g join people.person p on p.id = g.person_id
    where g.role = any(${roles as string[]}) and g.valid_to is null and p.disabled_at is null
      and case when ${provinceCode}::text is null then g.level = 'nation' else g.province_code = ${provinceCode} end
    order by p.full_name`
  return [...rows] as unknown as { id: string; name: string }[]
}

/** The officers who work in a province: its own and those of its communes; without one, those of the nation. */
export async function listOfficersIn(tx: Tx, provinceCode: string | null): Promise<OfficerRow[]> {
  return tx<OfficerRow[]>`
    select distinct p.id, p.full_name as name, g.role, g.commune_code as "communeCode"
    from people.role_grant g join people.person p on p.id = g.person_id
    where g.role in ('commune-officer', 'provincial-officer', 'ministry-officer') and g.valid_to is null and p.disabled_at is null
      and case when ${provinceCode}::text is null then g.level = 'nation' else g.province_code = ${provinceCode} end
    order by g.commune_code nulls first, p.full_name`
}

export type OfficerRow = { id: string; name: string; role: Role; communeCode: string | null }

/** Whether an account of an identity provider is linked to a person. */
export async function hasIdentity(tx: Tx, personId: string): Promise<boolean> {
  const [row] = await tx`select 1 from people.identity where person_id = ${personId} limit 1`
  return row !== undefined
}
