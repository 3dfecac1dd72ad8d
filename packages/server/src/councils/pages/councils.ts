import { authorityOf, findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { type CouncilLevel, listEmptySeats, listSeats, offices } from '@saolang/core/councils/council.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { CouncilPage } from '@saolang/web/councils/council'
import { CouncilFormPage } from '@saolang/web/councils/council-form'
import { CouncilsPage } from '@saolang/web/councils/councils'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { plain } from '../api/answers.ts'
import { establishCouncil } from '../establish-council.ts'
import { listSeatable, readCouncil } from '../get-council.ts'
import { readDecisions } from '../get-decision.ts'
import { getWaitingVerdicts } from '../get-verdict.ts'
import { listCouncilWork } from '../list-council-work.ts'
import { setRegulation } from '../set-regulation.ts'
import { readRegulation, writeKinds } from './read-regulation.ts'
import { hrefOfTask } from './session-view.ts'

const Params = z.object({ id: z.uuid() })
const firstLines = 5

/** `/councils`, recording a council, its page and its regulation. */
export function councilHomePages(app: App): void {
  app.get('/councils', sendHome)
  app.get('/councils/new', (request, reply) => sendForm(request, reply, {}, []))
  app.post('/councils/new', { schema: { body: Fields } }, async (request, reply) => {
    const fields = request.body
    if (readText(fields, 'act') === 'more') return sendForm(request, reply, fields, [])
    return goOrShow(
      reply,
      async () => `/councils/${(await establishCouncil(request.actor, readCouncilForm(request, fields))).id}`,
      (problems) => sendForm(request, reply, fields, problems),
    )
  })
  app.get('/councils/:id', { schema: { params: Params } }, (request, reply) =>
    sendCouncil(request, reply, request.params.id, []),
  )
  app.post('/councils/:id/regulations', { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await setRegulation(request.actor, {
          councilId: id,
          rules: readRegulation(request.body, legalDateOf(currentTime())),
          reason: readText(request.body, 'reason'),
        })
        return `/councils/${id}`
      },
      (problems) => sendCouncil(request, reply, id, problems),
    )
  })
}

async function sendHome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { actor } = request
  const { sessions, councils, waiting } = await listCouncilWork(actor, undefined)
  const isOfficer = authorityOf(actor) !== undefined
  const verdicts = isOfficer ? await getWaitingVerdicts(actor, undefined) : []
  const decisions =
    actor.role === 'council-member' || actor.role === 'council-chair' ? [] : await readDecisions(actor, undefined)
  return sendPage(request, reply, CouncilsPage, {
    sessions: sessions.map(({ session, phase, dossiers }) => ({
      id: session.id,
      councilName: session.councilName,
      round: `${session.roundNo}/${session.roundYear}`,
      phase,
      heldOn: session.heldOn,
      place: session.place,
      isInWriting: session.isInWriting,
      dossiers: dossiers.map((dossier) => ({
        ...dossier,
        href: hrefOfTask(dossier.task, { sessionId: session.id, dossierId: dossier.dossierId }),
      })),
    })),
    verdicts: verdicts.map(({ id, dossier, result }) => ({
      id,
      productName: dossier.productName,
      code: dossier.code ?? '',
      points: result.pointsShown,
      star: result.star,
      ways: result.ways,
    })),
    councils: councils.map(({ id, name, decisionNumber, decidedOn }) => ({ id, name, decisionNumber, decidedOn })),
    decisions: decisions.map(({ id, number, signedOn, authority }) => ({ id, number, signedOn, authority })),
    waiting: waiting.length,
    isOfficer,
    isMember: actor.role === 'council-member' || actor.role === 'council-chair',
  })
}

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { level, people } = await listSeatable(request.actor, undefined)
  const seats = listSeats(level)
  const lines = Math.max(firstLines, countLines(fields) + (readText(fields, 'act') === 'more' ? 3 : 0))
  const values = {
    name: readText(fields, 'name'),
    decisionNumber: readText(fields, 'decisionNumber'),
    decidedOn: readDayParts(fields, 'decidedOn'),
    emptySeatsReason: readText(fields, 'emptySeatsReason'),
    advisers: readText(fields, 'advisers'),
    members: Array.from({ length: lines }, (_, i) => ({
      personId: readText(fields, `member-${i}-person`),
      office: readText(fields, `member-${i}-office`) || (i === 0 ? 'chair' : 'member'),
      seat: readText(fields, `member-${i}-seat`) || (seats[i]?.code ?? 'invited'),
      title: readText(fields, `member-${i}-title`),
    })),
  }
  return sendPage(request, reply, CouncilFormPage, { level, seats, people, values, problems }, statusFor(problems))
}

const countLines = (fields: Fields) => Object.keys(fields).filter((name) => /^member-\d+-person$/.test(name)).length

function readCouncilForm(request: FastifyRequest, fields: Fields) {
  const own = authorityOf(request.actor)
  const level: CouncilLevel = own?.level ?? 'province'
  const name = readText(fields, 'name')
  const decisionNumber = readText(fields, 'decisionNumber')
  const decidedOn = readDay(fields, 'decidedOn')
  refuseIf(
    listProblems([
      !name && { code: 'council.name-missing', at: 'name' },
      !decisionNumber && { code: 'council.number-missing', at: 'decisionNumber' },
      !z.iso.date().safeParse(decidedOn).success && { code: 'invalid.date', at: 'decidedOn' },
    ]),
  )
  const members = Array.from({ length: countLines(fields) }, (_, i) => ({
    personId: readText(fields, `member-${i}-person`),
    office: offices.find((office) => office === readText(fields, `member-${i}-office`)) ?? ('member' as const),
    seat: readText(fields, `member-${i}-seat`),
    title: readText(fields, `member-${i}-title`),
  })).filter(({ personId }) => personId)
  const advisers = readText(fields, 'advisers')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ name: line.split(',')[0]?.trim() ?? '', title: line.split(',').slice(1).join(',').trim() }))
  const emptySeatsReason = readText(fields, 'emptySeatsReason')
  return {
    level,
    provinceCode: own?.provinceCode ?? null,
    name,
    decisionNumber,
    decidedOn,
    members,
    advisers,
    emptySeatsReason,
  }
}

async function sendCouncil(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const council = await readCouncil(request.actor, id)
  const isOurs = findAuthorityProblems(request.actor, council).length === 0
  const chair = council.members.find(({ office }) => office === 'chair')
  const { sessions, regulations, ...rest } = plain(council)
  return sendPage(
    request,
    reply,
    CouncilPage,
    {
      council: rest,
      seats: listSeats(council.level),
      emptySeats: listEmptySeats(council.level, council.members).map(({ text }) => text),
      regulations,
      kindLines: writeKinds(council.regulations[0]?.rules.criterionKinds ?? {}, languageOf(request)),
      sessions: sessions.map(({ id, roundNo, roundYear, heldOn, place }) => ({
        id,
        round: `${roundNo}/${roundYear}`,
        heldOn,
        place,
      })),
      mayChange: isOurs,
      mayConvene: isOurs || chair?.personId === request.actor.personId,
      problems,
    },
    statusFor(problems),
  )
}
