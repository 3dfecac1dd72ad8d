import type { ConflictKind } from '@saolang/core/councils/conflict.ts'
import type { CouncilLevel, Office } from '@saolang/core/councils/council.ts'
import type { Quorum } from '@saolang/core/councils/quorum.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import type { Phase } from '@saolang/core/councils/session.ts'
import type { Tx } from '../platform/sql.ts'

export type SessionRow = {
  id: string
  councilId: string
  councilName: string
  level: CouncilLevel
  provinceCode: string | null
  regulationVersion: number
  regulation: Regulation
  roundYear: number
  roundNo: number
  evaluatedBefore: string | null
  heldOn: string
  place: string
  isInWriting: boolean
  convenedAt: Date
  /** Null for sessions convened before orders were drawn. */
  orderSeed: string | null
}

export type AgendaRow = {
  id: string
  sessionId: string
  dossierId: string
  no: number
  setId: string
  phase: Phase
  /** Null for sessions convened before samples were coded. */
  sampleCode: string | null
}

/** A member as they stand on one dossier. */
export type SeatRow = {
  memberId: string
  personId: string
  office: Office
  seat: string
  name: string
  title: string
  kind: ConflictKind | null
  note: string | null
  declaredAt: Date | null
  signedAt: Date | null
  absence: string | null
  /** The conflict was proposed by the system and confirmed, not declared. */
  wasProposed: boolean
  /** Proposed conflicts on which nobody has ruled. */
  unruled: number
}

export type ClosureRow = { closedBy: string; quorum: Quorum; absences: Record<string, string>; closedAt: Date }
export type ResolutionRow = {
  criterion: string
  optionId: string | null
  reason: string
  recordedBy: string
  recordedAt: Date
}
export type AdviceRow = { version: number; report: string; siteVisitOn: string | null; recordedAt: Date }

const sessionColumns = (tx: Tx) => tx`
  s.id, s.council_id as "councilId", c.name as "councilName", c.level, c.province_code as "provinceCode",
  s.regulation_version as "regulationVersion", r.rules as regulation, o.year as "roundYear", o.no as "roundNo",
  o.evaluated_before as "evaluatedBefore", s.held_on as "heldOn", s.place, s.is_in_writing as "isInWriting",
  s.convened_at as "convenedAt", s.order_seed as "orderSeed"`

const sessionTables = (tx: Tx) => tx`
  councils.session s
  join councils.council c on c.id = s.council_id
  join councils.round o on o.id = s.round_id
  join councils.regulation r on r.council_id = s.council_id and r.version = s.regulation_version`

/** Convenes a session. */
export async function addSession(
  tx: Tx,
  session: Pick<
    SessionRow,
    'id' | 'councilId' | 'regulationVersion' | 'heldOn' | 'place' | 'isInWriting' | 'convenedAt' | 'orderSeed'
  > & {
    roundId: string
    convenedBy: string
  },
): Promise<void> {
  await tx`
    insert into councils.session (id, council_id, round_id, regulation_version, held_on, place, is_in_writing, convened_by, convened_at, order_seed)
    values (${session.id}, ${session.councilId}, ${session.roundId}, ${session.regulationVersion}, ${session.heldOn}, ${session.place},
      ${session.isInWriting}, ${session.convenedBy}, ${session.convenedAt}, ${session.orderSeed})`
}

/** Puts a dossier on the agenda; undefined when it is before a council already. */
export async function addToAgenda(tx: Tx, row: AgendaRow): Promise<string | undefined> {
  const [added] = await tx`
    insert into councils.session_dossier (id, session_id, dossier_id, no, set_id, phase, sample_code)
    values (${row.id}, ${row.sessionId}, ${row.dossierId}, ${row.no}, ${row.setId}, ${row.phase}, ${row.sampleCode})
    on conflict do nothing returning id`
  return added?.id
}

/** The session of an id. */
export async function findSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  const [row] = await tx`select ${sessionColumns(tx)} from ${sessionTables(tx)} where s.id = ${id}`
  return row as SessionRow | undefined
}

/** Sessions of a council, the next first. */
export async function listSessionsOf(tx: Tx, councilId: string): Promise<SessionRow[]> {
  const rows = await tx`
    select ${sessionColumns(tx)} from ${sessionTables(tx)} where s.council_id = ${councilId} order by s.held_on desc, s.id desc`
  return [...rows] as unknown as SessionRow[]
}

/** Sessions of the councils on which a person sits, newest first, the last 50. */
export async function listSessionsWith(tx: Tx, personId: string): Promise<SessionRow[]> {
  const rows = await tx`
    select ${sessionColumns(tx)} from ${sessionTables(tx)}
    where exists (select from councils.member m where m.council_id = s.council_id and m.person_id = ${personId})
    order by s.held_on desc, s.id desc limit 50`
  return [...rows] as unknown as SessionRow[]
}

/** The agenda of a session. */
export async function listAgenda(tx: Tx, sessionId: string): Promise<AgendaRow[]> {
  const rows = await tx`
    select id, session_id as "sessionId", dossier_id as "dossierId", no, set_id as "setId", phase, sample_code as "sampleCode"
    from councils.session_dossier where session_id = ${sessionId} order by no`
  return [...rows] as unknown as AgendaRow[]
}

/** One dossier of an agenda. */
export async function findAgendaItem(tx: Tx, sessionId: string, dossierId: string): Promise<AgendaRow | undefined> {
  const [row] = await tx`
    select id, session_id as "sessionId", dossier_id as "dossierId", no, set_id as "setId", phase, sample_code as "sampleCode"
    from councils.session_dossier where session_id = ${sessionId} and dossier_id = ${dossierId}`
  return row as AgendaRow | undefined
}

