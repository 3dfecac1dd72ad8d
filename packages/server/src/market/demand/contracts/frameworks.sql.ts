import type { FrameworkState, FrameworkTerms, Party } from '@saolang/core/market/demand/framework.ts'
import type { MonthAmount } from '@saolang/core/market/demand/months.ts'
import type { Tx } from '../../../platform/sql.ts'

export type FrameworkRow = {
  id: string
  number: string
  demandId: string
  quoteId: string
  buyerId: string
  leadId: string
  unit: string
  state: FrameworkState
  version: number
  total: number
  called: number
  isDemo: boolean
  madeAt: Date
  signedAt: Date | null
  title: string
}

export type PartyRow = { organisationId: string; role: Party; productId: string | null; months: MonthAmount[] }

const rows = (tx: Tx) => tx`
  select f.id, f.number, f.demand_id as "demandId", f.quote_id as "quoteId", f.buyer_id as "buyerId", f.lead_id as "leadId",
    f.unit, f.state, f.version, f.total, f.called, f.is_demo as "isDemo", f.made_at as "madeAt", f.signed_at as "signedAt", d.title
  from market.framework f join market.demand d on d.id = f.demand_id`

/** A contract of an id. */
export async function findFramework(tx: Tx, id: string): Promise<FrameworkRow | undefined> {
  const [row] = await tx<FrameworkRow[]>`${rows(tx)} where f.id = ${id}`
  return row
}

/** The contract that a request ended in. */
export async function findFrameworkOf(tx: Tx, demandId: string): Promise<FrameworkRow | undefined> {
  const [row] = await tx<FrameworkRow[]>`${rows(tx)} where f.demand_id = ${demandId}`
  return row
}

/** Holds a contract until the transaction ends. */
export async function lockFramework(tx: Tx, id: string): Promise<void> {
  await tx`select from market.framework where id = ${id} for update`
}

/** The contracts that an organisation is a party of, newest first. */
export async function listFrameworksOf(tx: Tx, organisationId: string): Promise<FrameworkRow[]> {
  return tx<FrameworkRow[]>`
    ${rows(tx)} where f.id in (select framework_id from market.framework_party where organisation_id = ${organisationId})
    order by f.made_at desc limit 200`
}

/** How many contracts were made in a year: the next one's number follows. Holds the count until the transaction ends. */
export async function countFrameworks(tx: Tx, year: string): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtext('market.framework'), ${Number(year)})`
  const [row] = await tx<
    { n: number }[]
  >`select count(*)::int as n from market.framework where number like ${`%/${year}/HĐNT-OCOP`}`
  return row?.n ?? 0
}

type NewFramework = Pick<
  FrameworkRow,
  'id' | 'number' | 'demandId' | 'quoteId' | 'buyerId' | 'leadId' | 'unit' | 'total' | 'isDemo'
>

/** Drafts a contract with its parties. */
export async function addFramework(tx: Tx, row: NewFramework, parties: readonly PartyRow[], at: Date): Promise<void> {
  await tx`
    insert into market.framework (id, number, demand_id, quote_id, buyer_id, lead_id, unit, state, version, total, is_demo, made_at)
    values (${row.id}, ${row.number}, ${row.demandId}, ${row.quoteId}, ${row.buyerId}, ${row.leadId}, ${row.unit}, 'draft', 0,
      ${row.total}, ${row.isDemo}, ${at})`
  await tx`
    insert into market.framework_party (framework_id, organisation_id, role, product_id, months)
    select ${row.id}, * from jsonb_to_recordset(${tx.json(parties as never)})
      as p ("organisationId" uuid, role text, "productId" uuid, months jsonb)`
}

/** Who signs a contract: the buyer, the lead, the others. */
export async function listParties(tx: Tx, frameworkId: string): Promise<PartyRow[]> {
  return tx<PartyRow[]>`
    select organisation_id as "organisationId", role, product_id as "productId", months from market.framework_party
    where framework_id = ${frameworkId} order by array_position(array['buyer', 'lead', 'member'], role), organisation_id`
}

/** Proposes the next version of a draft; gives its number. */
export async function addFrameworkVersion(
  tx: Tx,
  { frameworkId, terms }: { frameworkId: string; terms: FrameworkTerms },
  { by, party, at }: { by: string | null; party: string | null; at: Date },
): Promise<number> {
  const [row] = await tx<{ no: number }[]>`
    with next as (
      update market.framework set version = version + 1, total = ${terms.total} where id = ${frameworkId} returning version)
    insert into market.framework_version (framework_id, no, terms, made_at, made_by, made_for)
    select ${frameworkId}, version, ${tx.json(terms)}, ${at}, ${by}, ${party} from next returning no`
  return row?.no as number
}

export type FrameworkVersion = { no: number; terms: FrameworkTerms; madeAt: Date; madeFor: string | null }

/** The versions of a contract, the newest first. */
export async function listFrameworkVersions(tx: Tx, frameworkId: string): Promise<FrameworkVersion[]> {
  return tx<FrameworkVersion[]>`
    select no, terms, made_at as "madeAt", made_for as "madeFor" from market.framework_version
    where framework_id = ${frameworkId} order by no desc`
}

export type SignatureRow = { version: number; organisationId: string; personId: string; signedAt: Date }

/** Who signed which version. */
export async function listSignatures(tx: Tx, frameworkId: string): Promise<SignatureRow[]> {
  return tx<SignatureRow[]>`
    select version, organisation_id as "organisationId", person_id as "personId", signed_at as "signedAt"
    from market.framework_signature where framework_id = ${frameworkId} order by signed_at`
}

/** Signs a version for a party; false when it is signed. */
export async function addSignature(tx: Tx, row: SignatureRow & { frameworkId: string }): Promise<boolean> {
  const signed = await tx`
    insert into market.framework_signature (framework_id, version, organisation_id, person_id, signed_at)
    values (${row.frameworkId}, ${row.version}, ${row.organisationId}, ${row.personId}, ${row.signedAt})
    on conflict do nothing returning version`
  return signed.length > 0
}

/** A contract that all parties signed is in force; what may be called off by month is written down. */
export async function putInForce(
  tx: Tx,
  { id, months }: { id: string; months: readonly MonthAmount[] },
  at: Date,
): Promise<void> {
  await tx`update market.framework set state = 'signed', signed_at = ${at} where id = ${id} and state = 'draft'`
  await tx`
    insert into market.framework_month (framework_id, month, quantity)
    select ${id}, * from jsonb_to_recordset(${tx.json(months as never)}) as m (month text, quantity numeric)`
}

export type FrameworkMonth = { month: string; quantity: number; called: number }

/** What may be called off in each month and what was. */
export async function listFrameworkMonths(tx: Tx, frameworkId: string): Promise<FrameworkMonth[]> {
  return tx<FrameworkMonth[]>`
    select month, quantity, called from market.framework_month where framework_id = ${frameworkId} order by month`
}

/** The newest words of a contract. */
export async function getTerms(tx: Tx, frameworkId: string): Promise<FrameworkTerms> {
  const [version] = await listFrameworkVersions(tx, frameworkId)
  if (!version) throw new Error(`framework ${frameworkId} has no version`)
  return version.terms
}
