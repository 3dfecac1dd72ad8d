import { formatInstant } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { findContact } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import type { EnrolmentRow } from './enrolments.sql.ts'
import type { SessionRow } from './sessions.sql.ts'

export type LearnerNews = {
  kind: 'seated' | 'cancelled'
  enrolment: Pick<EnrolmentRow, 'id' | 'personId' | 'enrolledAt'>
  session: SessionRow
  course: string
  reason?: string
}

/** Tells a learner of a seat that came free, or of a session that will not be. Who has no account is told by their officer. */
export async function tellLearner(context: ActContext, news: LearnerNews): Promise<void> {
  const { kind, enrolment, session, course, reason = '' } = news
  const person = enrolment.personId ? await findContact(context.tx, enrolment.personId) : undefined
  if (!person?.email) return
  const values = {
    ...{
      name: person.name,
      course,
      reason,
      when: formatInstant(session.startsAt.toISOString()),
      address: session.address,
    },
    link: `${publicAddress()}/courses/${session.courseId}`,
  }
  await queueMessage(context, {
    about: `course-session ${session.id} ${kind} ${enrolment.id} ${enrolment.enrolledAt.getTime()}`,
    subject: say('vi', `support.letter.${kind}Subject`, values),
    body: say('vi', `support.letter.${kind}`, values),
    to: { email: person.email },
  })
}
