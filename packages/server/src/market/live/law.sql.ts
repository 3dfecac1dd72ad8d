import type { PaperKind } from '@saolang/core/market/live/papers.ts'
import type { Tx } from '../../platform/sql.ts'

/** A paper that a seller shows for selling live. */
export type PaperRow = {
  id: string
  organisationId: string
  productId: string | null
  kind: PaperKind
  number: string
  issuedOn: string
  untilOn: string | null
  sha256: string
  mediaType: string
  fileName: string
  isRefused: boolean
  refusedWhy: string | null
}

/** The papers of a seller, newest first. */
export async function listPapers(tx: Tx, organisationId: string): Promise<PaperRow[]> {
  return tx<PaperRow[]>`
    select id, organisation_id as "organisationId", product_id as "productId", kind, number, issued_on as "issuedOn",
      until_on as "untilOn", sha256, media_type as "mediaType", file_name as "fileName", refused_at is not null as "isRefused",
      refused_why as "refusedWhy"
    from market.live_paper where organisation_id = ${organisationId} order by added_at desc`
}

/** Adds a paper. */
export async function addPaperRow(
  tx: Tx,
  paper: Omit<PaperRow, 'isRefused' | 'refusedWhy'>,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await tx`
    insert into market.live_paper (id, organisation_id, product_id, kind, number, issued_on, until_on, sha256, media_type, file_name,
      added_at, added_by)
    values (${paper.id}, ${paper.organisationId}, ${paper.productId}, ${paper.kind}, ${paper.number}, ${paper.issuedOn},
      ${paper.untilOn}, ${paper.sha256}, ${paper.mediaType}, ${paper.fileName}, ${at}, ${by})`
}

/** A paper by its id; undefined when there is none. */
export async function findPaper(tx: Tx, id: string): Promise<PaperRow | undefined> {
  const [row] = await tx<{ organisationId: string }[]>`
    select organisation_id as "organisationId" from market.live_paper where id = ${id}`
  return row && (await listPapers(tx, row.organisationId)).find((paper) => paper.id === id)
}

/** Refuses a paper with a reason; false when it was refused before. */
export async function refusePaperRow(
  tx: Tx,
  { id, why, by }: { id: string; why: string; by: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_paper set refused_at = ${at}, refused_by = ${by}, refused_why = ${why}
    where id = ${id} and refused_at is null returning id`
  return rows.length > 0
}

/** Writes down that an officer knows a host for who they are. */
export async function addKnownHost(
  tx: Tx,
  { organisationId, personId, by }: { organisationId: string; personId: string; by: string },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.live_host (organisation_id, person_id, verified_at, verified_by)
    values (${organisationId}, ${personId}, ${at}, ${by})
    on conflict (organisation_id, person_id) do update set verified_at = excluded.verified_at, verified_by = excluded.verified_by`
}

/** When an officer last saw who a host is; undefined before. */
export async function findKnownHost(tx: Tx, organisationId: string, personId: string): Promise<Date | undefined> {
  const [row] = await tx<{ at: Date }[]>`
    select verified_at as at from market.live_host where organisation_id = ${organisationId} and person_id = ${personId}`
  return row?.at
}

/** A complaint about a live sale, with the place of who sells as it was. */
export type ComplaintRow = {
  id: string
  code: string
  sessionId: string
  sellerId: string
  title: string
  communeCode: string
  provinceCode: string
  kind: string
  words: string
  mediaMs: number | null
  offerId: string | null
  at: Date
  answeredAt: Date | null
  answer: string | null
}

const complaints = (tx: Tx) => tx`
  select c.id, c.code, c.session_id as "sessionId", s.seller_id as "sellerId", s.title, c.commune_code as "communeCode",
    c.province_code as "provinceCode", c.kind, c.words, c.media_ms as "mediaMs", c.offer_id as "offerId", c.at,
    c.answered_at as "answeredAt", c.answer
  from market.live_complaint c join market.live_session s on s.id = c.session_id`

export type NewComplaint = Pick<
  ComplaintRow,
  'id' | 'code' | 'sessionId' | 'offerId' | 'communeCode' | 'provinceCode' | 'kind' | 'words' | 'mediaMs'
>

/** Adds a complaint. */
export async function addComplaint(tx: Tx, row: NewComplaint, at: Date): Promise<void> {
  await tx`
    insert into market.live_complaint (id, code, session_id, offer_id, commune_code, province_code, kind, words, media_ms, at)
    values (${row.id}, ${row.code}, ${row.sessionId}, ${row.offerId}, ${row.communeCode}, ${row.provinceCode}, ${row.kind},
      ${row.words}, ${row.mediaMs}, ${at})`
}

/** The complaints of an area, unanswered first. */
export async function listComplaints(
  tx: Tx,
  { provinceCode, communeCode }: { provinceCode: string | null; communeCode: string | null },
): Promise<ComplaintRow[]> {
  return tx<ComplaintRow[]>`
    ${complaints(tx)}
    where (${provinceCode}::text is null or c.province_code = ${provinceCode})
      and (${communeCode}::text is null or c.commune_code = ${communeCode})
    order by (c.answered_at is null) desc, c.at desc limit 200`
}

/** A complaint by its id; undefined when there is none. */
export async function findComplaint(tx: Tx, id: string): Promise<ComplaintRow | undefined> {
  const [row] = await tx<ComplaintRow[]>`${complaints(tx)} where c.id = ${id}`
  return row
}

/** A complaint by the code that follows it; undefined for a code of none. */
export async function findComplaintByCode(tx: Tx, code: string): Promise<ComplaintRow | undefined> {
  const [row] = await tx<ComplaintRow[]>`${complaints(tx)} where c.code = ${code}`
  return row
}

/** Answers a complaint; false when it was answered. */
export async function answerComplaintRow(
  tx: Tx,
  { id, answer, by }: { id: string; answer: string; by: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_complaint set answered_at = ${at}, answered_by = ${by}, answer = ${answer}
    where id = ${id} and answered_at is null returning id`
  return rows.length > 0
}
