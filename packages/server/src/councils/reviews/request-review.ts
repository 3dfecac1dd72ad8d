import {
  findRequestProblems,
  lastDayToAsk,
  nationalReview,
  type ReviewGround,
  reviewDueOn,
} from '@saolang/core/councils/reviews/review.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { type Dossier, getDossier } from '../../dossiers/get-dossier.ts'
import { act } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { listRegulations } from '../councils.sql.ts'
import { findSettlement, listVerdictsOn, type VerdictRow } from '../decisions.sql.ts'
import { addOutcome, addReview, findReview, listReviewsOn, lockReview, type ReviewRow } from './reviews.sql.ts'

export type RequestReview = {
  dossierId: string
  grounds: readonly string[]
  criteria: readonly string[]
  statement: string
  files: readonly StoredFile[]
}

/** An applicant asks that a settled result be looked at by people who took no part; their commune may file it for them. Returns its id. */
export const requestReview = act('review.request', async (context, input: RequestReview) => {
  const { tx, who, now } = context
  const dossier = await getDossier(tx, input.dossierId)
  refuseIf(findFilerProblems(who, dossier))
  const contestable = await findContestable(tx, dossier)
  if (!contestable) refuseIf([{ code: 'review.nothing-settled' }])
  const { verdict, settledOn, settings, wasAsked } = contestable as Contestable
  const today = legalDateOf(now)
  const request = { grounds: input.grounds, criteria: input.criteria, statement: tidy(input.statement) }
  const codes = listLeaves(getCriteriaSet(verdict.inputs.setId)).map(({ leaf }) => leaf.code)
  refuseIf(findRequestProblems(request, { today, lastDay: lastDayToAsk(settledOn, settings), wasAsked, codes }))
  const id = context.newId()
  const isFirst = await addReview(tx, {
    ...{ id, verdictId: verdict.id, dossierId: dossier.id, files: [...input.files], statement: request.statement },
    ...{ grounds: [...input.grounds] as ReviewGround[], criteria: [...input.criteria] },
    ...{ formerStatus: dossier.status as ReviewRow['formerStatus'], dueOn: reviewDueOn(today, settings) },
    ...{ requestedBy: who.personId as string, requestedAt: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.review-asked' }])
  context.on('review', id, { dossier: dossier.id, verdict: verdict.id })
  return { id }
})

/** An applicant takes a request back, as long as it is not before a panel. */
export const withdrawReview = act('review.withdraw', async (context, input: { reviewId: string }) => {
  const { tx, who, now } = context
  await lockReview(tx, input.reviewId)
  const review = await findReview(tx, input.reviewId)
  if (!review) refuseIf([{ code: 'not-found.review' }])
  const { dossierId, sessionId, outcome } = review as ReviewRow
  refuseIf(findFilerProblems(who, await getDossier(tx, dossierId)))
  refuseIf(outcome ? [{ code: 'conflict.review-ended' }] : sessionId ? [{ code: 'conflict.review-before-panel' }] : [])
  const row = { reviewId: input.reviewId, verdictId: null, reasons: '', by: who.personId as string, at: now }
  const isFirst = await addOutcome(tx, { ...row, outcome: 'withdrawn' })
  refuseIf(isFirst ? [] : [{ code: 'conflict.review-ended' }])
  context.on('review', input.reviewId, { outcome: 'withdrawn' })
})

/** The reason why somebody may not ask on a dossier: neither of its organisation nor the commune that files for it. */
export function findFilerProblems(who: Actor, dossier: Dossier): Problem[] {
  if (who.role === 'producer')
    return who.organisationId === dossier.organisationId ? [] : [{ code: 'forbidden.not-your-dossier' }]
  const { jurisdiction } = who
  return jurisdiction?.level === 'commune' && jurisdiction.communeCode === dossier.communeCode
    ? []
    : [{ code: 'forbidden.jurisdiction' }]
}

export type Contestable = {
  verdict: VerdictRow
  settledOn: string
  settings: typeof nationalReview
  wasAsked: boolean
}

/** The newest result on a dossier that ended its road, with the days that its council's regulation gives; none while it is on its way. */
export async function findContestable(tx: Tx, dossier: Dossier): Promise<Contestable | undefined> {
  if (dossier.status !== 'decided-recognised' && dossier.status !== 'decided-not-recognised') return undefined
  const asked = new Set((await listReviewsOn(tx, dossier.id)).map(({ verdictId }) => verdictId))
  for (const verdict of await listVerdictsOn(tx, dossier.id)) {
    const settlement = await findSettlement(tx, verdict.id)
    if (settlement?.way !== 'recognise' && settlement?.way !== 'decline') continue
    const [regulation] = await listRegulations(tx, verdict.councilId)
    return {
      ...{ verdict, settledOn: legalDateOf(settlement.settledAt), wasAsked: asked.has(verdict.id) },
      settings: regulation?.rules.review ?? nationalReview,
    }
  }
  return undefined
}
