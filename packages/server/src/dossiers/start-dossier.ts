import type { BaseClaim } from '@saolang/core/dossiers/base-product.ts'
import type { DossierKind } from '@saolang/core/dossiers/dossier.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { classificationSource } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { dossierKinds } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { getOrganisation, type Organisation } from '../people/get-organisation.ts'
import { type ActContext, act } from '../platform/act.ts'
import { copyAnswers } from './answers.sql.ts'
import { addDossier } from './dossiers.sql.ts'
import { copyEvidence } from './evidence.sql.ts'
import { addStart } from './history.sql.ts'
import { openToRead } from './open-dossier.ts'

export type StartDossier = {
  kind: DossierKind
  organisationId: string
  productName: string
  setNo: number
  /** The recognised product as the applicant says it; where the register holds it, `startRenewal` begins with its facts. */
  baseProduct?: BaseClaim
  /** An earlier dossier of the same organisation whose answers and files are the beginning of this one. */
  copyFrom?: string
  /** The same person starting with the same key again gets the same dossier: a double click starts one. */
  startKey?: string
}

/** Starts a dossier: a producer for the own organisation, a commune officer for one of the commune. Returns its id. */
export const startDossier = act('dossier.start', async (context, input: StartDossier) => {
  const { tx, who, now } = context
  const organisation = await getOrganisation(tx, input.organisationId)
  refuseIf(findStrangerProblems(who, organisation))
  const productName = tidy(input.productName)
  const set = findCriteriaSet(input.setNo, legalDateOf(now))
  refuseIf(findStartProblems({ ...input, productName }, set !== undefined))
  const wanted = context.newId()
  const id = await addDossier(tx, {
    id: wanted,
    kind: input.kind,
    organisationId: organisation.id,
    productName,
    communeCode: organisation.communeCode,
    provinceCode: organisation.provinceCode,
    isDemo: organisation.isDemo,
    setNo: input.setNo,
    criteriaSetId: set?.id as string,
    baseProduct: input.baseProduct ?? null,
    isAssisted: who.role === 'commune-officer',
    startedBy: who.personId as string,
    startKey: input.startKey ?? null,
    at: now,
  })
  context.on('dossier', id, { for: organisation.id, kind: input.kind })
  if (id !== wanted) return { id }
  if (input.copyFrom) await copyDossier(context, { from: input.copyFrom, to: id, organisationId: organisation.id })
  await addStart(tx, {
    id: context.newId(),
    dossierId: id,
    changedBy: who.personId as string,
    role: who.role,
    changedAt: now,
  })
  return { id }
})

async function copyDossier(
  context: ActContext,
  copy: { from: string; to: string; organisationId: string },
): Promise<void> {
  const source = await openToRead(context, copy.from)
  refuseIf(source.organisationId === copy.organisationId ? [] : [{ code: 'forbidden.not-your-dossier' }])
  const by = { by: context.who.personId as string, at: context.now }
  await copyAnswers(context.tx, { ...copy, ...by })
  await copyEvidence(context.tx, { ...copy, ...by })
}

/** The reason why somebody may not start a dossier of an organisation: not their own, not of their commune. */
export function findStrangerProblems(who: Actor, organisation: Organisation): Problem[] {
  if (who.role === 'commune-officer') return findJurisdictionProblems(who, organisation)
  return who.organisationId === organisation.id ? [] : [{ code: 'forbidden.organisation' }]
}

function findStartProblems({ kind, baseProduct, productName }: StartDossier, isSetKnown: boolean): Problem[] {
  const needsBase = kind !== 'first'
  const source = kind === 'upgrade' ? dossierKinds.upgrade.source : dossierKinds.reEvaluation.source
  return listProblems([
    !productName && { code: 'dossier.product-name-missing', at: 'productName' },
    productName.length > 200 && { code: 'dossier.answer-too-long', at: 'productName', values: { most: 200 } },
    !isSetKnown && { code: 'dossier.set-unknown', at: 'setNo', source: classificationSource },
    needsBase && !baseProduct && { code: 'dossier.base-product-missing', at: 'certificateNumber', source },
    !needsBase && baseProduct !== undefined && { code: 'dossier.base-product-of-first', at: 'kind' },
  ])
}
