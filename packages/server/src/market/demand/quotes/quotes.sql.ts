import type { MonthAmount } from '@saolang/core/market/demand/months.ts'
import type { QuoteState, QuoteTerms, SampleState, Share, ShareAnswer } from '@saolang/core/market/demand/quote.ts'
import type { Tx } from '../../../platform/sql.ts'

export type QuoteRow = {
  id: string
  demandId: string
  leadId: string
  state: QuoteState
  terms: QuoteTerms
  version: number
  awardReason: string | null
  changedAt: Date
}

export type ShareRow = Share & { quoteId: string; isOpen: boolean }

const columns = (tx: Tx) => tx`
  id, demand_id as "demandId", lead_id as "leadId", state, terms, version, award_reason as "awardReason", changed_at as "changedAt"`

/** An answer of an id. */
export async function findQuote(tx: Tx, id: string): Promise<QuoteRow | undefined> {
  const [row] = await tx<QuoteRow[]>`select ${columns(tx)} from market.quote where id = ${id}`
  return row
}

/** Holds an answer until the transaction ends. */
export async function lockQuote(tx: Tx, id: string): Promise<void> {
  await tx`select from market.quote where id = ${id} for update`
}

/** The answers that a buyer was sent, drafts and those taken back left out. */
export async function listSentQuotes(tx: Tx, demandId: string): Promise<QuoteRow[]> {
  return tx<QuoteRow[]>`
    select ${columns(tx)} from market.quote where demand_id = ${demandId} and version > 0 and state in ('sent', 'awarded', 'lost')
    order by id`
}

/** The answer in which an organisation stands, and not taken back. */
export async function findQuoteOf(
  tx: Tx,
  { demandId, organisationId }: { demandId: string; organisationId: string },
): Promise<QuoteRow | undefined> {
  const [row] = await tx<QuoteRow[]>`
    select ${columns(tx)} from market.quote where demand_id = ${demandId} and id in (
      select quote_id from market.quote_share where demand_id = ${demandId} and organisation_id = ${organisationId} and is_open)`
  return row
}

/** Begins an answer as a draft. */
export async function addQuote(
  tx: Tx,
  row: Pick<QuoteRow, 'id' | 'demandId' | 'leadId' | 'terms'>,
  at: Date,
): Promise<void> {
  await tx`
    insert into market.quote (id, demand_id, lead_id, state, terms, made_at, changed_at)
    values (${row.id}, ${row.demandId}, ${row.leadId}, 'draft', ${tx.json(row.terms)}, ${at}, ${at})`
}

/** Writes the draft of the next version. */
export async function saveTerms(tx: Tx, { id, terms }: Pick<QuoteRow, 'id' | 'terms'>, at: Date): Promise<void> {
  await tx`update market.quote set terms = ${tx.json(terms)}, changed_at = ${at} where id = ${id}`
}

/** Moves an answer; false when it stands otherwise by now. */
export async function moveQuote(
  tx: Tx,
  { id, from, to, reason = null }: { id: string; from: readonly QuoteState[]; to: QuoteState; reason?: string | null },
  at: Date,
): Promise<boolean> {
  const moved = await tx`
    update market.quote set state = ${to}, award_reason = ${reason}, changed_at = ${at}
    where id = ${id} and state = any(${from as string[]}) returning id`
  return moved.length > 0
}

/** What was sent and not awarded has lost. */
export async function loseQuotes(tx: Tx, demandId: string, at: Date): Promise<void> {
  await tx`
    update market.quote set state = 'lost', changed_at = ${at} where demand_id = ${demandId} and state in ('draft', 'sent')`
}

/** Keeps what is sent as the next version; gives its number. */
export async function addVersion(
  tx: Tx,
  { quoteId, terms, shares }: { quoteId: string; terms: QuoteTerms; shares: readonly SentShare[] },
  { by, at }: { by: string | null; at: Date },
): Promise<number> {
  const [row] = await tx<{ no: number }[]>`
    with next as (update market.quote set version = version + 1 where id = ${quoteId} returning version)
    insert into market.quote_version (quote_id, no, terms, shares, sent_at, sent_by)
    select ${quoteId}, version, ${tx.json(terms)}, ${tx.json(shares as never)}, ${at}, ${by} from next returning no`
  return row?.no as number
}

/** A share as it was sent. */
export type SentShare = Pick<Share, 'organisationId' | 'productId' | 'months'>
export type VersionRow = { quoteId: string; no: number; terms: QuoteTerms; shares: SentShare[]; sentAt: Date }

