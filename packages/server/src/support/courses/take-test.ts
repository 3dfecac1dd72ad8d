import { refuseIf } from '@saolang/core/kernel/problem.ts'
import {
  type Answers,
  findAnswerProblems,
  findAttemptProblems,
  findQuestionProblems,
  markTest,
  type QuestionForm,
  toQuestion,
} from '@saolang/core/support/courses/course-test.ts'
import { act } from '../../platform/act.ts'
import { getCourseToTake, getOwnCourse } from './get-course.ts'
import { addAttempt, addQuestionRow, endQuestion, listAttempts, listQuestions } from './tests.sql.ts'

/** Adds a question to a course's test. Gives the id. */
export const addQuestion = act(
  'course-test.save',
  async (context, { courseId, form }: { courseId: string; form: QuestionForm }) => {
    await getOwnCourse(context, courseId)
    refuseIf(findQuestionProblems(form))
    const id = context.newId()
    await addQuestionRow(context.tx, courseId, { id, ...toQuestion(form) }, context.now)
    context.on('course', courseId, { question: id })
    return { id }
  },
)

/** Takes a question out of a course's test. */
export const dropQuestion = act(
  'course-test.save',
  async (context, { courseId, id }: { courseId: string; id: string }) => {
    await getOwnCourse(context, courseId)
    await endQuestion(context.tx, courseId, id, context.now)
    context.on('course', courseId, { question: id, dropped: true })
  },
)

/** Takes a course's test: marked at once, with the reasons. Refuses a test with an open question, and one attempt too many. */
export const takeTest = act(
  'course-test.take',
  async (context, { courseId, answers }: { courseId: string; answers: Answers }) => {
    const { tx, now } = context
    const personId = context.who.personId as string
    const { course } = await getCourseToTake(context, courseId)
    const questions = await listQuestions(tx, courseId)
    const { passPercent, mostAttempts } = course
    refuseIf(passPercent === null || questions.length === 0 ? [{ code: 'not-found.course-test' }] : [])
    const attempts = await listAttempts(tx, courseId, personId)
    const so = { attempts: attempts.length, hasPassed: attempts.some(({ hasPassed }) => hasPassed) }
    refuseIf(findAttemptProblems(so, mostAttempts ?? 1))
    refuseIf(findAnswerProblems(questions, answers))
    const sheet = markTest(questions, answers, passPercent as number)
    const isFirst = await addAttempt(tx, { courseId, personId, attemptNo: attempts.length + 1, sheet }, now)
    refuseIf(isFirst ? [] : [{ code: 'conflict.attempt-sent' }])
    context.on('course', courseId, { attempt: attempts.length + 1, hasPassed: sheet.hasPassed })
    return { attemptNo: attempts.length + 1, sheet }
  },
)
