import { randomBytes, randomInt } from 'node:crypto'
import { authorityOf, findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findRoundProblems, listRounds, type Round } from '@saolang/core/councils/round.ts'
import { drawSampleCodes } from '@saolang/core/councils/sample.ts'
import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { advanceDossier } from '../dossiers/advance-dossier.ts'
import { type Dossier, getDossier } from '../dossiers/get-dossier.ts'
import { type ActContext, act } from '../platform/act.ts'
import { proposeConflictsOn } from './conflict/propose-conflicts.ts'
import { type CouncilRow, keepRound, listMembers, listRegulations, type RegulationRow } from './councils.sql.ts'
import { getCouncil } from './get-council.ts'
import { addSession, addToAgenda } from './sessions.sql.ts'
import { getSitting } from './sitting.ts'

export type ConveneSession = {
  councilId: string
  round: { year: number; no: number; plan?: string }
  heldOn: string
  place: string
  /** Opinions in writing, without a meeting: only for re-evaluations (Điều 7 khoản 6 điểm d). */
  isInWriting: boolean
  dossierIds: readonly string[]
}

/** Calls a council to a session and puts dossiers on its agenda, each of which is thereby before the council. Returns its id. */
export const conveneSession = act('session.convene', convene)

/** What `conveneSession` does, in the caller's transaction: for acts that call a council as part of theirs. */
export async function convene(context: ActContext, input: ConveneSession): Promise<{ id: string }> {
  const { tx, who, now } = context
  const council = await getCouncil(tx, input.councilId)
  await refuseStrangers(context, council)
  const [regulation] = (await listRegulations(tx, council.id)) as [RegulationRow]
  const { plan = '', ...number } = input.round
  const round: Round = listRounds(council.level, number.year).find(({ no }) => no === number.no) ?? {
    level: council.level,
    ...number,
  }
  refuseIf([...findRoundProblems({ ...round, plan }, regulation.rules), ...findDayProblems(input, now)])
  const dossiers = []
  for (const id of input.dossierIds) dossiers.push(await getDossier(tx, id))
  refuseIf(dossiers.flatMap((dossier) => findAgendaProblems(dossier, council, input.isInWriting)))
  const roundId = await keepRound(tx, {
    ...round,
    id: context.newId(),
    provinceCode: council.provinceCode,
    plan: plan || null,
  })
  const id = context.newId()
  const { heldOn, place, isInWriting } = input
  await addSession(tx, {
    id,
    councilId: council.id,
    roundId,
    regulationVersion: regulation.version,
    heldOn,
    place,
    isInWriting,
    convenedBy: who.personId as string,
    convenedAt: now,
    orderSeed: randomBytes(16).toString('hex'),
  })
  const codes = drawSampleCodes(dossiers.length, () => randomInt(2 ** 32) / 2 ** 32)
  for (const [i, dossier] of dossiers.entries())
    await admit(context, council, { sessionId: id, no: i + 1, dossier, sampleCode: codes[i] as string })
  for (const dossierId of input.dossierIds)
    await proposeConflictsOn(context, await getSitting(tx, { sessionId: id, dossierId }))
  context.on('session', id, { council: council.id, dossiers: dossiers.length })
  return { id }
}

async function admit(
  context: ActContext,
  { level }: CouncilRow,
  { sessionId, no, dossier, sampleCode }: { sessionId: string; no: number; dossier: Dossier; sampleCode: string },
): Promise<void> {
  await advanceDossier(context, dossier.id, level === 'province' ? 'admit' : 'admit-central')
  const item = {
    id: context.newId(),
    sessionId,
    dossierId: dossier.id,
    no,
    setId: dossier.criteriaSetId,
    phase: 'convened',
    sampleCode,
  } as const
  const added = await addToAgenda(context.tx, item)
  refuseIf(
    added ? [] : [{ code: 'conflict.dossier-before-council', at: 'dossierIds', values: { code: dossier.code ?? '' } }],
  )
}

/** An officer of the authority that formed the council convenes it, or its own chair. */
async function refuseStrangers({ tx, who }: { tx: ActContext['tx']; who: Actor }, council: CouncilRow): Promise<void> {
  if (authorityOf(who)) return refuseIf(findAuthorityProblems(who, council))
  const chair = (await listMembers(tx, council.id)).find(({ office }) => office === 'chair')
  refuseIf(chair?.personId === who.personId ? [] : [{ code: 'forbidden.not-presiding' }])
}

function findDayProblems({ heldOn, place, dossierIds }: ConveneSession, now: Date): Problem[] {
  return listProblems([
    !isLegalDate(heldOn) && { code: 'invalid.date', at: 'heldOn' },
    isLegalDate(heldOn) && heldOn < legalDateOf(now) && { code: 'session.day-past', at: 'heldOn' },
    !place.trim() && { code: 'session.place-missing', at: 'place' },
    dossierIds.length === 0 && { code: 'session.no-dossiers', at: 'dossierIds' },
    new Set(dossierIds).size < dossierIds.length && { code: 'session.dossier-twice', at: 'dossierIds' },
  ])
}

function findAgendaProblems(dossier: Dossier, council: CouncilRow, isInWriting: boolean): Problem[] {
  const values = { code: dossier.code ?? '' }
  const isElsewhere = council.level === 'province' && dossier.provinceCode !== council.provinceCode
  return listProblems([
    isElsewhere && { code: 'forbidden.jurisdiction', at: 'dossierIds' },
    isInWriting &&
      dossier.kind !== 're-evaluation' && {
        code: 'session.writing-only-for-re-evaluation',
        at: 'isInWriting',
        source: 'Điều 7 khoản 6 điểm d',
        values,
      },
  ])
}
