import type { Problem } from '@saolang/core/kernel/problem.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { findHolderProblems } from '@saolang/core/support/courses/course.ts'
import { CourseFormPage } from '@saolang/web/support/courses/course-form-page'
import { HeldCoursesPage } from '@saolang/web/support/courses/held-courses-page'
import { LessonFormPage } from '@saolang/web/support/courses/lesson-form-page'
import { mostOptions, QuestionsFormPage } from '@saolang/web/support/courses/questions-form-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { storeUpload } from '../../../platform/files.ts'
import { Fields, goOrShow, readList, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { readForm } from '../../../platform/upload/read-form.ts'
import { readCourse, readLesson, readQuestions, readTest } from '../read-course.ts'
import { readHeldCourses } from '../read-courses.ts'
import { endCourse, publishCourse, saveCourse } from '../save-course.ts'
import { addQuestion, dropQuestion } from '../take-test.ts'
import { dropFromLesson, saveLesson } from '../write-lesson.ts'
import { toCourseLine } from './course-view.ts'

const Id = z.object({ id: z.uuid() })
const LessonId = Id.extend({ lesson: z.uuid() })
const takesFiles = { config: { takesFiles: true } }
type Again = { body: Fields; problems: readonly Problem[] }
const blank: Again = { body: {}, problems: [] }

/** `/courses/held` and the forms by which an authority makes its courses. */
export function makingPages(app: App): void {
  app.get('/courses/held', async (request, reply) => {
    const courses = await readHeldCourses(request.actor, undefined)
    const mayMake = findPermissionProblems(request.actor, 'course.save').length === 0
    return sendPage(request, reply, HeldCoursesPage, { courses: courses.map(toCourseLine), mayMake })
  })
  app.get('/courses/new', (request, reply) => sendCourseForm(request, reply, undefined))
  app.post('/courses/new', { schema: { body: Fields } }, (request, reply) =>
    keepCourse(request, reply, undefined, request.body),
  )
  app.get('/courses/:id/edit', { schema: { params: Id } }, (request, reply) =>
    sendCourseForm(request, reply, request.params.id),
  )
  app.post('/courses/:id/edit', { schema: { params: Id, body: Fields } }, (request, reply) =>
    keepCourse(request, reply, request.params.id, request.body),
  )
  app.post('/courses/:id/publish', { schema: { params: Id } }, async (request, reply) => {
    await publishCourse(request.actor, request.params)
    return reply.redirect(`/courses/${request.params.id}`, 303)
  })
  app.post('/courses/:id/end', { schema: { params: Id } }, async (request, reply) => {
    await endCourse(request.actor, request.params)
    return reply.redirect(`/courses/${request.params.id}`, 303)
  })
  lessonForms(app)
  questionForms(app)
}

function keepCourse(request: FastifyRequest, reply: FastifyReply, id: string | undefined, body: Fields) {
  const number = (name: string) => (readText(body, name) ? Number(readText(body, name)) : undefined)
  const form = {
    title: readText(body, 'title'),
    about: readText(body, 'about'),
    audience: readList(body, 'audience'),
    subjects: readList(body, 'subjects'),
    passPercent: number('passPercent'),
    mostAttempts: number('mostAttempts'),
  }
  return goOrShow(
    reply,
    async () => `/courses/${(await saveCourse(request.actor, { id, form, isDemo: request.isDemo })).id}`,
    (problems) => sendCourseForm(request, reply, id, { body, problems }),
  )
}

async function sendCourseForm(request: FastifyRequest, reply: FastifyReply, id: string | undefined, again = blank) {
  refuseIf(findPermissionProblems(request.actor, 'course.save'))
  const known = id ? (await readCourse(request.actor, { id })).course : undefined
  if (known) refuseIf(findHolderProblems(request.actor, known))
  const { body, problems } = again
  const isAgain = problems.length > 0
  const text = (name: string, kept: string | number | null | undefined) =>
    isAgain ? readText(body, name) : String(kept ?? '')
  const values = {
    title: text('title', known?.title),
    about: text('about', known?.about),
    audience: isAgain ? readList(body, 'audience') : (known?.audience ?? ['producer']),
    subjects: isAgain ? readList(body, 'subjects') : (known?.subjects ?? []),
    passPercent: text('passPercent', known?.passPercent),
    mostAttempts: text('mostAttempts', known?.mostAttempts),
  }
  return sendPage(request, reply, CourseFormPage, { ...(id && { id }), values, problems }, statusFor(problems))
}

function lessonForms(app: App): void {
  app.get('/courses/:id/lessons/new', { schema: { params: Id } }, (request, reply) =>
    sendLessonForm(request, reply, { courseId: request.params.id }),
  )
  app.post('/courses/:id/lessons/new', { ...takesFiles, schema: { params: Id } }, (request, reply) =>
    keepLesson(request, reply, { courseId: request.params.id }),
  )
  app.get('/courses/:id/lessons/:lesson/edit', { schema: { params: LessonId } }, (request, reply) =>
    sendLessonForm(request, reply, { courseId: request.params.id, id: request.params.lesson }),
  )
  app.post('/courses/:id/lessons/:lesson/edit', { ...takesFiles, schema: { params: LessonId } }, (request, reply) =>
    keepLesson(request, reply, { courseId: request.params.id, id: request.params.lesson }),
  )
  app.post(
    '/courses/:id/lessons/:lesson/drop',
    { schema: { params: LessonId, body: Fields } },
    async (request, reply) => {
      const { id, lesson } = request.params
      const sha256 = readText(request.body, 'file')
      await dropFromLesson(request.actor, { courseId: id, id: lesson, ...(sha256 && { sha256 }) })
      return reply.redirect(sha256 ? `/courses/${id}/lessons/${lesson}/edit` : `/courses/${id}`, 303)
    },
  )
}

type Where = { courseId: string; id?: string }

async function keepLesson(request: FastifyRequest, reply: FastifyReply, { courseId, id }: Where) {
  refuseIf(findPermissionProblems(request.actor, 'lesson.save'))
  const { fields, files } = await readForm(request)
  const form = { title: fields.title ?? '', words: fields.words ?? '', minutes: Number(fields.minutes || 0) }
  return goOrShow(
    reply,
    async () => {
      const stored = []
      for (const { upload } of files)
        stored.push({ file: await storeUpload(upload, { films: true }), caption: fields.caption ?? '' })
      const lesson = await saveLesson(request.actor, { courseId, id, form, files: stored })
      return `/courses/${courseId}/lessons/${lesson.id}${files.length > 0 ? '/edit' : ''}`
    },
    (problems) => sendLessonForm(request, reply, { courseId, ...(id && { id }) }, { body: fields, problems }),
  )
}

async function sendLessonForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { courseId, id }: Where,
  { body, problems } = blank,
) {
  const { course } = await readCourse(request.actor, { id: courseId })
  refuseIf(findHolderProblems(request.actor, course))
  const known = id ? await readLesson(request.actor, { courseId, id }) : undefined
  const kept = known?.lesson
  const text = (name: string, value: string) => (problems.length > 0 ? readText(body, name) : value)
  const values = {
    title: text('title', kept?.title ?? ''),
    words: text('words', kept?.words ?? ''),
    minutes: text('minutes', String(kept?.minutes ?? 20)),
    caption: text('caption', ''),
  }
  const props = {
    course: { id: courseId, title: course.title },
    ...(id && { id }),
    files: known?.files ?? [],
    values,
    problems,
  }
  return sendPage(request, reply, LessonFormPage, props, statusFor(problems))
}

