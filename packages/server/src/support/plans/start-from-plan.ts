import { listAssessmentPages } from '@saolang/core/dossiers/self-assessment.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { attachEvidence } from '../../dossiers/attach-evidence.ts'
import { chooseOptions } from '../../dossiers/choose-options.ts'
import { readDossier } from '../../dossiers/read-dossier.ts'
import { startDossier } from '../../dossiers/start-dossier.ts'
import { view } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import { startFromCertificate } from '../../registry/clock/start-from-certificate.ts'
import { getRecord } from '../../registry/get-product.ts'
import type { PlanFileRow, PlanStepRow } from './plans.sql.ts'
import { readPlan } from './read-plans.ts'
import { usePlan } from './work-on-plan.ts'

/**
 * Starts the next dossier from a plan: an upgrade of the certified product, or anew with the former dossier's answers; what the plan says is
 * done is chosen in it, with its evidence. Gives the dossier's id.
 */
export async function startFromPlan(who: Actor, planId: string): Promise<{ id: string }> {
  const { plan, steps, files } = await readPlan(who, { id: planId })
  refuseIf(plan.status === 'open' ? [] : [{ code: 'conflict.plan-ended' }])
  const done = steps.filter(({ doneOn }) => doneOn !== null)
  refuseIf(done.length > 0 ? [] : [{ code: 'plan.nothing-done' }])
  const certificateId = plan.productId ? await findHolding(who, plan.productId) : undefined
  const { id } = certificateId
    ? await startFromCertificate(who, { certificateId, kind: 'upgrade' })
    : await startDossier(who, {
        ...{ kind: 'first', organisationId: plan.organisationId, productName: plan.productName, setNo: plan.setNo },
        ...{ copyFrom: plan.dossierId, startKey: planId },
      })
  await writeInto(who, { dossierId: id, planId, setId: plan.setId, done, files })
  await usePlan(who, { id: planId, dossierId: id })
  return { id }
}

const findHolding = view('plan.work', async ({ tx, now }, productId: string) => {
  const { current } = await getRecord(tx, productId, legalDateOf(now))
  return current.standing.holds ? current.id : undefined
})

type Writing = {
  dossierId: string
  planId: string
  setId: string
  done: readonly Pick<PlanStepRow, 'criterion' | 'toOption' | 'note'>[]
  files: readonly PlanFileRow[]
}

// A dossier under a newer decision knows other options: there the plan's evidence still goes in, its choices do not.
async function writeInto(who: Actor, { dossierId, planId, setId, done, files }: Writing): Promise<void> {
  const { set } = await readDossier(who, dossierId)
  if (set.id === setId)
    for (const { step, leaves } of listAssessmentPages(set)) {
      const here = done.filter(({ criterion }) => leaves.some(({ code }) => code === criterion))
      if (here.length === 0) continue
      const { contents, dossier } = await readDossier(who, dossierId)
      await chooseOptions(who, {
        ...{ dossierId, step, formKey: `plan ${planId}`.slice(0, 60) },
        version: contents.pages.find((page) => page.step === step)?.version ?? 0,
        given: Object.fromEntries(here.map(({ criterion, toOption }) => [criterion, toOption])),
        words: Object.fromEntries(
          here.map(({ criterion, note }) => [criterion, note ?? dossier.selfWords[criterion] ?? '']),
        ),
      })
    }
  for (const { criterion, sha256, fileName } of files)
    await attachEvidence(who, { dossierId, criterion, upload: { bytes: await readStored(sha256), fileName } })
}
