import type { CouncilLevel, Office } from '@saolang/core/councils/council.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import type { Round } from '@saolang/core/councils/round.ts'
import type { Tx } from '../platform/sql.ts'

export type CouncilRow = {
  id: string
  level: CouncilLevel
  provinceCode: string | null
  name: string
  decisionNumber: string
  decidedOn: string
  emptySeatsReason: string | null
  establishedAt: Date
}

export type MemberRow = {
  id: string
  councilId: string
  personId: string
  office: Office
  seat: string
  name: string
  title: string
}

export type RegulationRow = { version: number; rules: Regulation; reason: string; setAt: Date }

const councilColumns = (tx: Tx) => tx`
  c.id, c.level, c.province_code as "provinceCode", c.name, c.decision_number as "decisionNumber", c.decided_on as "decidedOn",
  c.empty_seats_reason as "emptySeatsReason", c.established_at as "establishedAt"`

/** Forms a council. */
export async function addCouncil(tx: Tx, council: CouncilRow & { establishedBy: string }): Promise<void> {
  await tx`
    insert into councils.council (id, level, province_code, name, decision_number, decided_on, empty_seats_reason, established_by, established_at)
    values (${council.id}, ${council.level}, ${council.provinceCode}, ${council.name}, ${council.decisionNumber}, ${council.decidedOn},
      ${council.emptySeatsReason}, ${council.establishedBy}, ${council.establishedAt})`
}

/** Seats the members of a council. */
export async function addMembers(tx: Tx, members: readonly MemberRow[]): Promise<void> {
  await tx`
    insert into councils.member (id, council_id, person_id, office, seat, name, title)
    select id, "councilId", "personId", office, seat, name, title
    from jsonb_to_recordset(${tx.json(members as never)}::jsonb)
      as m (id uuid, "councilId" uuid, "personId" uuid, office text, seat text, name text, title text)`
}

/** Names the advisory group of a council, in order. */
export async function addAdvisers(
  tx: Tx,
  councilId: string,
  advisers: readonly { name: string; title: string }[],
): Promise<void> {
  await tx`
    insert into councils.adviser (council_id, no, name, title)
    select ${councilId}, no, adviser ->> 'name', adviser ->> 'title'
    from jsonb_array_elements(${tx.json(advisers as never)}::jsonb) with ordinality as a (adviser, no)`
}

/** Adds a version of a council's regulation: the next number, kept with all former ones. */
export async function addRegulation(
  tx: Tx,
  councilId: string,
  { rules, reason, setBy, setAt }: { rules: Regulation; reason: string; setBy: string; setAt: Date },
): Promise<number> {
  const [row] = await tx`
    insert into councils.regulation (council_id, version, rules, reason, set_by, set_at)
    select ${councilId}, coalesce(max(version), 0) + 1, ${tx.json(rules as never)}, ${reason}, ${setBy}, ${setAt}
    from councils.regulation where council_id = ${councilId}
    returning version`
  return row?.version
}

/** The council of an id. */
export async function findCouncil(tx: Tx, id: string): Promise<CouncilRow | undefined> {
  const [row] = await tx`select ${councilColumns(tx)} from councils.council c where c.id = ${id}`
  return row as CouncilRow | undefined
}

/** Councils that an authority formed, newest first; without a province all of a level, without a level all. */
export async function listCouncils(
  tx: Tx,
  level: CouncilLevel | null,
  provinceCode: string | null,
): Promise<CouncilRow[]> {
  const rows = await tx`
    select ${councilColumns(tx)} from councils.council c
    where (${level}::text is null or c.level = ${level}) and (${provinceCode}::text is null or c.province_code = ${provinceCode})
    order by c.id desc`
  return [...rows] as unknown as CouncilRow[]
}

/** Members of a council: the chair, the deputy, then the seats in the order they were named. */
export async function listMembers(tx: Tx, councilId: string): Promise<MemberRow[]> {
  const rows = await tx`
    select id, council_id as "councilId", person_id as "personId", office, seat, name, title from councils.member
    where council_id = ${councilId}
    order by array_position(array['chair', 'deputy', 'member'], office), id`
  return [...rows] as unknown as MemberRow[]
}

/** The advisory group of a council. */
export async function listAdvisers(tx: Tx, councilId: string): Promise<{ name: string; title: string }[]> {
  const rows = await tx`select name, title from councils.adviser where council_id = ${councilId} order by no`
  return [...rows] as unknown as { name: string; title: string }[]
}

/** Every version of a council's regulation, newest first. */
export async function listRegulations(tx: Tx, councilId: string): Promise<RegulationRow[]> {
  const rows = await tx`
    select version, rules, reason, set_at as "setAt" from councils.regulation where council_id = ${councilId} order by version desc`
  return [...rows] as unknown as RegulationRow[]
}

/** The round of a level, place, year and number: the one that is there, or this one. Returns its id. */
export async function keepRound(
  tx: Tx,
  round: Round & { id: string; provinceCode: string | null; plan: string | null },
): Promise<string> {
  await tx`
    insert into councils.round (id, level, province_code, year, no, proposed_before, evaluated_before, plan)
    values (${round.id}, ${round.level}, ${round.provinceCode}, ${round.year}, ${round.no}, ${round.proposedBefore ?? null},
      ${round.evaluatedBefore ?? null}, ${round.plan})
    on conflict on constraint round_held_once do nothing`
  const [row] = await tx`
    select id from councils.round
    where level = ${round.level} and province_code is not distinct from ${round.provinceCode} and year = ${round.year} and no = ${round.no}`
  return row?.id
}
