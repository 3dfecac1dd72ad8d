import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { standingOf, subjectOfCriterion, wordsOfOption } from '@saolang/core/support/plans/plan.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { listDossiersIn } from '../../dossiers/get-dossier.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../../trace/seat.ts'
import { listOpenCourses } from '../courses/courses.sql.ts'
import { findPlan, listPlanFiles, listPlanSteps, listPlansIn, listPlansOf, type PlanRow } from './plans.sql.ts'

export type NamedPlan = PlanRow & { organisation: string }

/** A producer's plans, and the dossiers from which another can be made; with `organisationId`, of one whom the commune helps. */
export const readOwnPlans = view('plan.make', async ({ tx, who, now }, organisationId: string | undefined) => {
  const seat = await getSeat(tx, who, organisationId)
  const plans = await listPlansOf(tx, seat.id, legalDateOf(now))
  const dossiers = await listDossiersIn(tx, {
    organisationIds: [seat.id],
    order: 'last-changed',
    statuses: ['decided-recognised', 'decided-not-recognised', 'draft', 'submitted', 'forwarded'],
  })
  const planned = new Set(plans.filter(({ status }) => status === 'open').map(({ dossierId }) => dossierId))
  return { seat, plans, dossiers: dossiers.filter(({ id }) => !planned.has(id)) }
})

/** The open plans of an officer's area, with what is late first. */
export const readPlansOfArea = view('plan.read', async ({ tx, who, now }, _: undefined) => {
  const at = who.jurisdiction
  refuseIf(at ? [] : [{ code: 'forbidden.jurisdiction' }])
  const area = {
    provinceCode: at && at.level !== 'nation' ? at.provinceCode : null,
    communeCode: at?.level === 'commune' ? at.communeCode : null,
  }
  return named(tx, await listPlansIn(tx, area, legalDateOf(now)))
})

/** One plan with its steps, what shows them, and the courses that fit each. */
export const readPlan = view('plan.read', async ({ tx, who, now }, { id }: { id: string }) => {
  const today = legalDateOf(now)
  const plan = await findPlan(tx, id, today)
  if (!plan) throw new Refused([{ code: 'not-found.plan' }])
  const isProducer = who.role === 'producer'
  const isStranger = isProducer
    ? who.organisationId !== plan.organisationId
    : findJurisdictionProblems(who, plan).length > 0
  refuseIf(isStranger ? [{ code: 'not-found.plan' }] : [])
  const set = getCriteriaSet(plan.setId)
  const [whole] = await named(tx, [plan])
  const steps = []
  for (const step of await listPlanSteps(tx, id)) {
    const subject = subjectOfCriterion(set, step.criterion)
    steps.push({
      ...step,
      subject,
      fromWords: wordsOfOption(set, step.criterion, step.fromOption),
      toWords: wordsOfOption(set, step.criterion, step.toOption) ?? '',
      standing: standingOf(step, today),
      courses: subject ? await listCoursesFor(tx, { plan, subject }, now) : [],
    })
  }
  return {
    plan: { ...(whole as NamedPlan), setNo: set.no },
    steps,
    files: await listPlanFiles(tx, id),
    mayWork: plan.status === 'open' && (isProducer || who.role === 'commune-officer'),
  }
})

// Two are enough beside a step; the page of courses holds the rest.
const mostCourses = 2

async function listCoursesFor(tx: Tx, { plan, subject }: { plan: PlanRow; subject: Subject }, now: Date) {
  const { provinceCode, communeCode } = plan
  const courses = await listOpenCourses(tx, { role: 'producer', provinceCode, communeCode, subject }, now)
  return courses.slice(0, mostCourses).map(({ id, title }) => ({ id, title }))
}

async function named(tx: Tx, plans: readonly PlanRow[]): Promise<NamedPlan[]> {
  const out: NamedPlan[] = []
  for (const plan of plans) out.push({ ...plan, organisation: (await getOrganisation(tx, plan.organisationId)).name })
  return out
}
