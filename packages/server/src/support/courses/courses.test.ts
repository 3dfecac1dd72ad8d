import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction, reader } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { attendByCode, noteAttendance } from './attend.ts'
import { attendanceCodeOf } from './attendance-code.ts'
import { enrolGuest, enrolInSession, leaveSession } from './enrol.ts'
import { listEnrolments } from './enrolments.sql.ts'
import { cancelSession, saveSession } from './hold-session.ts'
import {
  issueGuestCertificate,
  issueTrainingCertificate,
  revokeTrainingCertificate,
} from './issue-training-certificate.ts'
import { readCourse, readTest } from './read-course.ts'
import { readCourses } from './read-courses.ts'
import { readAttendanceCode } from './read-session.ts'
import { findTraining } from './read-training-certificate.ts'
import { endCourse, publishCourse, saveCourse } from './save-course.ts'
import { addQuestion, takeTest } from './take-test.ts'
import { finishLesson, saveLesson } from './write-lesson.ts'

const hour = 3_600_000
let opened: TestApp
let officer: Actor
let producer: Actor
let start: Date

beforeAll(async () => {
  opened = await openApp()
  officer = await createActor({ role: 'provincial-officer' })
  producer = await createActor({ role: 'producer', name: 'Nguyễn Thị Tập (mẫu)' })
  start = new Date(currentTime().getTime() + 72 * hour)
})
afterAll(() => opened.close())

const form = {
  title: 'Ghi nhãn đúng',
  about: 'Học cách ghi nhãn hàng hóa.',
  audience: ['producer'],
  subjects: ['labelling'],
}
const codesOf = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.problems.map(({ code }) => code) : [String(error)]),
  )

async function openCourse(more: Partial<typeof form & { passPercent: number; mostAttempts: number }> = {}) {
  const { id: courseId } = await saveCourse(officer, { form: { ...form, ...more } })
  const { id: lessonId } = await saveLesson(officer, {
    courseId,
    form: { title: 'Bài một', words: 'Nhãn phải có tên và địa chỉ nơi sản xuất.', minutes: 30 },
  })
  return { courseId, lessonId }
}

async function openSession(courseId: string, capacity: number) {
  const endsAt = new Date(start.getTime() + 3 * hour)
  const place = { communeCode: '32047', address: 'Nhà văn hóa xã', trainer: 'Lê Văn Giảng (mẫu)' }
  return (await saveSession(officer, { courseId, form: { startsAt: start, endsAt, ...place, capacity } })).id
}

async function openWithSession(capacity: number) {
  const { courseId } = await openCourse()
  const sessionId = await openSession(courseId, capacity)
  await publishCourse(officer, { id: courseId })
  return { courseId, sessionId }
}

async function at<T>(when: number, work: () => Promise<T>): Promise<T> {
  const former = setClock(() => new Date(when))
  try {
    return await work()
  } finally {
    setClock(former)
  }
}

describe('a course', () => {
  test('is made by officers, and changed by the authority that holds it alone', async () => {
    expect(await codesOf(saveCourse(producer, { form }))).toEqual(['forbidden.role'])
    const { courseId } = await openCourse()
    const commune = await createActor({ role: 'commune-officer' })
    const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    for (const other of [commune, elsewhere])
      expect(await codesOf(saveCourse(other, { id: courseId, form }))).toEqual(['forbidden.not-your-course'])
  })

  test('is not seen before it is opened, nor by those for whom it is not', async () => {
    const { courseId } = await openCourse()
    expect(await codesOf(readCourse(producer, { id: courseId }))).toEqual(['not-found.course'])
    await publishCourse(officer, { id: courseId })
    expect((await readCourse(producer, { id: courseId })).isLearner).toBe(true)
    const hanoi = await createActor({ role: 'producer', communeCode: '00004' })
    const member = await createActor({ role: 'council-member' })
    for (const other of [hanoi, member])
      expect(await codesOf(readCourse(other, { id: courseId }))).toEqual(['not-found.course'])
    expect((await readCourses(hanoi, {})).open).toEqual([])
    expect((await readCourses(producer, { subject: 'labelling' })).open.map(({ id }) => id)).toContain(courseId)
  })

  test('in which there is nothing to learn is not opened', async () => {
    const { id } = await saveCourse(officer, { form: { ...form, passPercent: 80 } })
    expect(await codesOf(publishCourse(officer, { id }))).toEqual([
      'course.nothing-to-learn',
      'course.test-without-questions',
    ])
  })

  test('that has ended takes nobody in', async () => {
    const { courseId, sessionId } = await openWithSession(5)
    await endCourse(officer, { id: courseId })
    expect(await codesOf(enrolInSession(producer, { sessionId }))).toEqual(['conflict.course-ended'])
  })
})

