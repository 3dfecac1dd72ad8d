import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Beneficiary, PolicyTerms } from '@saolang/core/support/policies/policy.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecords, listProducts } from '../../registry/get-product.ts'
import type { PolicyRow } from './policies.sql.ts'

/** A producer as far as policies ask: kind, province, and the stars of the certificates that hold on a day. */
export async function readBeneficiary(tx: Tx, organisationId: string, on: LegalDate): Promise<Beneficiary> {
  const { kind, provinceCode } = await getOrganisation(tx, organisationId)
  const products = await listProducts(tx, organisationId)
  const records = await getRecords(
    tx,
    products.map(({ id }) => id),
    on,
  )
  const held = [...records.values()].map(({ current }) => current).filter(({ standing }) => standing.holds)
  return { kind, provinceCode, stars: held.flatMap(({ star }) => star ?? []) }
}

/** The terms of a policy as core knows them. */
export function toTerms({ ceilingDong, stars, kinds, from, to, provinceCode, endedAt }: PolicyRow): PolicyTerms {
  return { ceilingDong, stars, kinds, from, to, provinceCode, isEnded: endedAt !== null }
}
