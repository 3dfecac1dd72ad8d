import {
  type Certified,
  findRenewalProblems,
  type RenewalKind,
  toBaseProduct,
} from '@saolang/core/dossiers/renewal/certified.ts'
import { listAssessmentPages } from '@saolang/core/dossiers/self-assessment.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { classificationSource } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { saveChoices } from '../answers.sql.ts'
import { addDossier } from '../dossiers.sql.ts'
import { addEvidence, attachToCriterion } from '../evidence.sql.ts'
import { addStart } from '../history.sql.ts'
import { findStrangerProblems } from '../start-dossier.ts'
import { findSnapshot } from '../submissions.sql.ts'
import { type CarriedReading, carryFrom } from './read-carried.ts'
import { addBase, addCarriedPages, findUnderWay, takeTurnOf } from './renewals.sql.ts'

export type StartRenewal = { kind: RenewalKind; certified: Certified }

/**
 * Starts an upgrade or a re-evaluation from the last certified version. The facts of the certificate are the register's: only the
 * register calls this, no address takes them from outside. The one that is under way already is given back. Returns its id.
 */
export const startRenewal = act('dossier.start', async (context, { kind, certified }: StartRenewal) => {
  const { tx, who, now } = context
  const organisation = await getOrganisation(tx, certified.organisationId)
  refuseIf(findStrangerProblems(who, organisation))
  refuseIf(findRenewalProblems(certified, kind))
  await takeTurnOf(tx, certified.certificateId)
  const underWay = await findUnderWay(tx, { certificateId: certified.certificateId, kind })
  const id = underWay ?? context.newId()
  context.on('dossier', id, { for: organisation.id, kind, certificate: certified.certificateId })
  if (underWay) return { id, isNew: false }
  const set = findCriteriaSet(certified.setNo, legalDateOf(now))
  refuseIf(set ? [] : [{ code: 'dossier.set-unknown', at: 'setNo', source: classificationSource }])
  await addDossier(tx, {
    id,
    kind,
    organisationId: organisation.id,
    productName: certified.productName,
    communeCode: organisation.communeCode,
    provinceCode: organisation.provinceCode,
    isDemo: organisation.isDemo,
    setNo: certified.setNo,
    criteriaSetId: (set as CriteriaSet).id,
    baseProduct: toBaseProduct(certified),
    isAssisted: who.role === 'commune-officer',
    startedBy: who.personId as string,
    startKey: null,
    at: now,
  })
  await begin(context, { id, kind, certified, set: set as CriteriaSet })
  return { id, isNew: true }
})

type Beginning = StartRenewal & { id: string; set: CriteriaSet }

async function begin(context: ActContext, beginning: Beginning): Promise<void> {
  const { tx, who, now } = context
  const { id, kind, certified, set } = beginning
  const { formerDossierId, setNo, organisationId } = certified
  const former = formerDossierId ? await findSnapshot(tx, formerDossierId) : undefined
  await addBase(tx, {
    dossierId: id,
    certificateId: certified.certificateId,
    formerDossierId: former ? (formerDossierId as string) : null,
    formerVersion: former?.version ?? null,
  })
  if (former) {
    const facts = { kind, setNo, organisationId, baseProduct: toBaseProduct(certified) }
    await takeOver(context, { id, set, former: former.content, ...(await carryFrom(context, former.content, facts)) })
  }
  await addStart(tx, {
    id: context.newId(),
    dossierId: id,
    changedBy: who.personId as string,
    role: who.role,
    changedAt: now,
  })
}

type TakenOver = Required<Pick<CarriedReading, 'former' | 'carried'>> & { id: string; set: CriteriaSet }

async function takeOver(context: ActContext, { id, set, former, carried }: TakenOver): Promise<void> {
  const { tx, who, now } = context
  const by = { by: who.personId as string, at: now }
  const words = { ...carried.answers, applicant: { isApplicantRight: 'yes' } }
  const steps = listAssessmentPages(set).map(({ step }) => [step, {}] as const)
  const pages = [...Object.entries(words), ...steps].map(([step, answers]) => ({
    dossierId: id,
    step,
    answers: answers as Record<string, string>,
    ...by,
  }))
  await addCarriedPages(tx, pages)
  const criteria = [...new Set([...Object.keys(carried.given), ...Object.keys(carried.words)])]
  const choices = criteria.map((criterion) => ({
    criterion,
    optionId: carried.given[criterion] ?? null,
    words: carried.words[criterion] ?? '',
  }))
  if (choices.length > 0) await saveChoices(tx, id, choices)
  await takeOverPapers(context, { id, former, carried })
}

async function takeOverPapers({ tx, who, now, newId }: ActContext, { id, former, carried }: Omit<TakenOver, 'set'>) {
  for (const { evidence, isReused } of carried.papers) {
    if (!isReused) continue
    const { sha256, fileName, caption, kind, expiresOn, isUnlimited } = evidence
    const term = { ...(kind && { kind }), ...(expiresOn && { expiresOn }), ...(isUnlimited && { isUnlimited }) }
    const by = { by: who.personId as string, at: now }
    const evidenceId = await addEvidence(tx, { id: newId(), dossierId: id, sha256, fileName, caption, term, ...by })
    for (const { criterion, page } of usesOf(former, evidence.no))
      await attachToCriterion(tx, { dossierId: id, evidenceId, criterion, page })
  }
}

function usesOf({ sheet }: Snapshot, no: number): { criterion: string; page: number | null }[] {
  return sheet.rows.flatMap(({ code, evidence = [] }) =>
    evidence.filter((use) => use.no === no).map(({ page }) => ({ criterion: code, page: page ?? null })),
  )
}
