import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findMissing } from '@saolang/core/support/courses/completion.ts'
import { hoursOf } from '@saolang/core/support/courses/session.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import type { CourseRow } from './courses.sql.ts'
import { findEnrolment } from './enrolments.sql.ts'
import { getCourse, getOwnCourse, getSession, maySee } from './get-course.ts'
import { nameHolder } from './holder-name.ts'
import { findLearner } from './learner.ts'
import { readProgress } from './progress.ts'
import {
  addTrainingCertificate,
  findTrainingByCode,
  findTrainingOf,
  markRevoked,
  type TrainingFacts,
} from './training-certificates.sql.ts'

type Holding = { personId: string | null; enrolmentId: string | null }

/** Issues the actor's own certificate of attendance, once what the course asks is done; the same one when asked again. Gives its code. */
export const issueTrainingCertificate = act(
  'training-certificate.issue',
  async (context, { courseId }: { courseId: string }) => {
    const { tx, who, now } = context
    const course = await getCourse(tx, courseId, now)
    const learner = await findLearner(tx, who)
    refuseIf(maySee(who, learner, course) ? [] : [{ code: 'not-found.course' }])
    const personId = who.personId as string
    const { progress, attended } = await readProgress(tx, course, personId)
    refuseIf(findMissing(progress))
    const best = attended.best
    const facts = {
      name: who.name,
      ...(learner.organisation && { organisation: learner.organisation.name }),
      days: attended.days,
      hours: attended.hours,
      ...(best && { right: best.right, of: best.of }),
    }
    return issue(context, course, { personId, enrolmentId: null }, facts)
  },
)

/** Issues the certificate of a guest without an account, whom the trainer's list says was there. A course with a test has none for guests. */
export const issueGuestCertificate = act(
  'training-certificate.issue-for',
  async (context, { enrolmentId }: { enrolmentId: string }) => {
    const { tx } = context
    const enrolment = await findEnrolment(tx, enrolmentId)
    if (!enrolment || enrolment.personId) throw new Refused([{ code: 'not-found.enrolment' }])
    const course = await getOwnCourse(context, enrolment.courseId, true)
    const sessionsAttended = enrolment.attendedAt ? 1 : 0
    const hasTest = course.passPercent !== null
    refuseIf(findMissing({ lessons: 0, lessonsFinished: 0, sessions: 1, sessionsAttended, hasTest, hasPassed: false }))
    const session = await getSession(tx, enrolment.sessionId)
    const organisation = enrolment.organisationId ? await findOrganisation(tx, enrolment.organisationId) : undefined
    const facts = {
      name: enrolment.name,
      ...(organisation && { organisation: organisation.name }),
      days: [legalDateOf(session.startsAt)],
      hours: hoursOf(session),
    }
    return issue(context, course, { personId: null, enrolmentId }, facts)
  },
)

/** Takes a certificate back, with the reason that its address tells from then on. */
export const revokeTrainingCertificate = act(
  'training-certificate.revoke',
  async (context, { code, reason }: { code: string; reason: string }) => {
    const certificate = await findTrainingByCode(context.tx, code)
    if (!certificate) throw new Refused([{ code: 'not-found.training-certificate' }])
    await getOwnCourse(context, certificate.courseId, true)
    const words = tidy(reason)
    refuseIf(words.length < 10 ? [{ code: 'training-certificate.reason-missing', at: 'reason' }] : [])
    const isFirst = await markRevoked(context.tx, certificate.id, words, context.now)
    refuseIf(isFirst ? [] : [{ code: 'conflict.training-certificate-revoked' }])
    context.on('training-certificate', certificate.id)
  },
)

type Earned = Pick<TrainingFacts, 'name' | 'organisation' | 'days' | 'hours' | 'right' | 'of'>

async function issue(
  context: ActContext,
  course: CourseRow,
  holding: Holding,
  earned: Earned,
): Promise<{ code: string }> {
  const { tx, now } = context
  const id = context.newId()
  const facts: TrainingFacts = {
    ...earned,
    course: course.title,
    holder: await nameHolder(tx, course),
    issuedOn: legalDateOf(now),
    isDemo: course.isDemo,
  }
  const code = shortCode(context.newRandom(16))
  const isFirst = await addTrainingCertificate(tx, { id, code, courseId: course.id, ...holding, facts }, now)
  const certificate = isFirst ? { id, code } : await getTrainingOf(tx, course.id, holding)
  context.on('training-certificate', certificate.id, { courseId: course.id, isFirst })
  return { code: certificate.code }
}

async function getTrainingOf(tx: Tx, courseId: string, holding: Holding): Promise<{ id: string; code: string }> {
  const found = await findTrainingOf(tx, courseId, holding)
  if (!found) throw new Error('a certificate that is there twice is there once')
  return found
}
