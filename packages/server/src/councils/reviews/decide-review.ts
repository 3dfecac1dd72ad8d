import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findPanelProblems, outcomeOf } from '@saolang/core/councils/reviews/review.ts'
import { roundFor } from '@saolang/core/councils/round.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { advanceDossier } from '../../dossiers/advance-dossier.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { listOrganisationsOf } from '../../people/get-organisation.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { convene } from '../convene-session.ts'
import { listAdvisers, listMembers } from '../councils.sql.ts'
import { addSettlement } from '../decisions.sql.ts'
import { getVerdictRow } from '../get-verdict.ts'
import {
  addOutcome,
  addPanel,
  findPanelVerdict,
  findPresider,
  findReview,
  listInvolved,
  lockReview,
  type ReviewRow,
} from './reviews.sql.ts'

export type AssignReview = { reviewId: string; councilId: string; heldOn: string; place: string }

/**
 * The authority sends a request before a council none of whose people had to do with the result, and calls it to a session: the
 * dossier is scored anew, alone and unseen, as at first. Refuses with every tie of every member.
 */
export const assignReview = act('review.assign', async (context, input: AssignReview) => {
  const { tx, who, now } = context
  const review = await takeReview(tx, input.reviewId)
  refuseIf(findAuthorityProblems(who, review))
  refuseIf(
    review.outcome
      ? [{ code: 'conflict.review-ended' }]
      : review.sessionId
        ? [{ code: 'conflict.review-before-panel' }]
        : [],
  )
  refuseIf(await listPanelProblems(tx, review, input.councilId))
  const { dossierId, level } = review
  await advanceDossier(context, dossierId, level === 'province' ? 'review' : 'review-central')
  const { year, no } = roundFor(level, legalDateOf(now))
  const { councilId, heldOn, place } = input
  const session = await convene(context, {
    ...{ councilId, heldOn, place, round: { year, no }, isInWriting: false, dossierIds: [dossierId] },
  })
  await addPanel(tx, { reviewId: review.id, sessionId: session.id, by: who.personId as string, at: now })
  context.on('review', review.id, { council: councilId, session: session.id })
  return { sessionId: session.id }
})

/**
 * Who presided over the panel ends the review, with reasons, after its verdict. A higher rank changes the result: the verdict waits
 * for its decision like any other. Otherwise the former result stands and the dossier returns to where it was.
 */
export const decideReview = act('review.decide', async (context, input: { reviewId: string; reasons: string }) => {
  const { tx, who, now } = context
  const review = await takeReview(tx, input.reviewId)
  refuseIf(review.outcome ? [{ code: 'conflict.review-ended' }] : [])
  const { dossierId, sessionId } = review
  const found = sessionId ? await findPanelVerdict(tx, { sessionId, dossierId }) : undefined
  if (!found) refuseIf([{ code: 'review.no-verdict-yet' }])
  const verdict = found as NonNullable<typeof found>
  refuseIf((await findPresider(tx, verdict.id)) === who.personId ? [] : [{ code: 'forbidden.not-presiding' }])
  const reasons = tidy(input.reasons)
  refuseIf(reasons ? [] : [{ code: 'review.reasons-missing', at: 'reasons' }])
  const former = await getVerdictRow(tx, review.verdictId)
  const outcome = outcomeOf(former.result.recognisable, verdict.result.recognisable)
  const row = { reviewId: review.id, outcome, verdictId: verdict.id, reasons, by: who.personId as string, at: now }
  const isFirst = await addOutcome(tx, row)
  refuseIf(isFirst ? [] : [{ code: 'conflict.review-ended' }])
  if (outcome === 'upheld') {
    const settlement = { way: 'uphold', documentNumber: `XXL-${review.no}`, note: reasons, settledAt: now }
    await addSettlement(tx, verdict.id, { ...settlement, settledBy: who.personId as string })
    const back = review.formerStatus === 'decided-recognised' ? 'uphold-recognised' : 'uphold-not-recognised'
    await advanceDossier(context, dossierId, back)
  }
  context.on('review', review.id, { outcome })
  return { outcome }
})

async function takeReview(tx: Tx, id: string): Promise<ReviewRow> {
  await lockReview(tx, id)
  const review = await findReview(tx, id)
  refuseIf(review ? [] : [{ code: 'not-found.review' }])
  return review as ReviewRow
}

/** Every reason why a council cannot take a request: each tie of each member and adviser to the result or to the applicant. */
export async function listPanelProblems(
  tx: Tx,
  { dossierId }: Pick<ReviewRow, 'dossierId'>,
  councilId: string,
): Promise<Problem[]> {
  const members = await listMembers(tx, councilId)
  const advisers = await listAdvisers(tx, councilId)
  const { organisationId } = await getDossier(tx, dossierId)
  const involved = await listInvolved(tx, dossierId)
  for (const { personId, name } of members)
    if ((await listOrganisationsOf(tx, personId)).some(({ id }) => id === organisationId))
      involved.push({ personId, name, how: 'applicant' })
  // An adviser has no account: whoever bears the name of somebody who took part is asked to stay out.
  const panel = [...members, ...advisers.map(({ name }) => ({ personId: '', name }))]
  return findPanelProblems(panel, involved)
}
