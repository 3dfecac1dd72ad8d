import type { Demand, DemandState } from '@saolang/core/market/demand/demand.ts'
import type { Tx } from '../../platform/sql.ts'

export type DemandRow = Demand & {
  id: string
  buyerId: string
  state: DemandState
  closedWhy: string | null
  isDemo: boolean
  postedAt: Date
  invited: string[]
}

const rows = (tx: Tx) => tx`
  select d.id, d.buyer_id as "buyerId", d.title, d.set_no as "setNo", d.unit, d.min_star as "minStar", d.papers, d.quality,
    d.packing, d.min_shelf_days as "minShelfDays", d.delivery_place as "deliveryPlace",
    d.delivery_province as "deliveryProvince", d.from_provinces as "fromProvinces", d.price_from_dong as "priceFromDong",
    d.price_to_dong as "priceToDong", d.reply_by as "replyBy", d.access, d.state, d.closed_why as "closedWhy",
    d.is_demo as "isDemo", d.posted_at as "postedAt", m.months, i.invited
  from market.demand d cross join lateral (
    select jsonb_agg(jsonb_build_object('month', month, 'quantity', quantity) order by month) as months
    from market.demand_month where demand_id = d.id) m
  cross join lateral (
    select coalesce(array_agg(organisation_id), '{}') as invited from market.demand_invitation where demand_id = d.id) i`

/** A request of an id. */
export async function findDemand(tx: Tx, id: string): Promise<DemandRow | undefined> {
  const [row] = await tx<DemandRow[]>`${rows(tx)} where d.id = ${id}`
  return row
}

/** Holds a request until the transaction ends, so that its clock and its award are read once. */
export async function lockDemand(tx: Tx, id: string): Promise<void> {
  await tx`select from market.demand where id = ${id} for update`
}

/** The requests of a buyer, newest first. */
export async function listDemandsOf(tx: Tx, buyerId: string): Promise<DemandRow[]> {
  return tx<DemandRow[]>`${rows(tx)} where d.buyer_id = ${buyerId} order by d.posted_at desc limit 200`
}

/** What a producer may see: open requests, those it was asked to, and those it answered; never its own as a buyer. */
export async function listDemandsFor(tx: Tx, organisationId: string): Promise<DemandRow[]> {
  return tx<DemandRow[]>`
    ${rows(tx)} where d.buyer_id <> ${organisationId} and (d.state = 'open' and d.access = 'open' or ${organisationId}::uuid = any(i.invited)
      or exists (select from market.quote_share s where s.demand_id = d.id and s.organisation_id = ${organisationId}))
    order by d.state = 'open' desc, d.reply_by limit 300`
}

/** All requests, for officers; newest first. */
export async function listDemands(tx: Tx): Promise<DemandRow[]> {
  return tx<DemandRow[]>`${rows(tx)} order by d.posted_at desc limit 500`
}

/** Open requests whose clock runs out after one moment and not after another. */
export async function listDemandsDue(tx: Tx, { from, to }: { from: Date; to: Date }): Promise<DemandRow[]> {
  return tx<
    DemandRow[]
  >`${rows(tx)} where d.state = 'open' and d.reply_by > ${from} and d.reply_by <= ${to} order by d.reply_by`
}

type NewDemand = Demand & { id: string; buyerId: string; isDemo: boolean; invited: readonly string[] }

/** Posts a request with its months and invitations. */
export async function addDemand(tx: Tx, row: NewDemand, { by, at }: { by: string | null; at: Date }): Promise<void> {
  await tx`
    insert into market.demand (id, buyer_id, title, set_no, unit, min_star, papers, quality, packing, min_shelf_days, delivery_place,
      delivery_province, from_provinces, price_from_dong, price_to_dong, reply_by, access, state, is_demo, posted_at, posted_by)
    values (${row.id}, ${row.buyerId}, ${row.title}, ${row.setNo}, ${row.unit}, ${row.minStar}, ${row.papers}, ${row.quality},
      ${row.packing}, ${row.minShelfDays}, ${row.deliveryPlace}, ${row.deliveryProvince}, ${row.fromProvinces},
      ${row.priceFromDong}, ${row.priceToDong}, ${row.replyBy}, ${row.access}, 'open', ${row.isDemo}, ${at}, ${by})`
  await tx`
    insert into market.demand_month (demand_id, month, quantity)
    select ${row.id}, * from jsonb_to_recordset(${tx.json(row.months as never)}) as m (month text, quantity numeric)`
  await tx`
    insert into market.demand_invitation (demand_id, organisation_id)
    select ${row.id}, unnest(${row.invited as string[]}::uuid[]) on conflict do nothing`
}

/** Ends an open request; false when somebody ended it before. */
export async function endDemand(
  tx: Tx,
  { id, state, why }: { id: string; state: 'awarded' | 'closed'; why: string | null },
  at: Date,
): Promise<boolean> {
  const ended = await tx`
    update market.demand set state = ${state}, closed_why = ${why}, ended_at = ${at}
    where id = ${id} and state = 'open' returning id`
  return ended.length > 0
}

export type QuestionRow = {
  id: string
  organisationId: string
  question: string
  askedAt: Date
  answer: string | null
  answeredAt: Date | null
}

/** The questions about a request, in the order asked. */
export async function listQuestions(tx: Tx, demandId: string): Promise<QuestionRow[]> {
  return tx<QuestionRow[]>`
    select id, organisation_id as "organisationId", question, asked_at as "askedAt", answer, answered_at as "answeredAt"
    from market.demand_question where demand_id = ${demandId} order by asked_at, id`
}

/** Keeps a question. */
export async function addQuestion(
  tx: Tx,
  row: { id: string; demandId: string; organisationId: string; question: string },
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into market.demand_question (id, demand_id, organisation_id, question, asked_at, asked_by)
    values (${row.id}, ${row.demandId}, ${row.organisationId}, ${row.question}, ${at}, ${by})`
}

/** Answers a question; false when it was answered or is none of the request. */
export async function answerQuestionRow(
  tx: Tx,
  { id, demandId, answer }: { id: string; demandId: string; answer: string },
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const answered = await tx`
    update market.demand_question set answer = ${answer}, answered_at = ${at}, answered_by = ${by}
    where id = ${id} and demand_id = ${demandId} and answer is null returning id`
  return answered.length > 0
}
