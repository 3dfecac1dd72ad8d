import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation } from '../../../people/get-organisation.ts'
import { getPersonName } from '../../../people/get-person.ts'
import { view } from '../../../platform/act.ts'
import { getProduct } from '../../../registry/get-product.ts'
import { listLots } from '../../../trace/diary/read-diary.ts'
import { nameAll } from '../quotes/read-demand.ts'
import { listCallOffs, listDeliveries, listOutcomes } from './call-offs.sql.ts'
import { listFrameworkMonths, listFrameworksOf, listFrameworkVersions, listSignatures } from './frameworks.sql.ts'
import { getOwnFramework } from './sign-framework.ts'

/** The contracts of the own organisation. */
export const readFrameworks = view('framework.read', async ({ tx, who }, _: undefined) => {
  const rows = who.organisationId ? await listFrameworksOf(tx, who.organisationId) : []
  const names = await nameAll(
    tx,
    rows.flatMap(({ buyerId, leadId }) => [buyerId, leadId]),
  )
  return rows.map((row) => ({ ...row, buyer: names.get(row.buyerId) ?? '', lead: names.get(row.leadId) ?? '' }))
})

/** A contract whole, for its parties. */
export const readFramework = view('framework.read', async (context, id: string) => {
  const { tx } = context
  const { framework, parties, party, own } = await getOwnFramework(context, id)
  const [versions, signatures, months, callOffs] = await Promise.all([
    listFrameworkVersions(tx, id),
    listSignatures(tx, id),
    listFrameworkMonths(tx, id),
    listCallOffs(tx, id),
  ])
  const deliveries = await listDeliveries(
    tx,
    callOffs.map((row) => row.id),
  )
  const named = await Promise.all(
    parties.map(async (row) => ({
      ...row,
      organisation: await getOrganisation(tx, row.organisationId),
      product: row.productId ? (await getProduct(tx, row.productId)).name : null,
    })),
  )
  const signed = await Promise.all(
    signatures
      .filter(({ version }) => version === framework.version)
      .map(async (row) => ({ ...row, person: await getPersonName(tx, row.personId) })),
  )
  const ownProduct = parties.find(({ organisationId }) => organisationId === own)?.productId
  const lots = ownProduct
    ? (await listLots(tx, ownProduct)).filter((lot) => lot.organisationId === own && !lot.endedAt)
    : []
  return { framework, party, own, parties: named, versions, signed, months, callOffs, deliveries, lots }
})

/** What became of the contracts whose buyer or lead lies in an officer's area. Delivered value is the outcome; what was signed stands beside. */
export const readOutcomes = view('bulk-outcome.read', async ({ tx, who }, _: undefined) => {
  const rows = await listOutcomes(tx)
  const all = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      buyer: await getOrganisation(tx, row.buyerId),
      lead: await getOrganisation(tx, row.leadId),
    })),
  )
  const isNear = (place: Parameters<typeof findJurisdictionProblems>[1]) =>
    findJurisdictionProblems(who, place).length === 0
  return all.filter(({ buyer, lead }) => isNear(buyer) || isNear(lead))
})
