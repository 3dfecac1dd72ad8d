import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findLessonProblems, type LessonForm } from '@saolang/core/support/courses/lesson.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { getCourseToTake, getOwnCourse } from './get-course.ts'
import {
  addLesson,
  addLessonFile,
  addReading,
  changeLesson,
  endLessonFile,
  endLessonRow,
  findLesson,
  type LessonRow,
} from './lessons.sql.ts'

/** A new lesson of a course, or with `id` one anew. `files` are stored uploads. */
export type LessonInput = {
  courseId: string
  id?: string | undefined
  form: LessonForm
  files?: readonly { file: StoredFile; caption: string }[]
}

/** Writes a lesson of a course, at its end when it is new. Gives the id. */
export const saveLesson = act('lesson.save', async (context, { courseId, id, form, files = [] }: LessonInput) => {
  const { tx, now } = context
  await getOwnCourse(context, courseId)
  if (id) await getLesson(tx, courseId, id)
  refuseIf(findLessonProblems(form))
  const by = context.who.personId as string
  const lesson = {
    id: id ?? context.newId(),
    title: tidy(form.title),
    words: tidyLines(form.words),
    minutes: form.minutes,
    by,
  }
  if (id) await changeLesson(tx, lesson, now)
  else await addLesson(tx, { ...lesson, courseId }, now)
  for (const { file, caption } of files)
    await addLessonFile(
      tx,
      { lessonId: lesson.id, sha256: file.sha256, fileName: file.fileName, caption: tidy(caption) || file.fileName },
      now,
    )
  context.on('course', courseId, { lesson: lesson.id, files: files.length })
  return { id: lesson.id }
})

/** Takes a lesson out of its course, or with `sha256` only one of its files. */
export const dropFromLesson = act(
  'lesson.save',
  async (context, { courseId, id, sha256 }: { courseId: string; id: string; sha256?: string }) => {
    await getOwnCourse(context, courseId)
    await getLesson(context.tx, courseId, id)
    if (sha256) await endLessonFile(context.tx, id, sha256, context.now)
    else await endLessonRow(context.tx, id, context.now)
    context.on('course', courseId, { lesson: id, dropped: sha256 ? 'file' : 'lesson' })
  },
)

/** A learner says that they have read a lesson. */
export const finishLesson = act(
  'lesson.finish',
  async (context: ActContext, { courseId, id }: { courseId: string; id: string }) => {
    await getCourseToTake(context, courseId)
    await getLesson(context.tx, courseId, id)
    await addReading(context.tx, id, context.who.personId as string, context.now)
    context.on('course', courseId, { lesson: id })
  },
)

/** The lesson of a course; refuses with `not-found.lesson`. */
export async function getLesson(tx: Tx, courseId: string, id: string): Promise<LessonRow> {
  const lesson = await findLesson(tx, id)
  if (lesson?.courseId !== courseId) throw new Refused([{ code: 'not-found.lesson' }])
  return lesson
}
