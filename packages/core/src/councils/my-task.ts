import type { Attendance } from './quorum.ts'
import type { Phase } from './session.ts'

/** What a dossier asks of the one who looks at it: an act of theirs, or only to know. */
const myTasks = ['declare', 'score', 'close', 'resolve', 'signed', 'aside', 'wait', 'read'] as const
export type MyTask = (typeof myTasks)[number]

/** The task that a dossier has for a member, or for a reader without a seat; `presides` is who acts for the council on it. */
export function taskOf(phase: Phase, seat: Attendance | undefined, presides: boolean): MyTask {
  if (phase === 'concluded') return 'read'
  if (!seat) return 'wait'
  if (phase === 'closed') return presides ? 'resolve' : 'wait'
  if (seat.declared === 'no') return 'declare'
  if (seat.declared === 'conflicted') return 'aside'
  if (seat.awaitsRuling) return 'wait'
  if (!seat.hasSigned) return 'score'
  return presides ? 'close' : 'signed'
}