function questionForms(app: App): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, id: string, { body, problems } = blank) => {
    const { course } = await readTest(request.actor, { courseId: id })
    refuseIf(findHolderProblems(request.actor, course))
    const values = { ...readQuestion(body), rightOption: readText(body, 'rightOption') }
    const whole = await readQuestions(request.actor, { courseId: id })
    const props = { course: { id, title: course.title }, questions: whole, values, problems }
    return sendPage(request, reply, QuestionsFormPage, props, statusFor(problems))
  }
  app.get('/courses/:id/questions', { schema: { params: Id } }, (request, reply) =>
    show(request, reply, request.params.id),
  )
  app.post('/courses/:id/questions', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        await addQuestion(request.actor, { courseId: id, form: readQuestion(body) })
        return `/courses/${id}/questions`
      },
      (problems) => show(request, reply, id, { body, problems }),
    )
  })
  app.post(
    '/courses/:id/questions/drop',
    { schema: { params: Id, body: z.object({ question: z.uuid() }) } },
    async (request, reply) => {
      const { id } = request.params
      await dropQuestion(request.actor, { courseId: id, id: request.body.question })
      return reply.redirect(`/courses/${id}/questions`, 303)
    },
  )
}

function readQuestion(body: Fields) {
  const right = readText(body, 'rightOption')
  return {
    words: readText(body, 'words'),
    options: Array.from({ length: mostOptions }, (_, i) => readText(body, `option.${i}`)),
    rightOption: right === '' ? undefined : Number(right),
    reason: readText(body, 'reason'),
  }
}
