import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findPhaseProblems } from '@saolang/core/councils/session.ts'
import { isLegalDate } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../platform/act.ts'
import { addAdvice } from './sessions.sql.ts'
import { getSitting, type SittingAt } from './sitting.ts'

/** Records the advisory group's report on a dossier, for the council to read beside it (Điều 7 khoản 3 điểm c, khoản 4 điểm c). */
export const recordAdvice = act(
  'advice.record',
  async (context, input: SittingAt & { report: string; siteVisitOn?: string }) => {
    const { session, item } = await getSitting(context.tx, input, 'share')
    refuseIf(findAuthorityProblems(context.who, session))
    refuseIf(findPhaseProblems(item.phase, 'advise'))
    const { siteVisitOn } = input
    refuseIf([
      ...(input.report.trim() ? [] : [{ code: 'advice.report-missing', at: 'report' }]),
      ...(siteVisitOn && !isLegalDate(siteVisitOn) ? [{ code: 'invalid.date', at: 'siteVisitOn' }] : []),
    ])
    const version = await addAdvice(context.tx, {
      agendaId: item.id,
      report: input.report.normalize('NFC').trim(),
      siteVisitOn: siteVisitOn || null,
      recordedBy: context.who.personId as string,
      at: context.now,
    })
    context.on('session-dossier', item.id, { advice: version })
  },
)
