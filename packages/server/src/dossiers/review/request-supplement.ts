import { findTransitionProblems } from '@saolang/core/dossiers/dossier.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { communeReview } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { act } from '../../platform/act.ts'
import { advanceDossier } from '../advance-dossier.ts'
import { openOnDesk } from '../open-dossier.ts'
import { addSupplement, type SupplementItem } from './review.sql.ts'

export type RequestSupplement = { dossierId: string; items: readonly SupplementItem[] }

const levels = { submitted: 'commune', forwarded: 'province', escalated: 'central' } as const

/** Asks the applicant for what is missing, point by point; the dossier opens again, and the commune's clock stops until the answer. */
export const requestSupplement = act('dossier.request-supplement', async (context, input: RequestSupplement) => {
  const { tx, who, now } = context
  const dossier = await openOnDesk(context, input.dossierId)
  refuseIf(findTransitionProblems(dossier.status, 'request-supplement', who.role))
  const items = input.items.map(({ at, text }) => ({ ...(at && { at }), text: tidy(text) })).filter(({ text }) => text)
  refuseIf(items.length > 0 ? [] : [{ code: 'supplement.nothing-asked', at: 'items', source: communeReview.source }])
  const level = levels[dossier.status as keyof typeof levels]
  const by = { askedBy: who.personId as string, askedAt: now, askedOn: legalDateOf(now) }
  await addSupplement(tx, { id: context.newId(), dossierId: dossier.id, level, items, ...by })
  await advanceDossier(context, dossier.id, 'request-supplement', items.map(({ text }) => text).join('\n'))
})
