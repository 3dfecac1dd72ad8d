import { findClosingProblems, quorumOf } from '@saolang/core/councils/quorum.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../platform/act.ts'
import { addTriggers } from './discussion/discussion.sql.ts'
import { findTriggersOf } from './discussion/find-triggers.ts'
import { addClosure, movePhase } from './sessions.sql.ts'
import { getSitting, type SittingAt, takeChair, toAttendance } from './sitting.ts'

/** Who presides closes scoring: quorum reached, everyone present signed. What calls for a discussion is found and kept. `absences`: why a member who declared is away, by member. */
export const closeScoring = act(
  'scoring.close',
  async (context, input: SittingAt & { absences: Readonly<Record<string, string>> }) => {
    const { tx, who, now } = context
    const sitting = await getSitting(tx, input, 'update')
    const { memberId } = takeChair(sitting, who, 'close')
    const { id, phase } = sitting.item
    const absences = Object.fromEntries(Object.entries(input.absences).filter(([, reason]) => reason !== ''))
    const attendance = sitting.seats.map((seat) => ({ ...toAttendance(seat), ...noted(absences[seat.memberId]) }))
    refuseIf(findClosingProblems(attendance, sitting.session.regulation))
    const quorum = quorumOf(attendance, sitting.session.regulation)
    await addClosure(tx, id, { closedBy: memberId, quorum, absences, closedAt: now })
    await movePhase(tx, id, phase, 'closed')
    const triggers = await findTriggersOf(tx, sitting)
    await addTriggers(tx, id, triggers, now)
    context.on('session-dossier', id, { signed: quorum.signed, needed: quorum.needed, triggers: triggers.length })
  },
)

const noted = (absence: string | undefined) => (absence ? { absence } : {})
