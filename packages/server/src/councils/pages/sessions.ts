import { type ConflictKind, conflictKinds } from '@saolang/core/councils/conflict.ts'
import { listSensory } from '@saolang/core/councils/criterion-kinds.ts'
import { listRounds } from '@saolang/core/councils/round.ts'
import { orderFor } from '@saolang/core/councils/sample.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { AdviceFormPage } from '@saolang/web/councils/advice-form'
import { ConflictPage } from '@saolang/web/councils/conflict/conflict'
import { SessionPage } from '@saolang/web/councils/session'
import { SessionFormPage } from '@saolang/web/councils/session-form'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readDay, readDayParts, readIds, readList, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getApplicant } from '../card/get-card-material.ts'
import { declareConflict } from '../conflict/declare-conflict.ts'
import { conveneSession } from '../convene-session.ts'
import { readCouncil } from '../get-council.ts'
import { type DossierRecord, getDossierRecord, getSessionRecord } from '../get-session-record.ts'
import { listCouncilWork } from '../list-council-work.ts'
import { recordAdvice } from '../record-advice.ts'
import type { SessionRow } from '../sessions.sql.ts'
import type { SittingAt } from '../sitting.ts'
import { samplesOf } from './card-view.ts'
import { addressOf, papersOf, toSessionDossier } from './session-view.ts'

const Council = z.object({ id: z.uuid() })
const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const sitting = '/councils/sessions/:sessionId/dossiers/:dossierId'

/** Convening a session, its page, declarations and the advisory group's report. */
export function sessionPages(app: App): void {
  app.get('/councils/:id/sessions/new', { schema: { params: Council } }, (request, reply) =>
    sendSessionForm(request, reply, request.params.id, {}, []),
  )
  app.post('/councils/:id/sessions/new', { schema: { params: Council, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => `/councils/sessions/${(await conveneSession(request.actor, readSessionForm(id, request.body))).id}`,
      (problems) => sendSessionForm(request, reply, id, request.body, problems),
    )
  })
  app.get('/councils/sessions/:id', { schema: { params: Council } }, (request, reply) =>
    sendSession(request, reply, request.params.id),
  )
  conflictPages(app)
  advicePages(app)
}

function conflictPages(app: App): void {
  app.get(`${sitting}/conflict`, { schema: { params: At } }, (request, reply) =>
    sendConflict(request, reply, request.params, {}, []),
  )
  app.post(`${sitting}/conflict`, { schema: { params: At, body: Fields } }, (request, reply) => {
    const { params: at, body } = request
    const kind = conflictKinds.find((each) => each === readText(body, 'kind'))
    return goOrShow(
      reply,
      async () => {
        refuseIf(kind ? [] : [{ code: 'declaration.kind-missing', at: 'kind' }])
        await declareConflict(request.actor, { ...at, kind: kind as ConflictKind, note: readText(body, 'note') })
        return kind === 'none' ? `${addressOf(at)}/scorecard` : `/councils/sessions/${at.sessionId}`
      },
      (problems) => sendConflict(request, reply, at, body, problems),
    )
  })
}

function advicePages(app: App): void {
  app.get(`${sitting}/advice`, { schema: { params: At } }, (request, reply) =>
    sendAdvice(request, reply, request.params, {}, []),
  )
  app.post(`${sitting}/advice`, { schema: { params: At, body: Fields } }, (request, reply) => {
    const { params: at, body } = request
    const siteVisitOn = readDay(body, 'siteVisitOn')
    return goOrShow(
      reply,
      async () => {
        await recordAdvice(request.actor, {
          ...at,
          report: readText(body, 'report'),
          ...(siteVisitOn && { siteVisitOn }),
        })
        return `/councils/sessions/${at.sessionId}`
      },
      (problems) => sendAdvice(request, reply, at, body, problems),
    )
  })
}

/** Re-evaluations are for opinions in writing (Điều 7 khoản 6 điểm d): the form begins with them chosen so. */
function proposeWriting(waiting: readonly { id: string; kind: string }[]) {
  const again = waiting.filter(({ kind }) => kind === 're-evaluation')
  return { isInWriting: again.length > 0, dossierIds: again.map(({ id }) => id) }
}

