import type postgres from 'postgres'

/** A moment of the database to read. */
export type Reading = postgres.ISql<Record<string, never>>

/**
 * One act as its tables hold it. `parts`: how many rows there are of each kind, and how many there should be. `audit` names its audit
 * lines as `countAuditLines` does, `auditShould` says how many there should be (one).
 */
export type KeptRow = {
  key: string
  says: string
  result?: string
  parts?: Record<string, [is: number, should: number]>
  audit?: string
  auditShould?: number
}

/** How many audit lines tell that an act was done: by action and subject, and by member or move where many act on one subject. What was only said again does not count. */
export async function countAuditLines(tx: Reading): Promise<Map<string, number>> {
  const rows = await tx`
    select concat_ws(' ', action, subject_id, detail ->> 'member', detail ->> 'move') as name, count(*)::int as n
    from audit.line where outcome = 'done'
      and not coalesce((detail ->> 'repeated')::boolean, (detail ->> 'again')::boolean, false)
    group by 1`
  return new Map(rows.map(({ name, n }) => [name as string, n as number]))
}

/** The keys of all requests whose answer is kept. */
export async function listAnsweredKeys(tx: Reading): Promise<string[]> {
  return (await tx`select key from platform.answered_request`).map(({ key }) => key as string)
}

/** Dossiers that were started: a first step, and every page and choice of the draft that it copies. */
export async function listStarted(tx: Reading, sourceId: string): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    with pages as (select dossier_id, count(*)::int as n from dossiers.page group by 1),
      choices as (select dossier_id, count(*)::int as n from dossiers.choice group by 1),
      source as (select p.n as pages, c.n as choices from pages p join choices c using (dossier_id) where dossier_id = ${sourceId})
    select d.product_name as key, d.product_name as says, d.id::text as result, 'dossier.start ' || d.id as audit,
      jsonb_build_object(
        'first steps', jsonb_build_array((select count(*) from dossiers.status_change c where c.dossier_id = d.id and transition = 'start'), 1),
        'pages', jsonb_build_array(coalesce(p.n, 0), s.pages), 'choices', jsonb_build_array(coalesce(c.n, 0), s.choices)) as parts
    from dossiers.dossier d cross join source s left join pages p on p.dossier_id = d.id left join choices c on c.dossier_id = d.id`
}

/** Dossiers that were handed in: receipt, snapshot, step, and the code on the dossier itself. */
export async function listSubmitted(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select s.dossier_id::text as key, '' as says, s.code as result, 'dossier.submit ' || s.dossier_id as audit,
      jsonb_build_object(
        'snapshots', jsonb_build_array((select count(*) from dossiers.snapshot x where x.dossier_id = s.dossier_id), 1),
        'steps', jsonb_build_array((select count(*) from dossiers.status_change c where c.dossier_id = s.dossier_id and transition = 'submit'), 1),
        'codes', jsonb_build_array((select count(*) from dossiers.dossier d where d.id = s.dossier_id and d.code = s.code), 1)) as parts
    from dossiers.submission s`
}

/** Versions of findings. */
export async function listFindings(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select dossier_id || ' ' || (texts ->> 'localMaterial') as key, texts ->> 'localMaterial' as says,
      'dossier.record-findings ' || dossier_id as audit, (count(*) over (partition by dossier_id))::int as "auditShould"
    from dossiers.findings`
}

/** Letters to the province, with the step that each makes. */
export async function listForwarded(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select l.dossier_id::text as key, l.number as says, 'dossier.forward ' || l.dossier_id as audit,
      jsonb_build_object('steps', jsonb_build_array((select count(*) from dossiers.status_change c
        where c.dossier_id = l.dossier_id and transition = 'forward'), 1)) as parts
    from dossiers.letter l`
}

/** Sessions with their agenda; every dossier on it was admitted by it. */
export async function listSessions(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select s.place as key, string_agg(a.dossier_id::text, ',' order by a.dossier_id) as says, s.id::text as result,
      'session.convene ' || s.id as audit,
      jsonb_build_object('admissions', jsonb_build_array((select count(*) from dossiers.status_change c
        where c.dossier_id = any(array_agg(a.dossier_id)) and transition = 'admit'), count(*))) as parts
    from councils.session s join councils.session_dossier a on a.session_id = s.id group by s.id`
}

/** Declarations of members. */
export async function listDeclarations(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select a.dossier_id || ' ' || split_part(p.email, '@', 1) as key, c.kind as says,
      concat_ws(' ', 'conflict.declare', a.id, m.id) as audit
    from councils.conflict_declaration c join councils.session_dossier a on a.id = c.session_dossier_id
      join councils.member m on m.id = c.member_id join people.person p on p.id = m.person_id`
}

