import type { BaseProduct } from '@saolang/core/dossiers/base-product.ts'
import type { DossierKind, DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { Tx } from '../platform/sql.ts'

/** A dossier as its row says it. */
export type DossierRow = {
  id: string
  kind: DossierKind
  status: DossierStatus
  organisationId: string
  organisationName: string
  communeCode: string
  provinceCode: string
  productName: string
  setNo: number
  criteriaSetId: string
  baseProduct: BaseProduct | null
  isFromRegister: boolean
  code: string | null
  submittedAt: Date | null
  isDemo: boolean
  isAssisted: boolean
  startedBy: string
  startedAt: Date
  changedAt: Date
}

export type NewDossier = Omit<
  DossierRow,
  'status' | 'isFromRegister' | 'code' | 'submittedAt' | 'startedAt' | 'changedAt' | 'organisationName'
> & {
  startKey: string | null
  at: Date
}

const columns = (tx: Tx) => tx`
  d.id, d.kind, d.status, d.organisation_id as "organisationId", o.name as "organisationName",
  d.commune_code as "communeCode", d.province_code as "provinceCode", d.product_name as "productName",
  d.set_no as "setNo", d.set_id as "criteriaSetId", d.base_product as "baseProduct",
  exists (select from dossiers.base b where b.dossier_id = d.id) as "isFromRegister", d.code,
  d.submitted_at as "submittedAt", d.is_demo as "isDemo", d.is_assisted as "isAssisted", d.started_by as "startedBy", d.started_at as "startedAt",
  d.changed_at as "changedAt"`
const source = (tx: Tx) => tx`dossiers.dossier d join people.organisation o on o.id = d.organisation_id`

/** The dossier of an id. */
export async function findDossierRow(tx: Tx, id: string): Promise<DossierRow | undefined> {
  const [row] = await tx`select ${columns(tx)} from ${source(tx)} where d.id = ${id}`
  return row as DossierRow | undefined
}

/** The id of the dossier that was handed in under a code. */
export async function findDossierIdByCode(tx: Tx, code: string): Promise<string | undefined> {
  const [row] = await tx`select id from dossiers.dossier where code = ${code}`
  return row?.id
}

/** Holds a dossier until the transaction ends, so that two moves or two savings come one after the other. */
export async function lockDossier(tx: Tx, id: string): Promise<void> {
  await tx`select from dossiers.dossier where id = ${id} for update`
}

/** Starts a dossier; the same person with the same start key gets the one that is there. Returns its id. */
export async function addDossier(tx: Tx, d: NewDossier): Promise<string> {
  const [row] = await tx`
    insert into dossiers.dossier (id, kind, status, organisation_id, commune_code, province_code, product_name, set_no, set_id,
      base_product, is_demo, is_assisted, started_by, start_key, started_at, changed_at)
    values (${d.id}, ${d.kind}, 'draft', ${d.organisationId}, ${d.communeCode}, ${d.provinceCode}, ${d.productName}, ${d.setNo},
      ${d.criteriaSetId}, ${d.baseProduct ? tx.json(d.baseProduct) : null}, ${d.isDemo}, ${d.isAssisted}, ${d.startedBy}, ${d.startKey}, ${d.at}, ${d.at})
    on conflict on constraint dossier_started_once do nothing
    returning id`
  if (row) return row.id
  const [former] = await tx`
    select id from dossiers.dossier where started_by = ${d.startedBy} and start_key = ${d.startKey}`
  return former?.id
}

/** Moves a dossier from one status to another; false when it is no longer in the first. */
export async function moveDossier(
  tx: Tx,
  { id, from, to, at }: { id: string; from: DossierStatus; to: DossierStatus; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update dossiers.dossier set status = ${to}, changed_at = ${at} where id = ${id} and status = ${from} returning id`
  return rows.length > 0
}

/** Writes what the submission settles: the code, the moment, and the set that the day picks. */
export async function markSubmitted(
  tx: Tx,
  { id, code, setId, at }: { id: string; code: string; setId: string; at: Date },
): Promise<void> {
  await tx`
    update dossiers.dossier set code = ${code}, submitted_at = ${at}, set_id = ${setId}, changed_at = ${at} where id = ${id}`
}

/** Writes the product's name as the applicant last gave it, and that the dossier was worked on. */
export async function touchDossier(tx: Tx, id: string, { at, productName }: { at: Date; productName?: string }) {
  await tx`
    update dossiers.dossier set changed_at = ${at}, product_name = coalesce(${productName || null}, product_name) where id = ${id}`
}

/** Which dossiers a list shows: of an organisation, of a place, of some statuses. */
export type DossierFilter = {
  organisationIds?: readonly string[]
  communeCode?: string
  provinceCode?: string
  statuses: readonly DossierStatus[]
  /** A queue begins with what came first; a list of what one has, with what changed last. */
  order?: 'first-come' | 'last-changed'
  /** A page by id instead. */
  page?: { after: string | undefined; count: number; handedInOnly: boolean; samplesOnly: boolean }
}

/** Dossiers by filter, at most 500: those that came first first, unless asked otherwise. */
export async function listDossierRows(tx: Tx, filter: DossierFilter): Promise<DossierRow[]> {
  const { organisationIds, communeCode = null, provinceCode = null, statuses, order = 'first-come', page } = filter
  const rows = await tx`
    select ${columns(tx)} from ${source(tx)}
    where d.status = any(${statuses as string[]})
      and (${communeCode}::text is null or d.commune_code = ${communeCode})
      and (${provinceCode}::text is null or d.province_code = ${provinceCode})
      and (${organisationIds === undefined} or d.organisation_id = any(${(organisationIds ?? []) as string[]}::uuid[]))
      and (${page?.after ?? null}::uuid is null or d.id > ${page?.after ?? null})
      and (not ${page?.handedInOnly ?? false} or d.code is not null) and (not ${page?.samplesOnly ?? false} or d.is_demo)
    order by case when ${page !== undefined} then d.id end, case when ${order} = 'first-come' then d.submitted_at end nulls last,
      d.changed_at desc limit ${page?.count ?? 500}`
  return [...rows] as unknown as DossierRow[]
}
