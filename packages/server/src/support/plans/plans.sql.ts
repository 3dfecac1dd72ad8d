import type { Tx } from '../../platform/sql.ts'

export type PlanRow = {
  id: string
  organisationId: string
  provinceCode: string
  communeCode: string
  productName: string
  productId: string | null
  dossierId: string
  setId: string
  basis: 'verdict' | 'self'
  fromStar: number
  targetStar: number
  pointsNow: number
  pointsThen: number
  status: 'open' | 'used' | 'dropped'
  nextDossierId: string | null
  madeAt: Date
  changedAt: Date
  isDemo: boolean
  steps: number
  done: number
  late: number
}

const columns = (tx: Tx, today: string) => tx`
  p.id, p.organisation_id as "organisationId", p.province_code as "provinceCode", p.commune_code as "communeCode",
  p.product_name as "productName", p.product_id as "productId", p.dossier_id as "dossierId", p.set_id as "setId", p.basis,
  p.from_star as "fromStar", p.target_star as "targetStar", p.points_now as "pointsNow", p.points_then as "pointsThen", p.status,
  p.next_dossier_id as "nextDossierId", p.made_at as "madeAt", p.changed_at as "changedAt", p.is_demo as "isDemo",
  (select count(*)::int from support.plan_step s where s.plan_id = p.id) as steps,
  (select count(*)::int from support.plan_step s where s.plan_id = p.id and s.done_on is not null) as done,
  (select count(*)::int from support.plan_step s where s.plan_id = p.id and s.done_on is null and s.due_on < ${today}) as late
  from support.improvement_plan p`

export type NewPlan = Omit<PlanRow, 'status' | 'nextDossierId' | 'madeAt' | 'changedAt' | 'steps' | 'done' | 'late'> & {
  madeBy: string
}

/** Adds a plan; false when the dossier has an open one. */
export async function addPlan(tx: Tx, plan: NewPlan, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into support.improvement_plan (id, organisation_id, province_code, commune_code, product_name, product_id, dossier_id, set_id, basis,
      from_star, target_star, points_now, points_then, status, made_by, made_at, changed_at, is_demo)
    values (${plan.id}, ${plan.organisationId}, ${plan.provinceCode}, ${plan.communeCode}, ${plan.productName}, ${plan.productId},
      ${plan.dossierId}, ${plan.setId}, ${plan.basis}, ${plan.fromStar}, ${plan.targetStar}, ${plan.pointsNow}, ${plan.pointsThen}, 'open',
      ${plan.madeBy}, ${at}, ${at}, ${plan.isDemo})
    on conflict (dossier_id) where status = 'open' do nothing returning id`
  return rows.length > 0
}

/** The plan of an id; `today` tells what is late. */
export async function findPlan(tx: Tx, id: string, today: string): Promise<PlanRow | undefined> {
  const [row] = await tx<PlanRow[]>`select ${columns(tx, today)} where p.id = ${id}`
  return row
}

/** The open plan that was made from a dossier. */
export async function findOpenPlanOf(tx: Tx, dossierId: string, today: string): Promise<PlanRow | undefined> {
  const [row] = await tx<
    PlanRow[]
  >`select ${columns(tx, today)} where p.dossier_id = ${dossierId} and p.status = 'open'`
  return row
}

/** The plans of an organisation, open ones first. */
export async function listPlansOf(tx: Tx, organisationId: string, today: string): Promise<PlanRow[]> {
  return tx<PlanRow[]>`
    select ${columns(tx, today)} where p.organisation_id = ${organisationId} order by p.status <> 'open', p.changed_at desc limit 100`
}

/** The open plans of an area, those with something late first. */
export async function listPlansIn(
  tx: Tx,
  { provinceCode, communeCode }: { provinceCode: string | null; communeCode: string | null },
  today: string,
): Promise<PlanRow[]> {
  return tx<PlanRow[]>`
    select ${columns(tx, today)}
    where p.status = 'open' and (${provinceCode}::text is null or p.province_code = ${provinceCode})
      and (${communeCode}::text is null or p.commune_code = ${communeCode})
    order by late desc, p.changed_at limit 300`
}

/** Ends an open plan; false when it is not open. */
export async function endPlanRow(
  tx: Tx,
  id: string,
  end: { status: 'used' | 'dropped'; nextDossierId: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update support.improvement_plan set status = ${end.status}, next_dossier_id = ${end.nextDossierId}, changed_at = ${at}
    where id = ${id} and status = 'open' returning id`
  return rows.length > 0
}

