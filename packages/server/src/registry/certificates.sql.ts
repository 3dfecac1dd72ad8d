import type { CertificateEvent } from '@saolang/core/registry/certificate.ts'
import type { RecordedFact, SourceLevel } from '@saolang/core/registry/import-row.ts'
import type { Renewal } from '@saolang/core/registry/renewal.ts'
import type { Tx } from '../platform/sql.ts'

export type Source = { level: SourceLevel; url: string; published: string | null; note: string | null; words: string }

/** A recognition with everything that happened to it. Days are 'YYYY-MM-DD'. */
export type CertificateRow = {
  id: string
  kind: 'issued' | 'transcribed'
  productId: string
  number: string | null
  authorityName: string | null
  decisionId: string | null
  dossierId: string | null
  decisionNumber: string | null
  signer: string | null
  star: number | null
  points: number | null
  parts: Record<'A' | 'B' | 'C', number> | null
  setId: string | null
  year: number
  issuedOn: string | null
  expiresOn: string | null
  fact: RecordedFact
  source: Source | null
  code: string | null
  recordedAt: string
  events: (CertificateEvent & {
    documentNumber: string | null
    ground: string | null
    reason: string | null
    byCertificateId: string | null
  })[]
  renewals: Renewal[]
}

export type NewCertificate = Omit<CertificateRow, 'events' | 'renewals' | 'recordedAt' | 'code'> & {
  authority: string | null
  serial: number | null
  verdictId: string | null
  factKey: string
}

/** Records a recognition; false when the same one is there: the same verdict and decision, or the same fact of a product. */
export async function addCertificate(tx: Tx, row: NewCertificate, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.certificate (id, kind, product_id, number, authority, serial, authority_name, decision_id, dossier_id,
      verdict_id, decision_number, signer, star, points, parts, set_id, year, issued_on, expires_on, fact, fact_key, source,
      recorded_at)
    values (${row.id}, ${row.kind}, ${row.productId}, ${row.number}, ${row.authority}, ${row.serial}, ${row.authorityName},
      ${row.decisionId}, ${row.dossierId}, ${row.verdictId}, ${row.decisionNumber}, ${row.signer}, ${row.star}, ${row.points},
      ${row.parts ? tx.json(row.parts) : null}, ${row.setId}, ${row.year}, ${row.issuedOn}, ${row.expiresOn}, ${row.fact},
      ${row.factKey}, ${row.source ? tx.json(row.source) : null}, ${at})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Whether a verdict of a decision has its certificate. */
export async function isDecisionItemIssued(tx: Tx, decisionId: string, verdictId: string): Promise<boolean> {
  const rows = await tx`
    select from registry.certificate where decision_id = ${decisionId} and verdict_id = ${verdictId}`
  return rows.length > 0
}

/**
 * The recognitions of products, oldest first, each with its events and its verification code, under the product whose story
 * they are part of: its own and those of products merged into it, a fact that both tell once. What was taken back is left
 * out, unless its product was taken back whole.
 */
export async function listCertificatesOf(
  tx: Tx,
  productIds: readonly string[],
): Promise<(CertificateRow & { holderId: string })[]> {
  return tx<(CertificateRow & { holderId: string })[]>`
    select p.id as "holderId", c.id, c.kind, c.product_id as "productId", c.number, c.authority_name as "authorityName",
      c.decision_id as "decisionId", c.dossier_id as "dossierId", c.decision_number as "decisionNumber", c.signer, c.star,
      c.points, c.parts, c.set_id as "setId", c.year, c.issued_on as "issuedOn", c.expires_on as "expiresOn", c.fact, c.source,
      to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt",
      (select code from registry.verification_code v where v.certificate_id = c.id) as code,
      coalesce((select json_agg(json_build_object('kind', e.kind, 'on', e.effective_on, 'until', e.until,
          'documentNumber', e.document_number, 'ground', e.ground, 'reason', e.reason, 'byCertificateId', e.by_certificate_id)
        order by e.recorded_at, e.id) from registry.certificate_event e where e.certificate_id = c.id), '[]'::json) as events,
      coalesce((select json_agg(json_build_object('filedOn', n.filed_on, 'closedOn', n.closed_on) order by n.filed_on)
        from registry.renewal n where n.certificate_id = c.id), '[]'::json) as renewals
    from registry.product p join registry.certificate c on c.product_id = any(p.absorbed || p.id)
    where p.id = any(${productIds as string[]}::uuid[])
      and (c.product_id = p.id or c.kind = 'issued' or not exists (select from registry.certificate d
        where d.product_id = p.id and d.fact_key = c.fact_key))
      and (p.retracted_at is not null
        or not exists (select from registry.certificate_retraction r where r.certificate_id = c.id))
    order by coalesce(c.issued_on, make_date(c.year, 12, 31)), c.recorded_at, c.id`
}

/** The recognitions of one product, as `listCertificatesOf`. */
export function listCertificates(tx: Tx, productId: string): Promise<CertificateRow[]> {
  return listCertificatesOf(tx, [productId])
}

/** The product of a certificate of an organisation, by the number printed on it. */
export async function findProductByNumber(
  tx: Tx,
  { number, organisationId }: { number: string; organisationId: string },
): Promise<string | undefined> {
  const [row] = await tx<{ productId: string }[]>`
    select c.product_id as "productId" from registry.certificate c join registry.product p on p.id = c.product_id
    where c.number = ${number} and p.organisation_id = ${organisationId}`
  return row?.productId
}

/** The product of a certificate. */
export async function findProductOfCertificate(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ productId: string }[]>`
    select product_id as "productId" from registry.certificate where id = ${id}`
  return row?.productId
}

