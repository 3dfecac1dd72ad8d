import type { Problem } from '@saolang/core/kernel/problem.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findHolderProblems } from '@saolang/core/support/courses/course.ts'
import { CodePage } from '@saolang/web/support/courses/code-page'
import { SessionFormPage } from '@saolang/web/support/courses/session-form-page'
import { SessionPage } from '@saolang/web/support/courses/session-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listCommunes, listProvinces } from '../../../people/get-place.ts'
import { currentTime, publicView } from '../../../platform/act.ts'
import { Fields, goOrShow, readDayParts, readIds, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { qrSvg } from '../../../platform/qr.ts'
import { noteAttendance } from '../attend.ts'
import { enrolGuest } from '../enrol.ts'
import { cancelSession, saveSession } from '../hold-session.ts'
import { issueGuestCertificate } from '../issue-training-certificate.ts'
import { readCourse } from '../read-course.ts'
import { readAttendanceCode, readSession } from '../read-session.ts'
import { toSessionView } from './course-view.ts'
import { readSessionForm, toSessionValues } from './session-form.ts'

const Id = z.object({ id: z.uuid() })
const path = '/courses/sessions/:id'
type Again = { body: Fields; problems: readonly Problem[] }
const blank: Again = { body: {}, problems: [] }

/** Seconds after which the trainer's screen asks for the code of now. */
const refreshSeconds = 30

/** Sessions for those who hold them: set, listed, attendance taken with and without phones. */
export function sessionPages(app: App): void {
  app.get('/courses/:id/sessions/new', { schema: { params: Id } }, (request, reply) =>
    sendForm(request, reply, { courseId: request.params.id }),
  )
  app.post('/courses/:id/sessions/new', { schema: { params: Id, body: Fields } }, (request, reply) =>
    keep(request, reply, { courseId: request.params.id }, request.body),
  )
  app.get(`${path}/edit`, { schema: { params: Id } }, async (request, reply) => {
    const { course } = await readSession(request.actor, request.params)
    return sendForm(request, reply, { courseId: course.id, id: request.params.id })
  })
  app.post(`${path}/edit`, { schema: { params: Id, body: Fields } }, async (request, reply) => {
    const { course } = await readSession(request.actor, request.params)
    return keep(request, reply, { courseId: course.id, id: request.params.id }, request.body)
  })
  app.get(path, { schema: { params: Id } }, (request, reply) => show(request, reply, request.params.id))
  const Still = z.object({ still: z.string().max(1).optional() })
  app.get(`${path}/code`, { schema: { params: Id, querystring: Still } }, (request, reply) =>
    sendCode(request, reply, request.params.id, request.query.still !== undefined),
  )
  listActs(app)
}

function listActs(app: App): void {
  const post = (name: string, work: (request: FastifyRequest, id: string, body: Fields) => Promise<unknown>) =>
    app.post(`${path}/${name}`, { schema: { params: Id, body: Fields } }, (request, reply) => {
      const { id } = request.params
      return goOrShow(
        reply,
        async () => {
          await work(request, id, request.body)
          return `/courses/sessions/${id}`
        },
        (problems) => show(request, reply, id, { body: request.body, problems }),
      )
    })
  post('note', ({ actor }, sessionId, body) =>
    noteAttendance(actor, { sessionId, enrolmentIds: readIds(body, 'enrolment') }),
  )
  post('guests', ({ actor }, sessionId, body) =>
    enrolGuest(actor, { sessionId, name: readText(body, 'name'), organisationId: readIds(body, 'organisation')[0] }),
  )
  post('cancel', ({ actor }, id, body) => cancelSession(actor, { id, reason: readText(body, 'reason') }))
  post('issue', ({ actor }, _, body) =>
    issueGuestCertificate(actor, { enrolmentId: readIds(body, 'enrolment')[0] ?? nobody }),
  )
}

const nobody = '00000000-0000-0000-0000-000000000000'

async function show(request: FastifyRequest, reply: FastifyReply, id: string, { body, problems }: Again = blank) {
  const { course, session, list, isOwner, mayNote, organisations } = await readSession(request.actor, { id })
  const props = {
    course: { id: course.id, title: course.title, hasTest: course.passPercent !== null },
    session: toSessionView(session, undefined, currentTime()),
    list: list.map((row) => ({
      ...{ id: row.id, name: row.name, isGuest: row.personId === null },
      ...(row.organisation && { organisation: row.organisation }),
      ...(row.seat !== null && { seat: row.seat }),
      ...(row.attendedAt && { attendedAt: row.attendedAt.toISOString() }),
      ...(row.way && { way: row.way }),
      ...(row.certificate && { certificate: row.certificate }),
    })),
    organisations: organisations.map(({ id: value, name: label }) => ({ value, label })),
    isOwner,
    closed: mayNote,
    values: {
      name: readText(body, 'name'),
      organisation: readText(body, 'organisation'),
      reason: readText(body, 'reason'),
    },
    problems,
  }
  return sendPage(request, reply, SessionPage, props, statusFor(problems))
}

async function sendCode(request: FastifyRequest, reply: FastifyReply, id: string, isStill: boolean) {
  const { course, session, code, problems } = await readAttendanceCode(request.actor, { id })
  const here = `${request.publicUrl}/attend/${id}`
  const letters = code?.replace(/(.{4})(?=.)/, '$1-')
  const svg = code && (await qrSvg(`${here}/${code}`))
  // A header, not a script: the next code comes where nothing runs, and `still` stops it (WCAG 2.2.2).
  if (!isStill) reply.header('refresh', String(refreshSeconds))
  return sendPage(request, reply, CodePage, {
    course: course.title,
    sessionId: id,
    startsAt: session.startsAt.toISOString(),
    attended: session.attended,
    ...(svg &&
      letters && {
        code: {
          letters,
          qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
          address: here.replace(/^https?:\/\//, ''),
        },
      }),
    closed: problems,
    isStill,
  })
}

type Where = { courseId: string; id?: string }

function keep(request: FastifyRequest, reply: FastifyReply, where: Where, body: Fields) {
  return goOrShow(
    reply,
    async () => {
      const { id } = await saveSession(request.actor, { ...where, form: readSessionForm(body) })
      return where.id ? `/courses/sessions/${id}` : `/courses/${where.courseId}`
    },
    (problems) => sendForm(request, reply, where, { body, problems }),
  )
}

const provincesByName = publicView(async ({ tx }, _: undefined) =>
  (await listProvinces(tx)).map(({ code, name }) => ({ value: code, label: name })),
)
const communesOf = publicView(({ tx }, provinceCode: string) => listCommunes(tx, provinceCode))

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { courseId, id }: Where,
  { body, problems }: Again = blank,
) {
  const { course, sessions } = await readCourse(request.actor, { id: courseId })
  refuseIf(findHolderProblems(request.actor, course))
  const known = sessions.find((session) => session.id === id)
  const at = request.actor.jurisdiction
  // The Ministry teaches anywhere, and says in which province first.
  const isAnywhere = at?.level === 'nation'
  const asked = new URLSearchParams(request.url.split('?')[1]).get('province') ?? readText(body, 'province')
  const province = at && at.level !== 'nation' ? at.provinceCode : asked || known?.provinceCode || '01'
  const kept = toSessionValues(known, at?.level === 'commune' ? at.communeCode : '')
  const text = (name: string, value: string) => (problems.length > 0 ? readText(body, name) : value)
  const props = {
    course: { id: courseId, title: course.title },
    ...(id && { id }),
    ...(isAnywhere && { provinces: await provincesByName(undefined), province }),
    communes: (await communesOf(province)).map(({ code, name }) => ({ value: code, label: name })),
    values: {
      startDay: problems.length > 0 ? readDayParts(body, 'start') : kept.startDay,
      startTime: text('startTime', kept.startTime),
      endDay: problems.length > 0 ? readDayParts(body, 'end') : kept.endDay,
      endTime: text('endTime', kept.endTime),
      communeCode: text('communeCode', kept.communeCode),
      address: text('address', kept.address),
      trainer: text('trainer', kept.trainer),
      capacity: text('capacity', kept.capacity),
    },
    problems,
  }
  return sendPage(request, reply, SessionFormPage, props, statusFor(problems))
}
