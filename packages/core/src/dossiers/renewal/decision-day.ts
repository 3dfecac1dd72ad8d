import { communeReview, reEvaluation, rounds } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { addDays, addWorkingDays, type LegalDate } from '../../kernel/calendar.ts'
import type { DossierKind } from '../dossier.ts'

/**
 * The last day on which a dossier filed on a day is decided when everybody keeps the law's time: papers must hold until then. For a
 * re-evaluation 15 working days at the commune and 45 days, twice for five stars, which go on to the Ministry (Điều 7 khoản 2,
 * khoản 6 điểm g); for the rest the end of the province's next round (Điều 5 khoản 1).
 */
export function latestDecisionOn(kind: DossierKind, star: number | undefined, filedOn: LegalDate): LegalDate {
  const forwardedOn = addWorkingDays(filedOn, communeReview.workingDays)
  if (kind === 're-evaluation') return addDays(forwardedOn, reEvaluation.longestDays * (star === 5 ? 2 : 1))
  return endOfNextRound('province', forwardedOn)
}

/** The day before which the round has to be evaluated for which a file proposed on that day comes in time (Điều 5). */
export function endOfNextRound(level: 'province' | 'ministry', proposedOn: LegalDate): LegalDate {
  const year = Number(proposedOn.slice(0, 4))
  const next = [year, year + 1]
    .flatMap((each) =>
      rounds[level].rounds.map(({ proposedBefore, evaluatedBefore }) => ({
        proposedBefore: `${each}-${proposedBefore}`,
        evaluatedBefore: `${each}-${evaluatedBefore}`,
      })),
    )
    .toSorted((a, b) => a.proposedBefore.localeCompare(b.proposedBefore))
    .find(({ proposedBefore }) => proposedOn < proposedBefore)
  if (!next) throw new Error(`no round after ${proposedOn}`)
  return next.evaluatedBefore
}
