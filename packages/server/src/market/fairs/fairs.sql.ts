import type { ApplicationState, Booth } from '@saolang/core/market/fairs/fair.ts'
import type { Tx } from '../../platform/sql.ts'

export type FairRow = {
  id: string
  name: string
  about: string
  place: string
  provinceCode: string
  fromOn: string
  untilOn: string
  applyUntil: string
  isDemo: boolean
  closedAt: Date | null
}

const columns = (tx: Tx) => tx`
  id, name, about, place, province_code as "provinceCode", from_on as "fromOn", until_on as "untilOn", apply_until as "applyUntil",
  is_demo as "isDemo", closed_at as "closedAt"`

/** A fair of an id. */
export async function findFair(tx: Tx, id: string): Promise<FairRow | undefined> {
  const [row] = await tx<FairRow[]>`select ${columns(tx)} from market.fair where id = ${id}`
  return row
}

/** Holds a fair until the transaction ends. */
export async function lockFair(tx: Tx, id: string): Promise<void> {
  await tx`select from market.fair where id = ${id} for update`
}

/** All fairs, the coming ones first. */
export async function listFairs(tx: Tx, today: string): Promise<FairRow[]> {
  return tx<FairRow[]>`
    select ${columns(tx)} from market.fair order by until_on >= ${today}::date desc, abs(from_on - ${today}::date), id limit 200`
}

/** Announces a fair. */
export async function addFair(
  tx: Tx,
  row: Omit<FairRow, 'closedAt'>,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into market.fair (id, name, about, place, province_code, from_on, until_on, apply_until, is_demo, made_at, made_by)
    values (${row.id}, ${row.name}, ${row.about}, ${row.place}, ${row.provinceCode}, ${row.fromOn}, ${row.untilOn},
      ${row.applyUntil}, ${row.isDemo}, ${at}, ${by})`
}

/** Closes a fair, once; false when it is closed. */
export async function closeFairRow(tx: Tx, id: string, { by, at }: { by: string | null; at: Date }): Promise<boolean> {
  const closed = await tx`
    update market.fair set closed_at = ${at}, closed_by = ${by} where id = ${id} and closed_at is null returning id`
  return closed.length > 0
}

/** The plan of a fair. */
export async function listBooths(tx: Tx, fairId: string): Promise<Booth[]> {
  return tx<Booth[]>`
    select code, zone, plan_row as "row", plan_column as "column" from market.fair_booth where fair_id = ${fairId}
    order by plan_row, plan_column`
}

/** Draws the plan anew; booths that were given to somebody must be in the new one, or the database refuses. */
export async function savePlan(tx: Tx, fairId: string, booths: readonly Booth[]): Promise<void> {
  await tx`
    delete from market.fair_booth b where fair_id = ${fairId}
      and not exists (select from market.fair_application a where a.fair_id = b.fair_id and a.booth_code = b.code)`
  await tx`
    insert into market.fair_booth (fair_id, code, zone, plan_row, plan_column)
    select ${fairId}, * from jsonb_to_recordset(${tx.json(booths as never)}) as b (code text, zone text, "row" int, "column" int)
    on conflict do nothing`
}

export type ApplicationRow = {
  id: string
  fairId: string
  organisationId: string
  productIds: string[]
  words: string
  state: ApplicationState
  why: string | null
  boothCode: string | null
  appliedAt: Date
}

const application = (tx: Tx) => tx`
  id, fair_id as "fairId", organisation_id as "organisationId", product_ids as "productIds", words, state, why,
  booth_code as "boothCode", applied_at as "appliedAt"`

/** Who applied to a fair, in the order of applying. */
export async function listApplications(tx: Tx, fairId: string): Promise<ApplicationRow[]> {
  return tx<ApplicationRow[]>`
    select ${application(tx)} from market.fair_application where fair_id = ${fairId} order by applied_at, id`
}

/** The application of an organisation to a fair. */
export async function findApplication(
  tx: Tx,
  { fairId, organisationId }: { fairId: string; organisationId: string },
): Promise<ApplicationRow | undefined> {
  const [row] = await tx<ApplicationRow[]>`
    select ${application(tx)} from market.fair_application where fair_id = ${fairId} and organisation_id = ${organisationId}`
  return row
}

type NewApplication = Pick<ApplicationRow, 'id' | 'fairId' | 'organisationId' | 'productIds' | 'words'>

/** Applies, or again while nobody has decided or after it was taken back; false when somebody decided. */
export async function saveApplication(
  tx: Tx,
  row: NewApplication,
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const saved = await tx`
    insert into market.fair_application (id, fair_id, organisation_id, product_ids, words, state, applied_at, applied_by)
    values (${row.id}, ${row.fairId}, ${row.organisationId}, ${row.productIds}, ${row.words}, 'asked', ${at}, ${by})
    on conflict (fair_id, organisation_id) do update set product_ids = excluded.product_ids, words = excluded.words, state = 'asked',
      applied_at = excluded.applied_at, applied_by = excluded.applied_by
    where fair_application.state in ('asked', 'withdrawn') returning id`
  return saved.length > 0
}

/** Decides an application, or takes it back; a booth that was given is free again unless it stays accepted. False when it stands otherwise. */
export async function moveApplication(
  tx: Tx,
  { id, from, to, why }: { id: string; from: readonly ApplicationState[]; to: ApplicationState; why: string | null },
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const moved = await tx`
    update market.fair_application set state = ${to}, why = ${why}, decided_at = ${at}, decided_by = ${by},
      booth_code = case when ${to} = 'accepted' then booth_code end
    where id = ${id} and state = any(${from as string[]}) returning id`
  return moved.length > 0
}

/**
 * Gives a booth to an accepted application, or takes it back; false when nothing was accepted. A booth that is another's or not on
 * the plan is refused by the constraints, which ends the transaction: `isConstraint` tells which.
 */
export async function giveBooth(
  tx: Tx,
  { id, fairId, code }: { id: string; fairId: string; code: string | null },
): Promise<boolean> {
  const given = await tx`
    update market.fair_application set booth_code = ${code} where id = ${id} and fair_id = ${fairId} and state = 'accepted' returning id`
  return given.length > 0
}

/** Whether a statement was refused by one of these constraints. */
export function isConstraint(error: unknown, names: readonly string[]): boolean {
  return error instanceof Error && 'constraint_name' in error && names.includes(String(error.constraint_name))
}
