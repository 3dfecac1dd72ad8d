import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getDifference } from '../../dossiers/difference/get-difference.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { getRoadSteps } from '../../dossiers/road-steps.ts'
import { view } from '../../platform/act.ts'
import { findOpeningProblems, getSitting, type SittingAt } from '../sitting.ts'

/** What changed since the certified version, for a member who declared and has no conflict: the same rule as for the dossier itself. */
export const readCardDifference = view('scorecard.read', async ({ tx, who, now }, at: SittingAt) => {
  const { seats } = await getSitting(tx, at)
  const seat = seats.find(({ personId }) => personId === who.personId)
  refuseIf(seat ? findOpeningProblems(seat) : [{ code: 'forbidden.not-on-council' }])
  const dossier = await getDossier(tx, at.dossierId)
  return {
    dossier,
    difference: await getDifference(tx, at.dossierId),
    steps: await getRoadSteps(tx, dossier, legalDateOf(now)),
  }
})