export type NewCertificateEvent = {
  id: string
  certificateId: string
  kind: CertificateEvent['kind']
  on: string | null
  until?: string
  documentNumber?: string
  ground?: string
  reason?: string
  byCertificateId?: string
  by: string | null
}

/** Adds what happened to a certificate; false when it had ended that way before. */
export async function addCertificateEvent(tx: Tx, event: NewCertificateEvent, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.certificate_event (id, certificate_id, kind, effective_on, until, document_number, ground, reason,
      by_certificate_id, recorded_by, recorded_at)
    values (${event.id}, ${event.certificateId}, ${event.kind}, ${event.on}, ${event.until ?? null},
      ${event.documentNumber ?? null}, ${event.ground ?? null}, ${event.reason ?? null}, ${event.byCertificateId ?? null},
      ${event.by}, ${at})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** The next serial of an authority's certificates in a year, from 1. Take your turn first. */
export async function nextCertificateSerial(tx: Tx, authority: string, year: number): Promise<number> {
  const [row] = await tx<{ serial: number }[]>`
    select coalesce(max(serial), 0) + 1 as serial from registry.certificate
    where authority = ${authority} and year = ${year} and serial is not null`
  return row?.serial ?? 1
}

/** The numbering template that an authority set last. */
export async function findNumbering(tx: Tx, authority: string): Promise<string | undefined> {
  const [row] = await tx<{ template: string }[]>`
    select template from registry.numbering where authority = ${authority} order by version desc limit 1`
  return row?.template
}

/** Sets how an authority numbers its certificates from now on. */
export async function addNumbering(
  tx: Tx,
  { authority, template, by, at }: { authority: string; template: string; by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into registry.numbering (authority, version, template, set_by, set_at)
    select ${authority}, coalesce(max(version), 0) + 1, ${template}, ${by}, ${at}
    from registry.numbering where authority = ${authority}`
}

/** Issues a verification code, for a certificate or, without one, for the product itself; false when the code is taken. */
export async function addVerificationCode(
  tx: Tx,
  { code, productId, certificateId }: { code: string; productId: string; certificateId: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into registry.verification_code (code, product_id, certificate_id, issued_at)
    values (${code}, ${productId}, ${certificateId}, ${at}) on conflict (code) do nothing returning code`
  return rows.length > 0
}

export type CodeOwner = { productId: string; certificateId: string | null }

/** Whom a verification code was issued to. */
export async function findCodeOwner(tx: Tx, code: string): Promise<CodeOwner | undefined> {
  const [row] = await tx<CodeOwner[]>`
    select product_id as "productId", certificate_id as "certificateId" from registry.verification_code where code = ${code}`
  return row
}

export type ProductCodes = { verificationCode: string | null; legalCode: string | null; legalCodes: string[] }

/** The codes of a product: its own verification code and its newest legal code. */
export async function findCodesOf(tx: Tx, productId: string): Promise<ProductCodes> {
  return (await listCodesOf(tx, [productId])).get(productId) as ProductCodes
}

/** The codes of products, by product. */
export async function listCodesOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, ProductCodes>> {
  const rows = await tx<{ id: string; verificationCode: string | null; legalCodes: string[] | null }[]>`
    select a.id,
      (select code from registry.verification_code where product_id = a.id and certificate_id is null) as "verificationCode",
      (select array_agg(code order by issued_at desc) from registry.product_code where product_id = a.id) as "legalCodes"
    from unnest(${productIds as string[]}::uuid[]) as a (id)`
  return new Map(
    rows.map(({ id, verificationCode, legalCodes }) => [
      id,
      { verificationCode, legalCode: legalCodes?.[0] ?? null, legalCodes: legalCodes ?? [] },
    ]),
  )
}

/** The product that a dossier was certified for before. */
export async function findProductOfDossier(tx: Tx, dossierId: string): Promise<string | undefined> {
  const [row] = await tx`
    select product_id as "productId" from registry.certificate where dossier_id = ${dossierId} order by id desc limit 1`
  return row?.productId
}
