import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { presidingOf } from '@saolang/core/councils/quorum.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { getRoadSteps } from '../../dossiers/road-steps.ts'
import { view } from '../../platform/act.ts'
import { getSitting, type SittingAt, toAttendance } from '../sitting.ts'
import { findMeeting } from './meetings.sql.ts'
import { listDifferences } from './read-opinions.ts'

/** How far the written opinions on a dossier are, whether they agree, and the meeting when one is called. No mark before closing. */
export const readWriting = view('minutes.read', async ({ tx, who, now }, at: SittingAt) => {
  const sitting = await getSitting(tx, at)
  const { session, item, seats } = sitting
  const own = seats.find(({ personId }) => personId === who.personId)
  refuseIf(findReadingProblems(who, session, own !== undefined))
  const dossier = await getDossier(tx, at.dossierId)
  const isClosed = item.phase === 'closed' || item.phase === 'concluded'
  const meeting = await findMeeting(tx, item.id)
  return {
    session,
    phase: item.phase,
    dossier,
    signed: seats.filter(({ signedAt }) => signedAt !== null).length,
    asked: seats.filter(({ kind }) => kind === null || kind === 'none').length,
    differences: isClosed ? await listDifferences(tx, sitting) : [],
    isPresiding: own !== undefined && presidingOf(seats.map(toAttendance))?.memberId === own.memberId,
    steps: await getRoadSteps(tx, dossier, legalDateOf(now)),
    ...(meeting && { meeting }),
  }
})
