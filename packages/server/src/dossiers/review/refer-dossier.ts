import { findTransitionProblems } from '@saolang/core/dossiers/dossier.ts'
import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { provinceFileAgain } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import { act } from '../../platform/act.ts'
import { advanceDossier } from '../advance-dossier.ts'
import { openOnDesk } from '../open-dossier.ts'
import { addReferral } from './review.sql.ts'

export type ReferDossier = { dossierId: string; number: string; signedOn: string; report: string }

const longest = 6000

/**
 * The province sends a five-star product that is evaluated again straight to the Ministry: its letter and the report of its OCOP
 * body, no council of its own (Điều 6 khoản 3 điểm b, Điều 7 khoản 6 điểm e). Refuses for every other dossier.
 */
export const referDossier = act('dossier.refer', async (context, { dossierId, signedOn, ...input }: ReferDossier) => {
  const { tx, who, now } = context
  const { kind, baseProduct, status } = await openOnDesk(context, dossierId)
  refuseIf(findTransitionProblems(status, 'refer', who.role))
  const [number, report] = [tidy(input.number), tidyLines(input.report).slice(0, longest)]
  const { source } = provinceFileAgain
  refuseIf(
    listProblems([
      !(kind === 're-evaluation' && baseProduct?.star === 5) && { code: 'referral.only-five-stars-again', source },
      !number && { code: 'referral.number-missing', at: 'referNumber', source },
      (!isLegalDate(signedOn) || signedOn > legalDateOf(now)) && { code: 'letter.day-wrong', at: 'referredOn' },
      !report && { code: 'referral.report-missing', at: 'report', source },
    ]),
  )
  const by = { referredBy: who.personId as string, referredAt: now }
  const isFirst = await addReferral(tx, { dossierId, number, signedOn, report, ...by })
  refuseIf(isFirst ? [] : [{ code: 'conflict.dossier-status', values: { status, transition: 'refer' } }])
  await advanceDossier(context, dossierId, 'refer', `${number}\n${report}`)
})
