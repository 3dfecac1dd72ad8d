import { authorityOf } from '@saolang/core/councils/authority.ts'
import { type MyTask, taskOf } from '@saolang/core/councils/my-task.ts'
import { presidingOf } from '@saolang/core/councils/quorum.ts'
import { type Phase, sessionPhaseOf } from '@saolang/core/councils/session.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type DossierLine, getDossier, listDossiersIn } from '../dossiers/get-dossier.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { type CouncilRow, listCouncils } from './councils.sql.ts'
import {
  listAgenda,
  listSeats,
  listSessionsOf,
  listSessionsWith,
  type SeatRow,
  type SessionRow,
} from './sessions.sql.ts'
import { toAttendance } from './sitting.ts'

/** A session in somebody's list, with what each dossier asks of them. */
export type SessionWork = {
  session: SessionRow
  phase: Phase
  dossiers: { dossierId: string; code: string; productName: string; phase: Phase; task: MyTask }[]
}

export type CouncilWork = { sessions: SessionWork[]; councils: CouncilRow[]; waiting: DossierLine[] }

const longest = 20

/** What councils have for this reader: a member's own sessions; for officers and auditors those in their reach, and the dossiers that wait. */
export const listCouncilWork = view('council.read', async ({ tx, who }): Promise<CouncilWork> => {
  const councils = await listCouncilsFor(tx, who)
  const isMember = who.role === 'council-member' || who.role === 'council-chair'
  const sessions = isMember ? await listSessionsWith(tx, who.personId as string) : await sessionsOf(tx, councils)
  const work = []
  for (const session of sessions.slice(0, longest)) work.push(await workOf(tx, session, who))
  return { sessions: work, councils, waiting: await listWaiting(tx, who) }
})

/** What a dossier of an agenda asks of a reader. */
export function taskFor(phase: Phase, seats: readonly SeatRow[], personId: string | undefined): MyTask {
  const seat = seats.find((each) => each.personId === personId)
  const presiding = presidingOf(seats.map(toAttendance))
  return taskOf(phase, seat && toAttendance(seat), seat !== undefined && presiding?.memberId === seat.memberId)
}

async function workOf(tx: Tx, session: SessionRow, who: Actor): Promise<SessionWork> {
  const agenda = await listAgenda(tx, session.id)
  const dossiers = []
  for (const { id, dossierId, phase } of agenda) {
    const { code = '', productName } = await getDossier(tx, dossierId)
    const task = taskFor(phase, await listSeats(tx, id), who.personId)
    dossiers.push({ dossierId, code, productName, phase, task })
  }
  return { session, phase: sessionPhaseOf(agenda.map(({ phase }) => phase)), dossiers }
}

async function sessionsOf(tx: Tx, councils: readonly CouncilRow[]): Promise<SessionRow[]> {
  const sessions = []
  for (const { id } of councils.slice(0, longest)) sessions.push(...(await listSessionsOf(tx, id)))
  return sessions.toSorted((a, b) => b.heldOn.localeCompare(a.heldOn))
}

async function listCouncilsFor(tx: Tx, who: Actor): Promise<CouncilRow[]> {
  if (who.role === 'council-member' || who.role === 'council-chair') return []
  if (who.jurisdiction?.level === 'province') return listCouncils(tx, 'province', who.jurisdiction.provinceCode)
  return listCouncils(tx, null, null)
}

/** Dossiers that reached this officer's level and are before no council. */
async function listWaiting(tx: Tx, who: Actor): Promise<DossierLine[]> {
  const own = authorityOf(who)
  if (!own) return []
  return own.provinceCode === null
    ? listDossiersIn(tx, { statuses: ['escalated'] })
    : listDossiersIn(tx, { statuses: ['forwarded'], provinceCode: own.provinceCode })
}