/** The versions that were sent of these answers, the newest first. */
export async function listVersions(tx: Tx, quoteIds: readonly string[]): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select quote_id as "quoteId", no, terms, shares, sent_at as "sentAt" from market.quote_version
    where quote_id = any(${quoteIds as string[]}::uuid[]) order by no desc`
}

/** The shares of an answer, or of all answers to a request that were not taken back. */
export async function listShares(tx: Tx, of: { quoteId: string } | { demandId: string }): Promise<ShareRow[]> {
  const which = 'quoteId' in of ? tx`quote_id = ${of.quoteId}` : tx`demand_id = ${of.demandId} and is_open`
  return tx<ShareRow[]>`
    select quote_id as "quoteId", organisation_id as "organisationId", product_id as "productId", months, answer, is_open as "isOpen"
    from market.quote_share where ${which} order by organisation_id`
}

type NewShare = {
  quoteId: string
  demandId: string
  organisationId: string
  productId: string
  months: readonly MonthAmount[]
  answer: ShareAnswer
}

/** Writes a share, anew when it was there; false when the organisation stands in another answer to the request. */
export async function saveShare(
  tx: Tx,
  row: NewShare,
  { by, at }: { by: string | null; at: Date | null },
): Promise<boolean> {
  const saved = await tx`
    insert into market.quote_share (quote_id, demand_id, organisation_id, product_id, months, answer, answered_at, answered_by)
    select ${row.quoteId}, ${row.demandId}, ${row.organisationId}, ${row.productId}, ${tx.json(row.months as never)}, ${row.answer},
      ${at}, ${by}
    where not exists (select from market.quote_share where demand_id = ${row.demandId} and organisation_id = ${row.organisationId}
      and is_open and quote_id <> ${row.quoteId})
    on conflict (quote_id, organisation_id) do update set product_id = excluded.product_id, months = excluded.months,
      answer = excluded.answer, answered_at = excluded.answered_at, answered_by = excluded.answered_by, is_open = true
    returning quote_id`
  return saved.length > 0
}

/** Notes whether an organisation agrees to its share as it stands; one that declines is in no answer. False when it was not asked. */
export async function answerShare(
  tx: Tx,
  { quoteId, organisationId, answer }: { quoteId: string; organisationId: string; answer: 'agreed' | 'declined' },
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const answered = await tx`
    update market.quote_share set answer = ${answer}, answered_at = ${at}, answered_by = ${by}, is_open = ${answer === 'agreed'}
    where quote_id = ${quoteId} and organisation_id = ${organisationId} and answer = 'asked' and is_open returning quote_id`
  return answered.length > 0
}

/** An answer that was taken back leaves its organisations free for another. */
export async function closeShares(tx: Tx, quoteId: string): Promise<void> {
  await tx`update market.quote_share set is_open = false where quote_id = ${quoteId}`
}

export type SampleRow = {
  id: string
  quoteId: string
  state: SampleState
  wanted: string
  sentWords: string | null
  verdict: 'good' | 'bad' | null
  verdictWords: string | null
  askedAt: Date
}

/** The samples of these answers. */
export async function listSamples(tx: Tx, quoteIds: readonly string[]): Promise<SampleRow[]> {
  return tx<SampleRow[]>`
    select id, quote_id as "quoteId", state, wanted, sent_words as "sentWords", verdict, verdict_words as "verdictWords",
      asked_at as "askedAt"
    from market.quote_sample where quote_id = any(${quoteIds as string[]}::uuid[]) order by asked_at`
}

/** Keeps that a sample is asked for. */
export async function addSample(
  tx: Tx,
  { id, quoteId, wanted }: { id: string; quoteId: string; wanted: string },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.quote_sample (id, quote_id, state, wanted, asked_at) values (${id}, ${quoteId}, 'asked', ${wanted}, ${at})`
}

type SampleMove = { id: string; from: SampleState; to: SampleState; words: string; verdict: 'good' | 'bad' | null }

/** Moves a sample; false when it stands otherwise by now. */
export async function moveSampleRow(tx: Tx, { id, from, to, words, verdict }: SampleMove, at: Date): Promise<boolean> {
  const moved = await tx`
    update market.quote_sample set state = ${to}, verdict = ${verdict},
      sent_words = case when ${to} = 'sent' then ${words} else sent_words end,
      sent_at = case when ${to} = 'sent' then ${at}::timestamptz else sent_at end,
      received_at = case when ${to} = 'received' then ${at}::timestamptz else received_at end,
      judged_at = case when ${to} = 'judged' then ${at}::timestamptz else judged_at end,
      verdict_words = case when ${to} = 'judged' then ${words} else verdict_words end
    where id = ${id} and state = ${from} returning id`
  return moved.length > 0
}
