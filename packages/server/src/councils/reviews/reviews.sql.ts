import type { CouncilLevel } from '@saolang/core/councils/council.ts'
import type { Involved, ReviewGround, ReviewOutcome } from '@saolang/core/councils/reviews/review.ts'
import type { Verdict } from '@saolang/core/councils/verdict.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'

export type ReviewRow = {
  id: string
  no: number
  verdictId: string
  dossierId: string
  level: CouncilLevel
  provinceCode: string | null
  grounds: ReviewGround[]
  criteria: string[]
  statement: string
  files: StoredFile[]
  formerStatus: 'decided-recognised' | 'decided-not-recognised'
  dueOn: string
  requestedAt: Date
  sessionId: string | null
  panelName: string | null
  panelCouncilId: string | null
  outcome: ReviewOutcome | null
  reasons: string | null
  newVerdictId: string | null
  decidedAt: Date | null
}

const columns = (tx: Tx) => tx`
  r.id, r.no, r.verdict_id as "verdictId", r.dossier_id as "dossierId", c.level, c.province_code as "provinceCode", r.grounds, r.criteria,
  r.statement, r.files, r.former_status as "formerStatus", r.due_on as "dueOn", r.requested_at as "requestedAt",
  p.session_id as "sessionId", pc.name as "panelName", pc.id as "panelCouncilId", e.outcome, e.reasons, e.verdict_id as "newVerdictId",
  e.decided_at as "decidedAt"`

const tables = (tx: Tx) => tx`
  councils.review r
  join councils.verdict v on v.id = r.verdict_id
  join councils.session_dossier a on a.id = v.session_dossier_id
  join councils.session s on s.id = a.session_id
  join councils.council c on c.id = s.council_id
  left join councils.review_panel p on p.review_id = r.id
  left join councils.session ps on ps.id = p.session_id
  left join councils.council pc on pc.id = ps.council_id
  left join councils.review_outcome e on e.review_id = r.id`

/** Keeps a request; false when one on this verdict is there. */
export async function addReview(
  tx: Tx,
  row: Pick<
    ReviewRow,
    | 'id'
    | 'verdictId'
    | 'dossierId'
    | 'grounds'
    | 'criteria'
    | 'statement'
    | 'files'
    | 'formerStatus'
    | 'dueOn'
    | 'requestedAt'
  > & { requestedBy: string },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.review (id, verdict_id, dossier_id, grounds, criteria, statement, files, former_status, due_on, requested_by, requested_at)
    values (${row.id}, ${row.verdictId}, ${row.dossierId}, ${tx.json(row.grounds)}, ${tx.json(row.criteria)}, ${row.statement},
      ${tx.json(row.files as never)}, ${row.formerStatus}, ${row.dueOn}, ${row.requestedBy}, ${row.requestedAt})
    on conflict on constraint review_of_a_verdict_once do nothing returning id`
  return rows.length === 1
}

/** The request of an id. */
export async function findReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const [row] = await tx`select ${columns(tx)} from ${tables(tx)} where r.id = ${id}`
  return row as ReviewRow | undefined
}

/** Requests on a dossier, the newest first. */
export async function listReviewsOn(tx: Tx, dossierId: string): Promise<ReviewRow[]> {
  const rows = await tx`select ${columns(tx)} from ${tables(tx)} where r.dossier_id = ${dossierId} order by r.no desc`
  return [...rows] as unknown as ReviewRow[]
}

/** Requests on results of an authority's councils, or of all; those not decided first, by the day they are due. */
export async function listReviews(
  tx: Tx,
  reach: { level: CouncilLevel | null; provinceCode: string | null },
): Promise<ReviewRow[]> {
  const rows = await tx`
    select ${columns(tx)} from ${tables(tx)}
    where (${reach.level}::text is null or c.level = ${reach.level})
      and (${reach.provinceCode}::text is null or c.province_code = ${reach.provinceCode})
    order by e.outcome is not null, r.due_on, r.no limit 300`
  return [...rows] as unknown as ReviewRow[]
}

/** Requests that a person's panel has in hand or had. */
export async function listReviewsBefore(tx: Tx, personId: string): Promise<ReviewRow[]> {
  const rows = await tx`
    select ${columns(tx)} from ${tables(tx)}
    where exists (select from councils.member m where m.council_id = pc.id and m.person_id = ${personId})
    order by e.outcome is not null, r.due_on, r.no`
  return [...rows] as unknown as ReviewRow[]
}

/** Holds a request until the transaction ends, so that two acts on it come one after the other. */
export async function lockReview(tx: Tx, id: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`review ${id}`}, 0))`
}

