import type { Tx } from '../../platform/sql.ts'
import type { Area } from '../staff.sql.ts'

export type NewWithdrawal = {
  id: string
  certificateId: string
  productId: string
  ground: string
  reason: string
  conclusionDocument: string
  concludedOn: string
  replyBy: string
  dueOn: string
  inspectionId: string | null
  by: string | null
}

/** Begins a procedure of withdrawal; false while one for the same certificate is open. Take your turn first. */
export async function addWithdrawal(tx: Tx, w: NewWithdrawal, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.withdrawal (id, certificate_id, product_id, ground, reason, conclusion_document, concluded_on, reply_by,
      due_on, inspection_id, opened_by, opened_at)
    select ${w.id}, ${w.certificateId}, ${w.productId}, ${w.ground}, ${w.reason}, ${w.conclusionDocument}, ${w.concludedOn}::date,
      ${w.replyBy}::date, ${w.dueOn}::date, ${w.inspectionId}, ${w.by}, ${at}::timestamptz
    where not exists (select from registry.withdrawal o where o.certificate_id = ${w.certificateId}
      and not exists (select from registry.withdrawal_end e where e.withdrawal_id = o.id))
    returning id`
  return rows.length > 0
}

/** A procedure with its end and the producer's answer. Days are 'YYYY-MM-DD'. */
export type WithdrawalRow = {
  id: string
  certificateId: string
  certificateNumber: string | null
  productId: string
  product: string
  producer: string | null
  organisationId: string | null
  isDemo: boolean
  star: number | null
  provinceCode: string
  communeCode: string | null
  ground: string
  reason: string
  conclusionDocument: string
  concludedOn: string
  replyBy: string
  dueOn: string
  inspectionId: string | null
  openedAt: Date
  reply: string | null
  repliedAt: Date | null
  outcome: 'withdrawn' | 'dropped' | null
  words: string | null
  documentNumber: string | null
  signedOn: string | null
  signerName: string | null
  signerTitle: string | null
  endedAt: Date | null
}

const columns = (tx: Tx) => tx`
  w.id, w.certificate_id as "certificateId", c.number as "certificateNumber", w.product_id as "productId", p.name as product,
  p.producer, p.organisation_id as "organisationId", p.is_demo as "isDemo", c.star, p.province_code as "provinceCode",
  p.commune_code as "communeCode", w.ground, w.reason, w.conclusion_document as "conclusionDocument",
  w.concluded_on as "concludedOn", w.reply_by as "replyBy", w.due_on as "dueOn", w.inspection_id as "inspectionId",
  w.opened_at as "openedAt", r.words as reply, r.replied_at as "repliedAt", e.outcome, e.words,
  e.document_number as "documentNumber", e.signed_on as "signedOn", e.signer_name as "signerName",
  e.signer_title as "signerTitle", e.ended_at as "endedAt"`

const tables = (tx: Tx) => tx`
  registry.withdrawal w join registry.product p on p.id = w.product_id join registry.certificate c on c.id = w.certificate_id
  left join registry.reply r on r.withdrawal_id = w.id left join registry.withdrawal_end e on e.withdrawal_id = w.id`

/** The procedure of an id. */
export async function findWithdrawal(tx: Tx, id: string): Promise<WithdrawalRow | undefined> {
  const [row] = await tx<WithdrawalRow[]>`select ${columns(tx)} from ${tables(tx)} where w.id = ${id}`
  return row
}

/** The procedures of an area, or of an organisation's products, the open ones first, by their last day. */
export async function listWithdrawals(
  tx: Tx,
  { area, organisationId, many }: { area: Area; organisationId: string | null; many: number },
): Promise<WithdrawalRow[]> {
  return tx<WithdrawalRow[]>`
    select ${columns(tx)} from ${tables(tx)}
    where (${area.provinceCode}::text is null or p.province_code = ${area.provinceCode})
      and (${area.communeCode}::text is null or p.commune_code = ${area.communeCode})
      and (${organisationId}::uuid is null or p.organisation_id = ${organisationId})
    order by e.withdrawal_id is not null, w.due_on, w.id limit ${many}`
}

/** The procedures about a product, oldest first. */
export async function listWithdrawalsOf(tx: Tx, productId: string): Promise<WithdrawalRow[]> {
  return tx<WithdrawalRow[]>`
    select ${columns(tx)} from ${tables(tx)} where w.product_id = ${productId} order by w.opened_at, w.id`
}

export type WithdrawalEnd = {
  withdrawalId: string
  outcome: 'withdrawn' | 'dropped'
  words: string | null
  documentNumber: string | null
  signedOn: string | null
  signerName: string | null
  signerTitle: string | null
  by: string | null
}

/** Ends a procedure; false when it had ended. */
export async function addWithdrawalEnd(tx: Tx, e: WithdrawalEnd, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.withdrawal_end (withdrawal_id, outcome, words, document_number, signed_on, signer_name, signer_title,
      ended_by, ended_at)
    values (${e.withdrawalId}, ${e.outcome}, ${e.words}, ${e.documentNumber}, ${e.signedOn}, ${e.signerName}, ${e.signerTitle},
      ${e.by}, ${at})
    on conflict do nothing returning withdrawal_id`
  return rows.length > 0
}