/** Holds a dossier of an agenda until the transaction ends: `share` beside other members, `update` alone. */
export async function lockAgendaItem(tx: Tx, id: string, how: 'share' | 'update'): Promise<void> {
  await tx`select from councils.session_dossier where id = ${id} ${how === 'share' ? tx`for share` : tx`for update`}`
}

/** Moves a dossier to another phase; false when somebody moved it meanwhile. */
export async function movePhase(tx: Tx, id: string, from: Phase, to: Phase): Promise<boolean> {
  const rows =
    await tx`update councils.session_dossier set phase = ${to} where id = ${id} and phase = ${from} returning id`
  return rows.length === 1
}

/** How every member of the council stands on a dossier: newest declaration, whether signed, whether noted as absent. */
export async function listSeats(tx: Tx, agendaId: string): Promise<SeatRow[]> {
  const rows = await tx`
    select m.id as "memberId", m.person_id as "personId", m.office, m.seat, m.name, m.title, d.kind, d.note, d.declared_at as "declaredAt",
      k.signed_at as "signedAt", x.absences ->> m.id::text as absence, d.proposal_id is not null as "wasProposed",
      (select count(*) from councils.conflict_proposal p left join councils.conflict_ruling u on u.proposal_id = p.id
        where p.session_dossier_id = a.id and p.member_id = m.id and u.proposal_id is null)::int as unruled
    from councils.session_dossier a
    join councils.session s on s.id = a.session_id
    join councils.member m on m.council_id = s.council_id
    left join lateral (
      select kind, note, declared_at, proposal_id from councils.conflict_declaration
      where session_dossier_id = a.id and member_id = m.id order by id desc limit 1) d on true
    left join councils.scorecard k on k.session_dossier_id = a.id and k.member_id = m.id
    left join councils.closure x on x.session_dossier_id = a.id
    where a.id = ${agendaId}
    order by array_position(array['chair', 'deputy', 'member'], m.office), m.id`
  return [...rows] as unknown as SeatRow[]
}

/** Adds what a member declares. */
export async function addDeclaration(
  tx: Tx,
  row: {
    id: string
    agendaId: string
    memberId: string
    kind: ConflictKind
    note: string
    at: Date
    proposalId?: string
  },
): Promise<void> {
  await tx`
    insert into councils.conflict_declaration (id, session_dossier_id, member_id, kind, note, declared_at, proposal_id)
    values (${row.id}, ${row.agendaId}, ${row.memberId}, ${row.kind}, ${row.note}, ${row.at}, ${row.proposalId ?? null})`
}

/** Adds a report of the advisory group, as its next version. */
export async function addAdvice(
  tx: Tx,
  row: { agendaId: string; report: string; siteVisitOn: string | null; recordedBy: string; at: Date },
): Promise<number> {
  const [added] = await tx`
    insert into councils.advice (session_dossier_id, version, report, site_visit_on, recorded_by, recorded_at)
    select ${row.agendaId}, coalesce(max(version), 0) + 1, ${row.report}, ${row.siteVisitOn}::date, ${row.recordedBy}, ${row.at}
    from councils.advice where session_dossier_id = ${row.agendaId}
    returning version`
  return added?.version
}

/** The newest report of the advisory group. */
export async function findAdvice(tx: Tx, agendaId: string): Promise<AdviceRow | undefined> {
  const [row] = await tx`
    select version, report, site_visit_on as "siteVisitOn", recorded_at as "recordedAt" from councils.advice
    where session_dossier_id = ${agendaId} order by version desc limit 1`
  return row as AdviceRow | undefined
}

/** Closes scoring; false when it was closed before. */
export async function addClosure(tx: Tx, agendaId: string, closure: ClosureRow): Promise<boolean> {
  const rows = await tx`
    insert into councils.closure (session_dossier_id, closed_by, quorum, absences, closed_at)
    values (${agendaId}, ${closure.closedBy}, ${tx.json(closure.quorum)}, ${tx.json(closure.absences)}, ${closure.closedAt})
    on conflict do nothing returning session_dossier_id`
  return rows.length === 1
}

/** When and how scoring was closed. */
export async function findClosure(tx: Tx, agendaId: string): Promise<ClosureRow | undefined> {
  const [row] = await tx`
    select closed_by as "closedBy", quorum, absences, closed_at as "closedAt" from councils.closure where session_dossier_id = ${agendaId}`
  return row as ClosureRow | undefined
}

/** Adds what the council settled on. */
export async function addResolution(tx: Tx, row: ResolutionRow & { id: string; agendaId: string }): Promise<void> {
  await tx`
    insert into councils.resolution (id, session_dossier_id, criterion, option_id, reason, recorded_by, recorded_at)
    values (${row.id}, ${row.agendaId}, ${row.criterion}, ${row.optionId}, ${row.reason}, ${row.recordedBy}, ${row.recordedAt})`
}

/** The newest resolution of every criterion. */
export async function listResolutions(tx: Tx, agendaId: string): Promise<ResolutionRow[]> {
  const rows = await tx`
    select distinct on (criterion) criterion, option_id as "optionId", reason, recorded_by as "recordedBy", recorded_at as "recordedAt"
    from councils.resolution where session_dossier_id = ${agendaId} order by criterion, id desc`
  return [...rows] as unknown as ResolutionRow[]
}
