import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findPlanStepProblems, type StepForm } from '@saolang/core/support/plans/plan.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import { getSeat } from '../../trace/seat.ts'
import { addPlanFile, changePlanStep, endPlanRow, findPlan, type PlanRow } from './plans.sql.ts'

export type StepInput = { planId: string; criterion: string; form: StepForm; files?: readonly StoredFile[] }

/** Writes who helps at a step, until when, what it costs, and that it is done, with what shows it. */
export const savePlanStep = act('plan.work', async (context, { planId, criterion, form, files = [] }: StepInput) => {
  const { tx, now } = context
  await getOwnPlan(context, planId)
  refuseIf(findPlanStepProblems(form))
  const step = {
    criterion,
    helper: tidy(form.helper) || null,
    dueOn: form.dueOn || null,
    costNote: tidy(form.costNote) || null,
    note: tidyLines(form.note) || null,
    doneOn: form.isDone ? legalDateOf(now) : null,
  }
  if (!(await changePlanStep(tx, planId, step, now))) throw new Refused([{ code: 'not-found.plan-step' }])
  for (const { sha256, fileName } of files) await addPlanFile(tx, { planId, criterion, sha256, fileName }, now)
  context.on('improvement-plan', planId, { criterion, isDone: form.isDone, files: files.length })
})

/** Drops a plan: it stays to be read, and another can be made from the same sheet. */
export const dropPlan = act('plan.end', async (context, { id }: { id: string }) => {
  await getOwnPlan(context, id)
  await endPlanRow(context.tx, id, { status: 'dropped', nextDossierId: null }, context.now)
  context.on('improvement-plan', id, { dropped: true })
})

/** Notes in which dossier a plan was used. */
export const usePlan = act('plan.end', async (context, { id, dossierId }: { id: string; dossierId: string }) => {
  await getOwnPlan(context, id)
  await endPlanRow(context.tx, id, { status: 'used', nextDossierId: dossierId }, context.now)
  context.on('improvement-plan', id, { dossierId })
})

/** An open plan of the actor's own organisation, or of one that their commune helps. Refuses others as if they were not there. */
async function getOwnPlan({ tx, who, now }: ActContext, id: string): Promise<PlanRow> {
  const plan = await findPlan(tx, id, legalDateOf(now))
  if (!plan) throw new Refused([{ code: 'not-found.plan' }])
  await getSeat(tx, who, plan.organisationId)
  refuseIf(plan.status === 'open' ? [] : [{ code: 'conflict.plan-ended' }])
  return plan
}