export type PlanStepRow = {
  criterion: string
  title: string
  fromOption: string | null
  toOption: string
  pointsWon: number
  isNeededByFloor: boolean
  helper: string | null
  dueOn: string | null
  costNote: string | null
  note: string | null
  doneOn: string | null
}

/** Adds a step to a plan. */
export async function addPlanStep(
  tx: Tx,
  planId: string,
  step: Pick<PlanStepRow, 'criterion' | 'title' | 'fromOption' | 'toOption' | 'pointsWon' | 'isNeededByFloor'> & {
    position: number
  },
  at: Date,
): Promise<void> {
  await tx`
    insert into support.plan_step (plan_id, criterion, position, title, from_option, to_option, points_won, is_needed_by_floor, changed_at)
    values (${planId}, ${step.criterion}, ${step.position}, ${step.title}, ${step.fromOption}, ${step.toOption}, ${step.pointsWon},
      ${step.isNeededByFloor}, ${at})`
}

/** Writes what a producer notes at a step; false when the plan has no such step. */
export async function changePlanStep(
  tx: Tx,
  planId: string,
  step: Pick<PlanStepRow, 'criterion' | 'helper' | 'dueOn' | 'costNote' | 'note' | 'doneOn'>,
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update support.plan_step set helper = ${step.helper}, due_on = ${step.dueOn}, cost_note = ${step.costNote}, note = ${step.note},
      done_on = case when ${step.doneOn}::date is null then null else coalesce(done_on, ${step.doneOn}) end, changed_at = ${at}
    where plan_id = ${planId} and criterion = ${step.criterion} returning criterion`
  if (rows.length > 0) await tx`update support.improvement_plan set changed_at = ${at} where id = ${planId}`
  return rows.length > 0
}

/** The steps of a plan, in the order of the sheet. */
export async function listPlanSteps(tx: Tx, planId: string): Promise<PlanStepRow[]> {
  return tx<PlanStepRow[]>`
    select criterion, title, from_option as "fromOption", to_option as "toOption", points_won as "pointsWon",
      is_needed_by_floor as "isNeededByFloor", helper, due_on as "dueOn", cost_note as "costNote", note, done_on as "doneOn"
    from support.plan_step where plan_id = ${planId} order by position`
}

export type PlanFileRow = { criterion: string; sha256: string; fileName: string; mediaType: string }

/** Adds what shows that a step is done; the same content once. */
export async function addPlanFile(
  tx: Tx,
  file: { planId: string; criterion: string; sha256: string; fileName: string },
  at: Date,
): Promise<void> {
  await tx`
    insert into support.plan_evidence (plan_id, criterion, sha256, file_name, added_at)
    values (${file.planId}, ${file.criterion}, ${file.sha256}, ${file.fileName}, ${at}) on conflict do nothing`
}

/** What shows that the steps of a plan are done. */
export async function listPlanFiles(tx: Tx, planId: string): Promise<PlanFileRow[]> {
  return tx<PlanFileRow[]>`
    select e.criterion, e.sha256, e.file_name as "fileName", f.media_type as "mediaType"
    from support.plan_evidence e join platform.file f on f.sha256 = e.sha256
    where e.plan_id = ${planId} order by e.added_at, e.sha256`
}
