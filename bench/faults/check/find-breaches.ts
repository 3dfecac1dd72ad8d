import { connect } from '@saolang/server/src/platform/connect.ts'
import type { Reading } from './kept.sql.ts'

/** What must never be true of a database, whoever wrote what: each counts the rows that break the rule. */
const rules: Record<string, (tx: Reading) => Promise<readonly { n?: number }[]>> = {
  'stock below zero, or more set aside than there is': (tx) => tx`
    select count(*)::int as n from market.stock_level where reserved < 0 or on_hand < reserved`,
  'levels whose ledger does not sum up': (tx) => tx`
    select count(*)::int as n from (
      select l.id from market.stock_level l left join market.stock_ledger g on g.level_id = l.id group by l.id
      having l.on_hand <> coalesce(sum(g.quantity) filter (where g.kind = 'received'), 0)
          - coalesce(sum(g.quantity) filter (where g.kind in ('written-off', 'sold')), 0)
        or l.reserved <> coalesce(sum(g.quantity) filter (where g.kind in ('reserved', 'set-aside')), 0)
          - coalesce(sum(g.quantity) filter (where g.kind in ('released', 'put-back', 'sold')), 0)) gaps`,
  'orders under way whose goods are not set aside': (tx) => tx`
    select count(*)::int as n from market.shop_order o where status in ('awaiting-payment', 'placed', 'confirmed')
      and (select sum(quantity) from market.shop_order_line l where l.order_id = o.id and l.parts is null)
        <> (select coalesce(sum(quantity), 0) from market.reservation r where r.order_id = o.id and state = 'held')`,
  'purchases without an order, or orders without a line': (tx) => tx`
    select (select count(*) from market.purchase p where not exists (select from market.shop_order o where o.purchase_id = p.id))::int
      + (select count(*) from market.shop_order o where not exists (select from market.shop_order_line l where l.order_id = o.id))::int as n`,
  'dossiers that are a draft and handed in, or neither': (tx) => tx`
    select count(*)::int as n from dossiers.dossier d left join dossiers.submission s on s.dossier_id = d.id
    where d.status <> 'abandoned' and (d.status = 'draft') = (s.code is not null)`,
  'dossiers whose status no step led to': (tx) => tx`
    select count(*)::int as n from dossiers.dossier d
    where not exists (select from dossiers.status_change c where c.dossier_id = d.id and c.status = d.status)`,
  'days of a commune whose numbers have a gap or a double': (tx) => tx`
    select count(*)::int as n from (
      select 1 from dossiers.day_counter c left join dossiers.dossier d on d.commune_code = c.commune_code
        left join dossiers.submission s on s.dossier_id = d.id and s.received_on = c.day
      group by c.commune_code, c.day, c.last having count(s.code) <> c.last or count(distinct s.code) <> c.last) gaps`,
  'cards signed by somebody who declared nothing': (tx) => tx`
    select count(*)::int as n from councils.scorecard k where not exists (select from councils.conflict_declaration c
      where c.session_dossier_id = k.session_dossier_id and c.member_id = k.member_id)`,
  'sittings whose phase and records differ': (tx) => tx`
    select count(*)::int as n from councils.session_dossier a
    where (a.phase in ('closed', 'concluded')) <> exists (select from councils.closure c where c.session_dossier_id = a.id)
      or (a.phase = 'concluded') <> exists (select from councils.verdict v where v.session_dossier_id = a.id)`,
  'keys and items of events that are not there': (tx) => tx`
    select (select count(*) from trace.event_key k where not exists (select from trace.event e where e.id = k.id and e.event_time = k.event_time))::int
      + (select count(*) from trace.event_item i where not exists (select from trace.event e where e.id = i.event_id and e.event_time = i.event_time))::int as n`,
  'events that are there twice': (tx) => tx`
    select count(*)::int as n from (select 1 from trace.event group by id having count(*) > 1) twice`,
  'numbers of the audit that are missing': (tx) => tx`
    select (coalesce(max(seq) - min(seq) + 1, 0) - count(*))::int as n from audit.line`,
}

/** The rules that a database breaks, a sentence each; none when all is well. */
export async function findBreaches(url: string): Promise<string[]> {
  const sql = connect(url, { max: 1 })
  try {
    const breaches: string[] = []
    for (const [rule, count] of Object.entries(rules)) {
      const n = (await count(sql as unknown as Reading))[0]?.n ?? 0
      if (n > 0) breaches.push(`${n} ${rule}`)
    }
    return breaches
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Events that are due, each with what it was tried for and what came of it. */
export async function listWaiting(url: string): Promise<string[]> {
  const sql = connect(url, { max: 1 })
  try {
    const rows = await sql`
      select t.identifier || ' ' || coalesce(j.payload::jsonb ->> 'name', '') as job, j.attempts, j.locked_by, j.last_error
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'event' and run_at <= now() + interval '1 minute'`
    return rows.map(({ job, attempts, locked_by, last_error }) =>
      [job, `tried ${attempts} times`, locked_by && 'in hand', last_error].filter(Boolean).join(', '),
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}
