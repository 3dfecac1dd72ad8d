import { findReadProblems, findWriteProblems } from '@saolang/core/dossiers/access.ts'
import { findSubmissionProblems } from '@saolang/core/dossiers/completeness.ts'
import { dossierCode } from '@saolang/core/dossiers/dossier-code.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { form01 } from '@saolang/law/decisions/2026-26-qd-ttg/form-01.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { type ActContext, act } from '../platform/act.ts'
import { advanceDossier } from './advance-dossier.ts'
import { lockDossier, markSubmitted } from './dossiers.sql.ts'
import { freezeDossier } from './freeze-dossier.ts'
import { getContents } from './get-contents.ts'
import { type Dossier, getDossier } from './get-dossier.ts'
import { addSubmission, findSubmission, nextSerial } from './submissions.sql.ts'

export type SubmitDossier = { dossierId: string; isPledged: boolean; idempotencyKey?: string }

/** What the applicant holds in hand: the code, and the moment. */
export type Receipt = { code: string; submittedAt: Date; receivedOn: string }

/**
 * Hands a dossier in to the commune, once: the day picks the criteria set, the commune's counter the code, a snapshot freezes what was
 * written, and the clock starts. Handing in again (a double click, a repeated request) gives the same receipt. Refuses with every
 * reason of `findSubmissionProblems` at once.
 */
export const submitDossier = act('dossier.submit', async (context, input: SubmitDossier): Promise<Receipt> => {
  const { tx, who } = context
  await lockDossier(tx, input.dossierId)
  const dossier = await getDossier(tx, input.dossierId)
  const former = await findSubmission(tx, dossier.id)
  context.on('dossier', dossier.id, {
    ...(dossier.isAssisted && { for: dossier.organisationId }),
    ...(former && { repeated: true }),
  })
  refuseIf(former ? findReadProblems(who, dossier) : findWriteProblems(who, dossier))
  return former ?? submitFirst(context, dossier, input)
})

async function submitFirst(context: ActContext, dossier: Dossier, input: SubmitDossier): Promise<Receipt> {
  const { tx, who, now } = context
  const receivedOn = legalDateOf(now)
  const set = findCriteriaSet(dossier.setNo, receivedOn) as CriteriaSet
  const contents = await getContents(context, dossier, set)
  const source = form01.source
  refuseIf([
    ...findSubmissionProblems(contents.judged, receivedOn),
    ...(input.isPledged ? [] : [{ code: 'dossier.pledge-missing', at: 'isPledged', source }]),
  ])
  const { id, communeCode, provinceCode } = dossier
  const code = dossierCode({
    communeCode,
    provinceCode,
    receivedOn,
    serial: await nextSerial(tx, communeCode, receivedOn),
  })
  const isFirst = await addSubmission(tx, {
    dossierId: id,
    code,
    idempotencyKey: input.idempotencyKey ?? null,
    submittedBy: who.personId as string,
    submittedAt: now,
    receivedOn,
  })
  refuseIf(isFirst ? [] : [{ code: 'idempotency.key-of-another-request', at: 'idempotencyKey' }])
  await advanceDossier(context, id, 'submit')
  await markSubmitted(tx, { id, code, setId: set.id, at: now })
  await freezeDossier(context, { dossier, code, receivedOn, set, contents })
  await context.emit('DossierSubmitted', { dossierId: id })
  return { code, submittedAt: now, receivedOn }
}
