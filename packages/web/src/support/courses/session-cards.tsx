import { Button, LinkButton } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Card, Chip } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import type { SessionView } from './course-views.ts'

type SessionsProps = { sessions: readonly SessionView[]; isLearner: boolean; oversees: boolean; isOpen: boolean }

/** When and where a course meets, where the reader stands in each session, and what they can do about it. */
export function Sessions({ sessions, ...rest }: SessionsProps) {
  const t = useText()
  if (sessions.length === 0) return null
  return (
    <section class="part">
      <h2>{t('support.sessions')}</h2>
      {sessions.map((session) => (
        <SessionCard key={session.id} session={session} {...rest} />
      ))}
    </section>
  )
}

type CardProps = Omit<SessionsProps, 'sessions'> & { session: SessionView }

function SessionCard({ session, isLearner, oversees, isOpen }: CardProps) {
  const t = useText()
  const { id, startsAt, endsAt, address, commune, trainer, capacity, seated, waiting, cancelReason, own } = session
  const free = capacity - seated
  return (
    <Card title={formatInstant(startsAt)} level={3} {...(own && { tone: 'good' as const })}>
      {cancelReason && <Chip tone="bad">{t('support.sessionCancelled', { reason: cancelReason })}</Chip>}
      <Standing session={session} />
      <SummaryList
        rows={[
          { label: t('support.endsAt'), value: formatInstant(endsAt) },
          { label: t('support.sessionPlace'), value: `${address}, ${commune}` },
          { label: t('support.trainer'), value: trainer },
          {
            label: t('support.seats'),
            value:
              free > 0 ? t('support.seatsFree', { n: free, of: capacity }) : t('support.seatsNone', { n: waiting }),
          },
        ]}
      />
      {isLearner && isOpen && !cancelReason && <LearnerActs session={session} isFull={free <= 0} />}
      {oversees && (
        <p>
          <LinkButton href={`/courses/sessions/${id}`} look="plain">
            {t('support.sessionList')}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function Standing({ session: { own } }: { session: SessionView }) {
  const t = useText()
  if (!own) return null
  if (own.attendedAt) return <Chip tone="good">{t('support.attended', { when: formatInstant(own.attendedAt) })}</Chip>
  return own.seat === undefined ? (
    <Chip tone="warn">{t('support.onWaitingList')}</Chip>
  ) : (
    <Chip tone="good">{t('support.seatNo', { n: own.seat })}</Chip>
  )
}

function LearnerActs({ session, isFull }: { session: SessionView; isFull: boolean }) {
  const t = useText()
  const { id, own, isOpenToEnrol, isAttendanceOpen } = session
  return (
    <>
      {!own && isOpenToEnrol && (
        <Form action={`/courses/sessions/${id}/enrol`}>
          <Button>{t(isFull ? 'support.joinWaiting' : 'support.enrol')}</Button>
        </Form>
      )}
      {isAttendanceOpen && !own?.attendedAt && (
        <Form action={`/courses/sessions/${id}/attend`}>
          <TextField
            name="code"
            id={`code-${id}`}
            label={t('support.typeCode')}
            hint={t('support.typeCodeHint')}
            width="short"
            autocomplete="off"
          />
          <Button>{t('support.iAmHere')}</Button>
        </Form>
      )}
      {own && !own.attendedAt && isOpenToEnrol && (
        <Form action={`/courses/sessions/${id}/leave`}>
          <input type="hidden" name="enrolment" value={own.id} />
          <Button look="quiet">{t('support.leaveSession')}</Button>
        </Form>
      )}
    </>
  )
}
