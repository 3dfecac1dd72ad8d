import type { RaschRun } from '@saolang/core/councils/reliability/rasch/run.ts'
import type { TooFew } from '@saolang/core/councils/reliability/rating.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import type { Tx } from '../../../platform/sql.ts'

export type RaschFindings = RaschRun | TooFew
export type RaschRow = {
  runId: string
  year: number
  askedAt: Date
  inputsHash: string
  marks: number
  anchorMarks: number
  result: RaschFindings
  computedAt: Date
}
export type AnchorCardRow = { anchorId: string; personId: string; setId: string; choices: Choices; signedAt: Date }

/** Notes that a run over a year is asked for; by nobody when the clock asks. */
export async function addRun(
  tx: Tx,
  run: { id: string; year: number; askedBy: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into councils.rasch_run (id, year, asked_by, asked_at) values (${run.id}, ${run.year}, ${run.askedBy}, ${run.at})`
}

/** The year of a run that has no result yet. */
export async function findOpenRun(tx: Tx, runId: string): Promise<{ year: number } | undefined> {
  const [row] = await tx`
    select year from councils.rasch_run r
    where id = ${runId} and not exists (select from councils.rasch_result f where f.run_id = r.id)`
  return row as { year: number } | undefined
}

/** Keeps what a run found; false when it has a result already. */
export async function addResult(tx: Tx, row: Omit<RaschRow, 'year' | 'askedAt'>): Promise<boolean> {
  const rows = await tx`
    insert into councils.rasch_result (run_id, inputs_hash, marks, anchor_marks, result, computed_at)
    values (${row.runId}, ${row.inputsHash}, ${row.marks}, ${row.anchorMarks}, ${tx.json(row.result as never)}, ${row.computedAt})
    on conflict on constraint rasch_result_once do nothing returning run_id`
  return rows.length === 1
}

/** The newest result of a year. */
export async function findResult(tx: Tx, year: number): Promise<RaschRow | undefined> {
  const [row] = await tx`
    select r.id as "runId", r.year, r.asked_at as "askedAt", f.inputs_hash as "inputsHash", f.marks, f.anchor_marks as "anchorMarks",
      f.result, f.computed_at as "computedAt"
    from councils.rasch_run r join councils.rasch_result f on f.run_id = r.id where r.year = ${year} order by r.id desc limit 1`
  return row as RaschRow | undefined
}

/** The years that were asked for, newest first, and whether a run is under way. */
export async function listRunYears(tx: Tx): Promise<{ year: number; isOpen: boolean }[]> {
  const rows = await tx`
    select r.year, bool_or(f.run_id is null) as "isOpen"
    from councils.rasch_run r left join councils.rasch_result f on f.run_id = r.id group by r.year order by r.year desc`
  return [...rows] as unknown as { year: number; isOpen: boolean }[]
}

/** Cards signed on anchors in a span; only the first of a person on each anchor, later ones are no longer new to them. */
export async function listAnchorCards(tx: Tx, span: { from: Date; before: Date }): Promise<AnchorCardRow[]> {
  const rows = await tx`
    select distinct on (p.anchor_id, m.person_id) p.anchor_id as "anchorId", m.person_id as "personId", a.set_id as "setId", k.choices,
      k.signed_at as "signedAt"
    from councils.practice_card k
    join councils.practice p on p.id = k.practice_id
    join councils.anchor a on a.id = p.anchor_id
    join councils.member m on m.id = k.member_id
    where k.signed_at >= ${span.from} and k.signed_at < ${span.before}
    order by p.anchor_id, m.person_id, k.signed_at`
  return [...rows] as unknown as AnchorCardRow[]
}

/** Who people are on councils: their name and the provinces of the councils they sit on; empty for the Ministry's. */
export async function listSeatsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; name: string; provinceCodes: string[] }[]> {
  const rows = await tx`
    select m.person_id as "personId", max(m.name) as name, array_agg(distinct coalesce(c.province_code, '')) as "provinceCodes"
    from councils.member m join councils.council c on c.id = m.council_id
    where m.person_id = any(${personIds as string[]}::uuid[]) group by m.person_id`
  return [...rows] as unknown as { personId: string; name: string; provinceCodes: string[] }[]
}

/** Titles of anchors. */
export async function listAnchorTitles(tx: Tx): Promise<{ id: string; no: number; title: string }[]> {
  const rows = await tx`select id, no, title from councils.anchor order by no`
  return [...rows] as unknown as { id: string; no: number; title: string }[]
}