/** Sends a request before a panel; false when it is before one. */
export async function addPanel(
  tx: Tx,
  row: { reviewId: string; sessionId: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.review_panel (review_id, session_id, assigned_by, assigned_at)
    values (${row.reviewId}, ${row.sessionId}, ${row.by}, ${row.at})
    on conflict on constraint review_panel_once do nothing returning review_id`
  return rows.length === 1
}

/** Ends a request; false when it has ended. */
export async function addOutcome(
  tx: Tx,
  row: { reviewId: string; outcome: ReviewOutcome; verdictId: string | null; reasons: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.review_outcome (review_id, outcome, verdict_id, reasons, decided_by, decided_at)
    values (${row.reviewId}, ${row.outcome}, ${row.verdictId}, ${row.reasons}, ${row.by}, ${row.at})
    on conflict on constraint review_outcome_once do nothing returning review_id`
  return rows.length === 1
}

/** Everybody who had to do with the results on a dossier so far: councils, advisers, who recorded and signed them off, who declared an interest. */
export async function listInvolved(tx: Tx, dossierId: string): Promise<Involved[]> {
  const rows = await tx`
    with agenda as (
      select a.id, s.council_id, s.convened_by from councils.session_dossier a join councils.session s on s.id = a.session_id
      where a.dossier_id = ${dossierId})
    select m.person_id as "personId", m.name, 'sat' as how from agenda a join councils.member m on m.council_id = a.council_id
    union select m.person_id, m.name, 'interested' from agenda a
      join councils.conflict_declaration d on d.session_dossier_id = a.id and d.kind <> 'none' join councils.member m on m.id = d.member_id
    union select null, v.name, 'advised' from agenda a join councils.adviser v on v.council_id = a.council_id
    union select null, p.name, 'advised' from agenda a join councils.paid_adviser p on p.session_dossier_id = a.id
    union select h.person_id, '', 'handled' from (
      select recorded_by as person_id from councils.advice d join agenda a on a.id = d.session_dossier_id
      union select recorded_by from councils.verified_tick d join agenda a on a.id = d.session_dossier_id
      union select convened_by from agenda
      union select t.settled_by from councils.settlement t join councils.verdict v on v.id = t.verdict_id where v.dossier_id = ${dossierId}
    ) h`
  return [...rows] as unknown as Involved[]
}

/** Who had a verdict drawn: who presided. */
export async function findPresider(tx: Tx, verdictId: string): Promise<string | undefined> {
  const [row] = await tx`
    select m.person_id as "personId" from councils.verdict v join councils.member m on m.id = v.issued_by where v.id = ${verdictId}`
  return row?.personId
}

/** The verdict that a panel gave, once it has. */
export async function findPanelVerdict(
  tx: Tx,
  { sessionId, dossierId }: { sessionId: string; dossierId: string },
): Promise<{ id: string; result: Verdict } | undefined> {
  const [row] = await tx`
    select v.id, v.result from councils.verdict v join councils.session_dossier a on a.id = v.session_dossier_id
    where a.session_id = ${sessionId} and a.dossier_id = ${dossierId}`
  return row as { id: string; result: Verdict } | undefined
}

/** Every request with the year it was made, where, and how it ended: what the public counts are made of. */
export async function listOutcomes(
  tx: Tx,
): Promise<{ year: number; level: CouncilLevel; provinceCode: string | null; outcome: ReviewOutcome | null }[]> {
  const rows = await tx`
    select extract(year from r.requested_at at time zone 'Asia/Ho_Chi_Minh')::int as year, c.level, c.province_code as "provinceCode", e.outcome
    from ${tables(tx)} order by 1 desc, 3`
  return [...rows] as unknown as Awaited<ReturnType<typeof listOutcomes>>
}
