import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import type { Tx } from '../platform/sql.ts'
import {
  findOrganisationRow,
  listOrganisationRowsIn,
  listOrganisationRowsOf,
  type OrganisationRow,
} from './organisations.sql.ts'

/** A chủ thể OCOP as it is today; absent facts are absent. Days are 'YYYY-MM-DD'. */
export type Organisation = {
  id: string
  name: string
  kind: OrganisationKind
  registrationNo?: string
  taxCode?: string
  communeCode: string
  provinceCode: string
  address: string
  phone?: string
  email?: string
  representative: {
    name: string
    title: string
    gender?: 'female' | 'male' | 'other'
    ethnicity?: string
    residence?: string
  }
  establishedOn?: string
  isDemo: boolean
}

/** The organisation of an id; refuses with `not-found.organisation`. */
export async function getOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const row = await findOrganisationRow(tx, id)
  if (!row) refuseIf([{ code: 'not-found.organisation' }])
  return toOrganisation(row as OrganisationRow)
}

/** The organisation of an id; undefined when there is none. */
export async function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const row = await findOrganisationRow(tx, id)
  return row && toOrganisation(row)
}

/** The organisations that a person acts for. */
export async function listOrganisationsOf(tx: Tx, personId: string): Promise<Organisation[]> {
  return (await listOrganisationRowsOf(tx, personId)).map(toOrganisation)
}

/** The organisations that have their seat in a commune: for the officer who files for them. */
export async function listOrganisationsIn(tx: Tx, communeCode: string): Promise<Organisation[]> {
  return (await listOrganisationRowsIn(tx, communeCode)).map(toOrganisation)
}

function toOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    ...(row.registrationNo !== null && { registrationNo: row.registrationNo }),
    ...(row.taxCode !== null && { taxCode: row.taxCode }),
    communeCode: row.communeCode,
    provinceCode: row.provinceCode,
    address: row.address,
    ...(row.phone !== null && { phone: row.phone }),
    ...(row.email !== null && { email: row.email }),
    representative: {
      name: row.representativeName,
      title: row.representativeTitle,
      ...(row.representativeGender !== null && { gender: row.representativeGender }),
      ...(row.representativeEthnicity !== null && { ethnicity: row.representativeEthnicity }),
      ...(row.representativeResidence !== null && { residence: row.representativeResidence }),
    },
    ...(row.establishedOn !== null && { establishedOn: row.establishedOn }),
    isDemo: row.isDemo,
  }
}