/** Drafts of cards, as they were kept last. */
export async function listDrafts(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select a.dossier_id || ' ' || split_part(p.email, '@', 1) as key, c.opinion as says
    from councils.scorecard_draft c join councils.session_dossier a on a.id = c.session_dossier_id
      join councils.member m on m.id = c.member_id join people.person p on p.id = m.person_id`
}

/** Signed cards. */
export async function listCards(tx: Reading): Promise<(KeptRow & { choices: Record<string, string> })[]> {
  return tx<(KeptRow & { choices: Record<string, string> })[]>`
    select a.dossier_id || ' ' || split_part(p.email, '@', 1) as key, c.opinion as says, c.choices,
      concat_ws(' ', 'scorecard.sign', a.id, m.id) as audit
    from councils.scorecard c join councils.session_dossier a on a.id = c.session_dossier_id
      join councils.member m on m.id = c.member_id join people.person p on p.id = m.person_id`
}

/** Closings of scoring, each with the phase that it leads to. */
export async function listClosures(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select a.dossier_id::text as key, '' as says, 'scoring.close ' || a.id as audit,
      jsonb_build_object('phases', jsonb_build_array((a.phase in ('closed', 'concluded'))::int, 1)) as parts
    from councils.closure c join councils.session_dossier a on a.id = c.session_dossier_id`
}

/** What a council settled on as a whole. */
export async function listResolutions(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select a.dossier_id::text as key, r.reason as says
    from councils.resolution r join councils.session_dossier a on a.id = r.session_dossier_id where r.criterion = 'total'`
}

/** Verdicts, each with its dossier's step and the sitting's end. */
export async function listVerdicts(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select v.dossier_id::text as key, '' as says, v.id::text as result, 'verdict.issue ' || v.id as audit,
      jsonb_build_object('steps', jsonb_build_array((select count(*) from dossiers.status_change c
          where c.dossier_id = v.dossier_id and transition = 'score'), 1),
        'phases', jsonb_build_array((a.phase = 'concluded')::int, 1)) as parts
    from councils.verdict v join councils.session_dossier a on a.id = v.session_dossier_id`
}

/** Documents of events, as their events are there: each once, with its key and what it is found by (its id, its serial, its class). */
export async function listDocuments(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    with told as materialized (
      select id, event_time, split_part(substr(event_id, 28), '/', 1) as document from trace.event
      where event_id like 'https://su-kien.example.vn/%'
    ), named as (select event_id, count(*)::int as n from trace.event_item where event_id in (select id from told) group by 1)
    select document as key, count(*)::text as says,
      jsonb_build_object('events', jsonb_build_array(count(*), count(distinct t.id)),
        'keys', jsonb_build_array(count(k.id), count(*)), 'items', jsonb_build_array(coalesce(sum(n.n), 0), 3 * count(*))) as parts
    from told t left join trace.event_key k on k.id = t.id and k.event_time = t.event_time left join named n on n.event_id = t.id
    group by document`
}

/** Capture jobs; how many events each was given. */
export async function listCaptures(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select id::text as key, given::text as says, 'event.capture ' || id as audit,
      jsonb_build_object('successes', jsonb_build_array(success::int, 1)) as parts
    from trace.capture`
}

/** Purchases: order, line, first event, stock set aside in table and ledger, and the messages to the seller: so many as carriers are on. */
export async function listPurchases(tx: Reading, carriers: number): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select p.key::text as key, p.buyer_name || ' ' || coalesce(l.quantity, 0) as says, p.code as result, 'order.place ' || p.id as audit,
      jsonb_build_object('orders', jsonb_build_array(count(distinct o.id), 1), 'lines', jsonb_build_array(count(distinct l.no), 1),
        'placings', jsonb_build_array((select count(*) from market.shop_order_event e where e.order_id = o.id and act = 'place'), 1),
        'pieces set aside', jsonb_build_array((select coalesce(sum(quantity), 0) from market.reservation r where r.order_id = o.id), l.quantity),
        'pieces in the ledger', jsonb_build_array((select coalesce(sum(quantity), 0) from market.stock_ledger g where g.order_id = o.id and kind = 'reserved'), l.quantity),
        'messages', jsonb_build_array((select count(*) from platform.message m where m.about = 'order placed ' || o.id), ${carriers}::int)) as parts
    from market.purchase p left join market.shop_order o on o.purchase_id = p.id left join market.shop_order_line l on l.order_id = o.id
    where p.buyer_name like 'Người Mua%'
    group by p.id, o.id, l.quantity`
}

/** Moves of orders by people: what moved an order from where it stood, with the stock that each lets go or sells. */
export async function listMoves(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select e.order_id || ' ' || e.from_status as key, e.act as says, concat_ws(' ', 'order.' || e.act, e.order_id, e.act) as audit,
      case when e.act in ('cancel', 'decline', 'hand-over') then jsonb_build_object('pieces in the ledger', jsonb_build_array(
        (select coalesce(sum(g.quantity), 0) from market.stock_ledger g where g.order_id = e.order_id
          and g.kind = case e.act when 'hand-over' then 'sold' else 'released' end),
        (select sum(l.quantity) from market.shop_order_line l where l.order_id = e.order_id))) end as parts
    from market.shop_order_event e where e.from_status is not null and e.by_role <> 'system'`
}

/** Stock that was taken in, by batch: once in the ledger, and on its level. */
export async function listReceived(tx: Reading): Promise<KeptRow[]> {
  return tx<KeptRow[]>`
    select l.batch as key, sum(g.quantity)::text as says,
      jsonb_build_object('ledger lines', jsonb_build_array(count(*), 1)) as parts
    from market.stock_level l join market.stock_ledger g on g.level_id = l.id and g.kind = 'received' group by l.id`
}
