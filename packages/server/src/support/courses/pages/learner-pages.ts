import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { readLesson as readBlocks } from '@saolang/core/support/courses/lesson.ts'
import { isSubject } from '@saolang/core/support/subjects.ts'
import { CoursePage } from '@saolang/web/support/courses/course-page'
import { CoursesPage } from '@saolang/web/support/courses/courses-page'
import { LessonPage } from '@saolang/web/support/courses/lesson-page'
import { TestPage } from '@saolang/web/support/courses/test-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { Fields, goOrShow, readGroup, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { enrolInSession, leaveSession } from '../enrol.ts'
import { issueTrainingCertificate } from '../issue-training-certificate.ts'
import { readCourse, readLesson, readTest } from '../read-course.ts'
import { readCourses } from '../read-courses.ts'
import { takeTest } from '../take-test.ts'
import { finishLesson } from '../write-lesson.ts'
import { toCourseLine, toSessionView, toTrainingLine } from './course-view.ts'
import { sendLessonFile } from './send-lesson-file.ts'

const Id = z.object({ id: z.uuid() })
const LessonId = Id.extend({ lesson: z.uuid() })
const Subject = z.object({ subject: z.string().max(40).optional() })

/** `/courses`: what there is to learn, read, taken and passed. */
export function learnerPages(app: App): void {
  app.get('/courses', { schema: { querystring: Subject } }, async (request, reply) => {
    const { subject } = request.query
    const known = subject && isSubject(subject) ? subject : undefined
    const { open, certificates } = await readCourses(request.actor, { subject: known })
    return sendPage(request, reply, CoursesPage, {
      courses: open.map(toCourseLine),
      trainings: certificates.map(toTrainingLine),
      ...(known && { subject: known }),
      oversees: findPermissionProblems(request.actor, 'course.oversee').length === 0,
    })
  })
  app.get('/courses/:id', { schema: { params: Id } }, (request, reply) => sendCourse(request, reply, request.params.id))
  app.post('/courses/:id/certificate', { schema: { params: Id } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => `/trainings/${(await issueTrainingCertificate(request.actor, { courseId: id })).code}`,
      (problems) => sendCourse(request, reply, id, problems),
    )
  })
  lessonPages(app)
  testPages(app)
  seatPages(app)
}

function lessonPages(app: App): void {
  app.get('/courses/:id/lessons/:lesson', { schema: { params: LessonId } }, async (request, reply) => {
    const { id, lesson: lessonId } = request.params
    const { course, lesson, files, others, ...may } = await readLesson(request.actor, { courseId: id, id: lessonId })
    const at = others.findIndex((other) => other.id === lessonId)
    const next = others[at + 1]
    return sendPage(request, reply, LessonPage, {
      course: { id, title: course.title },
      lesson: { id: lesson.id, title: lesson.title, minutes: lesson.minutes },
      blocks: readBlocks(lesson.words),
      files,
      number: at + 1,
      of: others.length,
      ...(next && { next: { id: next.id, title: next.title } }),
      ...may,
    })
  })
  app.post('/courses/:id/lessons/:lesson/finish', { schema: { params: LessonId } }, async (request, reply) => {
    const { id, lesson } = request.params
    await finishLesson(request.actor, { courseId: id, id: lesson })
    return reply.redirect(`/courses/${id}/lessons/${lesson}`, 303)
  })
  app.get(
    '/courses/:id/lessons/:lesson/files/:sha256',
    { schema: { params: LessonId.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const { id, lesson, sha256 } = request.params
      const { files } = await readLesson(request.actor, { courseId: id, id: lesson })
      return sendLessonFile(
        request,
        reply,
        files.find((file) => file.sha256 === sha256),
      )
    },
  )
}

function testPages(app: App): void {
  app.get('/courses/:id/test', { schema: { params: Id } }, (request, reply) =>
    sendTest(request, reply, request.params.id),
  )
  app.post('/courses/:id/test', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const values = readGroup(request.body, 'answer.')
    const answers = Object.fromEntries(
      Object.entries(values).map(([question, option]) => [question, Number(option || -1)]),
    )
    return goOrShow(
      reply,
      async () => {
        await takeTest(request.actor, { courseId: id, answers })
        return `/courses/${id}/test`
      },
      (problems) => sendTest(request, reply, id, { values, problems }),
    )
  })
}

function seatPages(app: App): void {
  app.post('/courses/sessions/:id/enrol', { schema: { params: Id } }, async (request, reply) => {
    await enrolInSession(request.actor, { sessionId: request.params.id })
    return reply.redirect(request.headers.referer ? backTo(request.headers.referer) : '/courses', 303)
  })
  app.post('/courses/sessions/:id/leave', { schema: { params: Id, body: Fields } }, async (request, reply) => {
    const enrolmentId = z
      .uuid()
      .catch('00000000-0000-0000-0000-000000000000')
      .parse(readText(request.body, 'enrolment'))
    await leaveSession(request.actor, { enrolmentId })
    return reply.redirect(request.headers.referer ? backTo(request.headers.referer) : '/courses', 303)
  })
}

// Only the path: a page of ours sent the form, and nothing leads out of the site.
const backTo = (referer: string) =>
  URL.canParse(referer) ? new URL(referer).pathname.replace(/^[/\\]+/, '/') : '/courses'

async function sendCourse(request: FastifyRequest, reply: FastifyReply, id: string, problems: readonly Problem[] = []) {
  const found = await readCourse(request.actor, { id })
  const { course, holder, lessons, sessions, own, attempts, missing, certificate, isLearner, isOwner, oversees } = found
  const now = currentTime()
  const props = {
    course: toCourseLine({ ...course, holder }),
    lessons,
    sessions: sessions.map((session) =>
      toSessionView(
        session,
        own.find((one) => one.sessionId === session.id),
        now,
      ),
    ),
    ...(course.passPercent !== null && {
      test: {
        questions: course.questions,
        attempts: attempts.length,
        mostAttempts: course.mostAttempts ?? 1,
        hasPassed: attempts.some(({ hasPassed }) => hasPassed),
      },
    }),
    missing,
    ...(certificate && {
      certificate: {
        code: certificate.code,
        issuedAt: certificate.issuedAt.toISOString(),
        isRevoked: certificate.revokedAt !== null,
      },
    }),
    ...{ isLearner, isOwner, oversees, problems },
  }
  return sendPage(request, reply, CoursePage, props, statusFor(problems))
}

type Again = { values: Record<string, string>; problems: readonly Problem[] }

async function sendTest(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { values, problems }: Again = { values: {}, problems: [] },
) {
  const { course, attempts, questions } = await readTest(request.actor, { courseId: id })
  const last = attempts.at(-1)?.sheet
  const props = {
    course: { id, title: course.title },
    questions: questions.map(({ id: question, words, options }) => ({ id: question, words, options })),
    passPercent: course.passPercent ?? 0,
    attemptsLeft: Math.max(0, (course.mostAttempts ?? 0) - attempts.length),
    ...(last && { last }),
    mayTake:
      (course.audience as string[]).includes(request.actor.role) && course.passPercent !== null && !course.endedAt,
    ...{ values, problems },
  }
  return sendPage(request, reply, TestPage, props, statusFor(problems))
}