describe('a seat', () => {
  test('the last one goes to one of two who ask at once; the other waits', async () => {
    const { sessionId } = await openWithSession(1)
    const other = await createActor({ role: 'producer' })
    const seats = await Promise.all([producer, other].map((who) => enrolInSession(who, { sessionId })))
    expect(seats.map(({ seat }) => seat).toSorted()).toEqual([1, null])
    expect(await codesOf(enrolInSession(producer, { sessionId }))).toEqual(['conflict.enrolled'])
  })

  test('that is left goes to who waits first, and who left may come back to the end', async () => {
    const { sessionId } = await openWithSession(1)
    const people = [producer, await createActor({ role: 'producer' }), await createActor({ role: 'producer' })]
    for (const [i, who] of people.entries())
      await at(currentTime().getTime() + i, () => enrolInSession(who, { sessionId }))
    const list = () => inTransaction((tx) => listEnrolments(tx, sessionId))
    const [first] = await list()
    const stranger = await createActor({ role: 'producer' })
    const enrolmentId = first?.id as string
    expect(await codesOf(leaveSession(stranger, { enrolmentId }))).toEqual(['not-found.enrolment'])
    await leaveSession(producer, { enrolmentId })
    expect((await list()).map(({ personId, seat }) => [personId, seat])).toEqual([
      [people[1]?.personId, 1],
      [people[2]?.personId, null],
    ])
    await at(currentTime().getTime() + 1000, () => enrolInSession(producer, { sessionId }))
    expect((await list()).at(-1)?.personId).toBe(producer.personId)
    const letters = await reader()`select about from platform.message where about like ${`%${sessionId} seated%`}`
    expect(letters.length).toBeLessThanOrEqual(1)
  })

  test('is no more given in a session that has begun or was cancelled', async () => {
    const { sessionId } = await openWithSession(3)
    expect(await codesOf(at(start.getTime(), () => enrolInSession(producer, { sessionId })))).toEqual([
      'conflict.session-begun',
    ])
    expect(await codesOf(cancelSession(officer, { id: sessionId, reason: ' ' }))).toEqual([
      'course-session.reason-missing',
    ])
    await cancelSession(officer, { id: sessionId, reason: 'Bão số 9' })
    expect(await codesOf(enrolInSession(producer, { sessionId }))).toEqual(['conflict.session-cancelled'])
  })
})

