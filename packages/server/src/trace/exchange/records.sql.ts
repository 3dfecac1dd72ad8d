import type { Cause, PublishedRecord } from '@saolang/core/trace/exchange/published-record.ts'
import type { Tx } from '../../platform/sql.ts'

/** The last publication of a product or a lot. */
export type SubjectRow = { subject: string; productId: string; lotId: string | null; endedAt: Date | null }

/** Everything of a product that is or was public. */
export async function listSubjects(tx: Tx, productId: string): Promise<SubjectRow[]> {
  return tx<SubjectRow[]>`
    select distinct on (subject) subject, product_id as "productId", lot_id as "lotId", ended_at as "endedAt"
    from trace.publication where product_id = ${productId} order by subject, opened_at desc, id desc`
}

/** Products of which something is or was public, by id after another. */
export async function listProductsTold(tx: Tx, after: string, most: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select distinct product_id as id from trace.publication where product_id > ${after} order by 1 limit ${most}`
  return rows.map(({ id }) => id)
}

/** Products of which a public lot is reached by a recall: its own, and those that something of it went into. */
export async function listReachedProducts(tx: Tx, recallId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select distinct p.product_id as id from trace.recall_thing t join trace.publication p on p.subject = t.text
    where t.recall_id = ${recallId}`
  return rows.map(({ id }) => id)
}

/** A version of a record as it is kept. */
export type RecordRow = {
  id: string
  subject: string
  version: number
  productId: string
  lotId: string | null
  organisationId: string
  cause: Cause
  body: PublishedRecord
  madeAt: Date
}

const columns = (tx: Tx) => tx`
  r.id, r.subject, r.version, r.product_id as "productId", r.lot_id as "lotId", r.organisation_id as "organisationId", r.cause,
  r.body, r.made_at as "madeAt"`

/** Lets nobody else add a version of a subject until this transaction ends. */
export async function holdSubject(tx: Tx, subject: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`exchange ${subject}`}, 0))`
}

/** The newest version of a subject. */
export async function findNewestRecord(tx: Tx, subject: string): Promise<RecordRow | undefined> {
  const [row] = await tx<RecordRow[]>`
    select ${columns(tx)} from trace.exchange_record r where subject = ${subject} order by version desc limit 1`
  return row
}

/** A version by its id. */
export async function findRecord(tx: Tx, id: string): Promise<RecordRow | undefined> {
  const [row] = await tx<RecordRow[]>`select ${columns(tx)} from trace.exchange_record r where id = ${id}`
  return row
}

/** The record that was changed last: what a preview is shown on. */
export async function findLastRecord(tx: Tx): Promise<RecordRow | undefined> {
  const [row] = await tx<RecordRow[]>`
    select ${columns(tx)} from trace.exchange_record r order by id desc limit 1`
  return row
}

/** Keeps a version. */
export async function addRecord(tx: Tx, r: RecordRow): Promise<void> {
  await tx`
    insert into trace.exchange_record (id, subject, version, product_id, lot_id, organisation_id, cause, body, made_at)
    values (${r.id}, ${r.subject}, ${r.version}, ${r.productId}, ${r.lotId}, ${r.organisationId}, ${r.cause},
      ${JSON.stringify(r.body)}::text::jsonb, ${r.madeAt})`
}
