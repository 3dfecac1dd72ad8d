import { findResolutionProblems } from '@saolang/core/councils/verdict.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { readVerdictInputs } from '../issue-verdict.ts'
import { addResolution } from '../sessions.sql.ts'
import { getSitting, type SittingAt, takeChair } from '../sitting.ts'
import { findWaitingMeeting } from '../writing/find-waiting-meeting.ts'

/** What was settled: an option for a criterion, or, for criterion `total`, what the council found about totals too far apart. */
export type ResolutionInput = { criterion: string; optionId?: string; reason: string }

/** Who presides records what the council settled on where its members differed. Marks and mean stay as they are. */
export const recordResolution = act('resolution.record', async (context, input: SittingAt & ResolutionInput) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'update')
  const { memberId } = takeChair(sitting, who, 'resolve')
  refuseIf(await findWaitingMeeting(context, sitting))
  const { criterion, optionId = '' } = input
  const reason = tidy(input.reason)
  const { cards } = await readVerdictInputs(tx, sitting)
  refuseIf(
    criterion === 'total'
      ? reasonProblems(reason)
      : findResolutionProblems(getCriteriaSet(sitting.item.setId), cards, { criterion, optionId, reason }),
  )
  await addResolution(tx, {
    id: context.newId(),
    agendaId: sitting.item.id,
    criterion,
    optionId: optionId || null,
    reason,
    recordedBy: memberId,
    recordedAt: now,
  })
  context.on('session-dossier', sitting.item.id, { resolved: criterion })
})

const reasonProblems = (reason: string) =>
  reason ? [] : [{ code: 'resolution.reason-missing', at: 'reason-total', values: { criterion: 'total' } }]