async function sendSessionForm(
  request: FastifyRequest,
  reply: FastifyReply,
  councilId: string,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const council = await readCouncil(request.actor, councilId)
  const { waiting } = await listCouncilWork(request.actor, undefined)
  const year = Number(legalDateOf(currentTime()).slice(0, 4))
  const today = legalDateOf(currentTime())
  const coming = [year - 1, year, year + 1]
    .flatMap((each) => listRounds(council.level, each))
    .filter(({ evaluatedBefore = '' }) => evaluatedBefore > today)
    .slice(0, 3)
  const rounds = coming.map(({ year, no, evaluatedBefore = '' }) => ({
    value: `${year}-${no}`,
    year,
    no,
    evaluatedBefore,
  }))
  const values = {
    round: readText(fields, 'round') || (rounds[0]?.value ?? ''),
    plan: readText(fields, 'plan'),
    heldOn: readDayParts(fields, 'heldOn'),
    place: readText(fields, 'place'),
    ...(Object.keys(fields).length > 0
      ? { isInWriting: readList(fields, 'isInWriting').includes('yes'), dossierIds: readIds(fields, 'dossierIds') }
      : proposeWriting(waiting)),
  }
  const page = {
    council: { id: council.id, name: council.name },
    rounds: [
      ...rounds,
      ...(council.regulations[0]?.rules.allowsExtraRounds ? [{ value: `${year}-3`, year, no: 3 }] : []),
    ],
    dossiers: waiting,
    values,
    problems,
  }
  return sendPage(request, reply, SessionFormPage, page, statusFor(problems))
}

function readSessionForm(councilId: string, fields: Fields) {
  const [year = 0, no = 0] = readText(fields, 'round').split('-').map(Number)
  const plan = readText(fields, 'plan')
  return {
    councilId,
    round: { year, no, ...(plan && { plan }) },
    heldOn: readDay(fields, 'heldOn'),
    place: readText(fields, 'place'),
    isInWriting: readList(fields, 'isInWriting').includes('yes'),
    dossierIds: readIds(fields, 'dossierIds'),
  }
}

async function sendSession(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
  const { session, phase, dossiers } = await getSessionRecord(request.actor, id)
  const seat = dossiers[0]?.seats.find(({ personId }) => personId === request.actor.personId)
  const ordered = seat
    ? orderFor(dossiers, { seed: session.orderSeed, memberId: seat.memberId, of: 'dossiers' })
    : dossiers
  return sendPage(request, reply, SessionPage, {
    session: {
      id,
      councilId: session.councilId,
      councilName: session.councilName,
      round: `${session.roundNo}/${session.roundYear}`,
      heldOn: session.heldOn,
      place: session.place,
      isInWriting: session.isInWriting,
    },
    phase,
    dossiers: ordered.map((record) => toSessionDossier(record, id, { who: request.actor, session })),
    samplesHref: seat && phase !== 'concluded' && hasSamples(session, dossiers) ? samplesOf({ sessionId: id }) : null,
    mayAdvise: request.actor.role === 'provincial-officer' || request.actor.role === 'ministry-officer',
    papers: papersOf(session, phase === 'concluded', languageOf(request)),
  })
}

/** Whether there is something to taste: codes were drawn, and a sheet has sensory criteria. */
function hasSamples({ orderSeed }: SessionRow, dossiers: readonly DossierRecord[]): boolean {
  return orderSeed !== null && dossiers.some(({ item }) => listSensory(getCriteriaSet(item.setId)).length > 0)
}

async function sendConflict(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { seat, session, ...dossier } = await getApplicant(request.actor, at)
  const page = {
    action: `${addressOf(at)}/conflict`,
    sessionHref: `/councils/sessions/${session.id}`,
    dossier,
    declared: seat.kind,
    values: { kind: readText(fields, 'kind'), note: readText(fields, 'note') },
    problems,
  }
  return sendPage(request, reply, ConflictPage, page, statusFor(problems))
}

async function sendAdvice(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { dossier, advice } = await getDossierRecord(request.actor, at)
  const [year = '', month = '', day = ''] = (advice?.siteVisitOn ?? '').split('-')
  const isFilled = 'report' in fields
  const values = isFilled
    ? { report: readText(fields, 'report'), siteVisitOn: readDayParts(fields, 'siteVisitOn') }
    : { report: advice?.report ?? '', siteVisitOn: { day, month, year } }
  const page = {
    action: `${addressOf(at)}/advice`,
    sessionHref: `/councils/sessions/${at.sessionId}`,
    productName: dossier.productName,
  }
  return sendPage(request, reply, AdviceFormPage, { ...page, values, problems }, statusFor(problems))
}
