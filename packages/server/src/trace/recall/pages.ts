import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { readAmount } from '@saolang/core/trace/diary/units.ts'
import type { RecallForm } from '@saolang/core/trace/recall/recall.ts'
import { OpenRecallPage } from '@saolang/web/trace/recall/open-recall-page'
import { RecallDeskPage } from '@saolang/web/trace/recall/recall-desk-page'
import { ReportPage } from '@saolang/web/trace/recall/report-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readDay, readDayParts, readList, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readLots } from '../diary/read-diary.ts'
import { answerRecall, closeRecall, tellByHand } from './answer-recall.ts'
import { openRecall } from './open-recall.ts'
import { readRecall, readRecalls } from './read-recalls.ts'
import { toLine, toView } from './to-view.ts'

const Id = z.object({ id: z.uuid() })

/** `/trace/recalls`: the desk of recalls: open one, follow it, answer it, close it. */
export function recallPages(app: App): void {
  app.get('/trace/recalls', async (request, reply) =>
    sendPage(request, reply, RecallDeskPage, {
      recalls: (await readRecalls(request.actor, undefined)).map(toLine),
      mayOpen: findPermissionProblems(request.actor, 'recall.open').length === 0,
    }),
  )
  app.get('/trace/recalls/new', { schema: { querystring: Fields } }, (request, reply) =>
    showForm(request, reply, request.query, []),
  )
  app.post('/trace/recalls/new', { schema: { body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => `/trace/recalls/${(await openRecall(request.actor, readForm(request.body))).id}`,
      (problems) => showForm(request, reply, request.body, problems),
    ),
  )
  app.get('/trace/recalls/:id', { schema: { params: Id } }, (request, reply) =>
    showReport(request, reply, request.params.id),
  )
  steps(app)
}

function steps(app: App): void {
  const works = {
    answer: (request: FastifyRequest, body: Fields) =>
      answerRecall(request.actor, { holderId: holderIn(body), answer: readAnswer(body) }),
    tell: (request: FastifyRequest, body: Fields) =>
      tellByHand(request.actor, { holderId: holderIn(body), way: readText(body, 'way') }),
    close: (request: FastifyRequest, body: Fields, id: string) =>
      closeRecall(request.actor, { id, disposal: readText(body, 'disposal'), closing: readText(body, 'closing') }),
  }
  for (const [step, work] of Object.entries(works))
    app.post(`/trace/recalls/:id/${step}`, { schema: { params: Id, body: Fields } }, (request, reply) => {
      const { id } = request.params
      const { body } = request
      return goOrShow(
        reply,
        async () => {
          await work(request, body, id)
          return `/trace/recalls/${id}`
        },
        (problems) =>
          showReport(request, reply, id, { sent: step === 'close' ? 'close' : holderIn(body), body, problems }),
      )
    })
}

const nobody = '00000000-0000-0000-0000-000000000000'
const holderIn = (body: Fields) => z.uuid().safeParse(readText(body, 'holder')).data ?? nobody

/** The four amounts of an answer; an empty box is none. */
function readAnswer(body: Fields) {
  const amount = (name: string) => (readText(body, name) === '' ? 0 : readAmount(readText(body, name)))
  return {
    ...{ found: amount('found'), returned: amount('returned'), destroyed: amount('destroyed'), sold: amount('sold') },
    note: readText(body, 'note'),
  }
}

function readForm(body: Fields): RecallForm {
  return {
    codes: [...readList(body, 'lots'), ...readText(body, 'codes').split(/\s+/)],
    ...{ hazard: readText(body, 'hazard'), reason: readText(body, 'reason'), advice: readText(body, 'advice') },
    detectedAt: readMoment(readDay(body, 'detected'), readText(body, 'time')),
  }
}

/** A day and an hour in Viet Nam; undefined when there is no such moment. */
function readMoment(day: string, time: string): Date | undefined {
  const [, hour, minute] = time.match(/^(\d{1,2})[:hg.](\d{2})$/i) ?? []
  if (!z.iso.date().safeParse(day).success || hour === undefined) return undefined
  const at = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00+07:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'recall.open'))
  const lots = request.actor.role === 'producer' ? (await readLots(request.actor, {})).lots : []
  const told = readDayParts(body, 'detected')
  const now = currentTime()
  const [year = '', month = '', day = ''] = legalDateOf(now).split('-')
  const values = {
    ...{ lots: readList(body, 'lots'), codes: readText(body, 'codes'), hazard: readText(body, 'hazard') },
    ...{ reason: readText(body, 'reason'), advice: readText(body, 'advice') },
    detected: told.day || told.month || told.year ? told : { day, month, year },
    time: readText(body, 'time') || hourOf(now),
  }
  const props = { lots: lots.slice(0, 30), values, problems }
  return sendPage(request, reply, OpenRecallPage, props, statusFor(problems))
}

const hourOf = (now: Date) =>
  now.toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })

async function showReport(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { sent, body, problems }: { sent?: string; body: Fields; problems: readonly Problem[] } = { body: {}, problems: [] },
): Promise<FastifyReply> {
  const { actor } = request
  const recall = await readRecall(actor, id)
  const isAuthoritys = recall.openedAs !== 'producer'
  const mayClose = recall.isRun && !recall.closedAt && !(isAuthoritys && actor.role === 'producer')
  const values = Object.fromEntries(Object.keys(body).map((name) => [name, readText(body, name)]))
  const props = { recall: toView(recall, mayClose), values, problems, now: currentTime().toISOString() }
  return sendPage(request, reply, ReportPage, { ...props, ...(sent && { sent }) }, statusFor(problems))
}