describe('attendance', () => {
  test('by the code on the screen counts once; a photo of an hour ago is refused, and so is another session', async () => {
    const { courseId, sessionId } = await openWithSession(3)
    const elsewhere = await openSession(courseId, 3)
    const code = attendanceCodeOf(sessionId, start)
    const present = (when: number, session = sessionId) =>
      at(when, () =>
        attendByCode(producer, { sessionId: session, code: `${code.slice(0, 4)}-${code.slice(4).toLowerCase()}` }),
      )
    expect(await codesOf(present(start.getTime() + hour))).toEqual(['attendance.code-old'])
    expect(await codesOf(present(start.getTime(), elsewhere))).toEqual(['attendance.code-old'])
    expect(await codesOf(present(start.getTime() - 2 * hour))).toContain('conflict.attendance-not-open')
    expect(await present(start.getTime() + 5 * 60_000)).toMatchObject({ isFirst: true })
    expect(await present(start.getTime() + 6 * 60_000)).toMatchObject({ isFirst: false })
    const commune = await createActor({ role: 'commune-officer' })
    expect(await codesOf(readAttendanceCode(commune, { id: sessionId }))).toEqual(['forbidden.not-your-course'])
  })

  test('of two scans at once is noted once', async () => {
    const { sessionId } = await openWithSession(3)
    const scans = await at(start.getTime(), () => {
      const code = attendanceCodeOf(sessionId, start)
      return Promise.all([1, 2].map(() => attendByCode(producer, { sessionId, code })))
    })
    expect(scans.map(({ isFirst }) => isFirst).toSorted()).toEqual([false, true])
  })

  test("of who has no phone is noted by the trainer's list, and gives a certificate", async () => {
    const { sessionId } = await openWithSession(3)
    await enrolGuest(officer, { sessionId, name: 'Trần Thị Không Máy (mẫu)' })
    const [guest] = await inTransaction((tx) => listEnrolments(tx, sessionId))
    const enrolmentId = guest?.id as string
    const note = (who: Actor) => noteAttendance(who, { sessionId, enrolmentIds: [enrolmentId] })
    expect(await codesOf(at(start.getTime(), () => note(producer)))).toEqual(['forbidden.role'])
    expect(await codesOf(issueGuestCertificate(officer, { enrolmentId }))).toEqual(['certificate-missing.session'])
    expect(await at(start.getTime(), () => note(officer))).toEqual({ noted: 1 })
    expect(await at(start.getTime(), () => note(officer))).toEqual({ noted: 0 })
    const { code } = await issueGuestCertificate(officer, { enrolmentId })
    expect((await findTraining(code))?.facts).toMatchObject({ name: 'Trần Thị Không Máy (mẫu)', hours: 3 })
  })
})

describe('a test', () => {
  const right = {
    words: 'Nhãn phải có gì?',
    options: ['Tên và địa chỉ', 'Ảnh đẹp'],
    rightOption: 0,
    reason: 'Nghị định về nhãn.',
  }

  test('is taken whole, marked with reasons, and no more often than allowed', async () => {
    const { courseId } = await openCourse({ passPercent: 100, mostAttempts: 2 })
    const { id: q } = await addQuestion(officer, { courseId, form: right })
    await publishCourse(officer, { id: courseId })
    expect((await readTest(producer, { courseId })).questions).toEqual([
      { id: q, words: right.words, options: right.options },
    ])
    expect(await codesOf(takeTest(producer, { courseId, answers: {} }))).toEqual(['course-test.unanswered'])
    const failed = await takeTest(producer, { courseId, answers: { [q]: 1 } })
    expect(failed.sheet).toMatchObject({ right: 0, of: 1, hasPassed: false })
    expect(failed.sheet.questions[0]).toMatchObject({ chosen: 1, reason: right.reason })
    const both = await Promise.all([1, 2].map(() => codesOf(takeTest(producer, { courseId, answers: { [q]: 1 } }))))
    expect(both.filter((codes) => codes.length === 0).length).toBe(1)
    expect(await codesOf(takeTest(producer, { courseId, answers: { [q]: 0 } }))).toEqual(['conflict.attempts-used'])
  })

  test('passed, with all lessons read, gives one certificate whose code answers for ever, revoked or not', async () => {
    const { courseId, lessonId } = await openCourse({ passPercent: 50 })
    const { id: q } = await addQuestion(officer, { courseId, form: right })
    await publishCourse(officer, { id: courseId })
    expect(await codesOf(issueTrainingCertificate(producer, { courseId }))).toEqual([
      'certificate-missing.lessons',
      'certificate-missing.test',
    ])
    await finishLesson(producer, { courseId, id: lessonId })
    await takeTest(producer, { courseId, answers: { [q]: 0 } })
    const codes = await Promise.all([1, 2].map(() => issueTrainingCertificate(producer, { courseId })))
    expect(codes[0]).toEqual(codes[1])
    const { code } = codes[0] as { code: string }
    await endCourse(officer, { id: courseId })
    expect(await findTraining(code)).toMatchObject({ facts: { name: producer.name, right: 1, of: 1 }, revokedAt: null })
    expect(await codesOf(revokeTrainingCertificate(producer, { code, reason: 'Nhầm người dự học' }))).toEqual([
      'forbidden.role',
    ])
    await revokeTrainingCertificate(officer, { code, reason: 'Nhầm người dự học' })
    expect((await findTraining(code))?.revokeReason).toBe('Nhầm người dự học')
  })
})
