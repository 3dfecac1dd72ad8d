import type { Actor } from '@saolang/core/people/actor.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { issueTrainingCertificate } from '../../support/courses/issue-training-certificate.ts'
import { readCourse, readQuestions } from '../../support/courses/read-course.ts'
import { takeTest } from '../../support/courses/take-test.ts'
import { finishLesson } from '../../support/courses/write-lesson.ts'
import { addReadyCourses, readyCourses } from '../../support/officials/add-ready-courses.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { forwardDossier } from '../../testing/dossiers-before-council.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readTrainingCsv, readTrainingStatistics } from './read-training.ts'

let running: TestApp
let ministry: Actor
let commune: Actor
let member: Actor
let courses: Record<string, string>
beforeAll(async () => {
  running = await openApp()
  ministry = await createActor({ role: 'ministry-officer' })
  commune = await createActor({ role: 'commune-officer' })
  member = await createActor({ role: 'council-member' })
  courses = await addReadyCourses(ministry)
})
afterAll(() => running.close())

/** Reads every lesson and answers every question rightly. */
async function learn(who: Actor, courseId: string) {
  const { lessons } = await readCourse(who, { id: courseId })
  const questions = await readQuestions(ministry, { courseId })
  for (const { id } of lessons) await finishLesson(who, { courseId, id })
  const answers = Object.fromEntries(questions.map(({ id, rightOption }) => [id, rightOption]))
  await takeTest(who, { courseId, answers })
}

test('who is no officer or auditor does not see who was trained', async () => {
  await expect(readTrainingStatistics(visitor, undefined)).rejects.toThrow('unauthenticated')
  await expect(readTrainingStatistics(member, undefined)).rejects.toThrow('forbidden.role')
})

test('the ready-made courses are added once, each with lessons, a test and its own audience', async () => {
  expect(Object.keys(courses)).toEqual(readyCourses.map(({ key }) => key))
  await expect(addReadyCourses(ministry)).rejects.toThrow('conflict.ready-courses-there')
  await expect(addReadyCourses(member)).rejects.toThrow('forbidden.role')
})

test('a course that asks for practice gives no certificate without a signed card', async () => {
  const courseId = courses.scoring as string
  await learn(member, courseId)
  await expect(issueTrainingCertificate(member, { courseId })).rejects.toThrow('certificate-missing.practice')
})

test('shares are counted of those who hold a role today, for the reader’s own area', async () => {
  const province = await createActor({ role: 'provincial-officer' })
  const shareOf = async (who: Actor, role: string) =>
    (await readTrainingStatistics(who, undefined)).rows.filter((row) => row.role === role)
  const [before] = await shareOf(province, 'commune-officer')
  expect(before).toMatchObject({ trained: 0 })
  const courseId = courses['commune-intake'] as string
  await learn(commune, courseId)
  await issueTrainingCertificate(commune, { courseId })
  expect(await shareOf(province, 'commune-officer')).toMatchObject([{ trained: 1, holders: before?.holders }])
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect((await readTrainingStatistics(elsewhere, undefined)).courses).toEqual([])
  expect((await readTrainingCsv(province, undefined)).split('\r\n')[0]).toContain('role,unit,holders,trained')
})

test('with few dossiers and members nothing is claimed of a change, and what is there is said', async () => {
  const { intake, scoring } = await readTrainingStatistics(ministry, undefined)
  expect(intake.firstTimeRight).toEqual({ kind: 'too-few', before: 0, after: 0, least: 10 })
  expect(scoring.deviation.kind).toBe('too-few')
  const { headers } = await signIn(ministry)
  const page = await running.app.inject({ url: '/insight/training', headers: { ...headers, accept: 'text/html' } })
  expect(page.body).toContain('chưa đủ dữ liệu')
})

test('dossiers before and after a commune’s first trained officer are compared, as counted by hand', async () => {
  const day = 86_400_000
  const trainedAt = Date.now()
  // Twelve before, of which five were asked for more; twelve after, of which one was. Six days at the commune, then three.
  for (const [side, asked, days] of [
    [-30, 5, 6],
    [30, 1, 3],
  ] as const)
    for (let i = 0; i < 12; i++)
      await passCommune({ enteredAt: trainedAt + side * day + i * 60_000, days: days + (i % 2), wasAsked: i < asked })
  const { intake } = await readTrainingStatistics(ministry, undefined)
  expect(intake).toMatchObject({ communes: 1, sentBefore: 12, sentAfter: 12 })
  expect(intake.firstTimeRight).toMatchObject({ kind: 'change', before: 7 / 12, after: 11 / 12 })
  expect(intake.days).toMatchObject({ kind: 'change', before: 6.5, after: 3.5, isClear: true })
})

/** A dossier that stood at the commune for so many days and was sent on, asked for more before or not. */
async function passCommune({ enteredAt, days, wasAsked }: { enteredAt: number; days: number; wasAsked: boolean }) {
  const by = commune.personId as string
  const dossierId = await forwardDossier({ by })
  const at = (offset: number) => new Date(enteredAt + offset * 86_400_000)
  const steps = [
    ...(wasAsked
      ? ([
          ['submit', 'submitted', -2],
          ['request-supplement', 'supplement-requested', -1],
          ['answer-supplement', 'submitted', 0],
        ] as const)
      : ([['submit', 'submitted', 0]] as const)),
    ['forward', 'forwarded', days] as const,
  ]
  await inTransaction(async (tx) => {
    for (const [transition, status, offset] of steps)
      await tx`
        insert into dossiers.status_change (id, dossier_id, transition, status, changed_by, role, changed_at)
        values (${newId(at(offset))}, ${dossierId}, ${transition}, ${status}, ${by}, 'commune-officer', ${at(offset)})`
  })
}
