import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { SessionView } from './course-views.ts'

export type ListedLearner = {
  id: string
  name: string
  organisation?: string
  seat?: number
  attendedAt?: string
  way?: 'code' | 'list'
  isGuest: boolean
  certificate?: string
}
export type SessionPageProps = {
  course: { id: string; title: string; hasTest: boolean }
  session: SessionView
  list: readonly ListedLearner[]
  organisations: readonly { value: string; label: string }[]
  isOwner: boolean
  /** Why the list cannot be ticked now. */
  closed: readonly Problem[]
  values: { name: string; organisation: string; reason: string }
  problems: readonly Problem[]
}

/** A session's list for its trainer and the officers around: who comes, who was there, who else. */
export function SessionPage(props: SessionPageProps) {
  const { course, session, isOwner, problems, closed } = props
  const t = useText()
  const { startsAt, endsAt, address, commune, trainer, capacity, seated, waiting, attended, cancelReason } = session
  const shut = useProblems(closed).all
  return (
    <Page
      title={t('support.sessionList')}
      layout="desk"
      robots="noindex"
      sheet="support.css"
      problems={problems}
      way={<BackLink href={`/courses/${course.id}`} label={course.title} />}
    >
      <h1>
        {course.title}: {formatInstant(startsAt)}
      </h1>
      {cancelReason && <Notice tone="bad" title={t('support.sessionCancelled', { reason: cancelReason })} />}
      <SummaryList
        rows={[
          { label: t('support.endsAt'), value: formatInstant(endsAt) },
          { label: t('support.sessionPlace'), value: `${address}, ${commune}` },
          { label: t('support.trainer'), value: trainer },
          { label: t('support.seats'), value: t('support.seatCounts', { seated, capacity, waiting, attended }) },
        ]}
      />
      {isOwner && !cancelReason && (
        <div class="actions">
          <LinkButton href={`/courses/sessions/${session.id}/code`}>{t('support.showCode')}</LinkButton>
          {session.isOpenToEnrol && (
            <LinkButton href={`/courses/sessions/${session.id}/edit`} look="plain">
              {t('support.editSession')}
            </LinkButton>
          )}
        </div>
      )}
      <h2>{t('support.roll')}</h2>
      {isOwner && shut.map(({ text }) => <p key={text}>{text}</p>)}
      <Roll {...props} mayNote={isOwner && closed.length === 0} />
      {!cancelReason && <GuestForm {...props} />}
      {isOwner && !cancelReason && session.isOpenToEnrol && <CancelForm {...props} />}
    </Page>
  )
}

function Roll({ session, list, mayNote, isOwner, course }: SessionPageProps & { mayNote: boolean }) {
  const t = useText()
  if (list.length === 0) return <EmptyState title={t('support.nobodyYet')} />
  return (
    <>
      <Form action={`/courses/sessions/${session.id}/note`} id="roll">
        <div class="table stacks">
          <table>
            <caption class="hidden">{t('support.roll')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('support.present')}</th>
                <th scope="col">{t('support.learnerName')}</th>
                <th scope="col">{t('support.seat')}</th>
                <th scope="col">{t('support.training')}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((learner) => (
                <RollRow key={learner.id} learner={learner} mayNote={mayNote} mayIssue={isOwner && !course.hasTest} />
              ))}
            </tbody>
          </table>
        </div>
        {mayNote && <Button>{t('support.noteAttendance')}</Button>}
      </Form>
      {list
        .filter(({ attendedAt }) => !attendedAt)
        .map(({ id }) => (
          <Form key={id} id={`leave-${id}`} action={`/courses/sessions/${session.id}/leave`}>
            <input type="hidden" name="enrolment" value={id} />
          </Form>
        ))}
      {list
        .filter(({ isGuest, attendedAt, certificate }) => isGuest && attendedAt && !certificate)
        .map(({ id }) => (
          <Form key={id} id={`issue-${id}`} action={`/courses/sessions/${session.id}/issue`}>
            <input type="hidden" name="enrolment" value={id} />
          </Form>
        ))}
    </>
  )
}

type RowProps = { learner: ListedLearner; mayNote: boolean; mayIssue: boolean }

function RollRow({ learner, mayNote, mayIssue }: RowProps) {
  const t = useText()
  const { id, name, organisation, seat, attendedAt, way, isGuest, certificate } = learner
  return (
    <tr>
      <td data-title={t('support.present')}>
        {attendedAt ? (
          <Chip tone="good">{t(way === 'list' ? 'support.byList' : 'support.byCode')}</Chip>
        ) : mayNote ? (
          <label class="roll-box">
            <input type="checkbox" name="enrolment" value={id} />
            <span class="hidden">{t('support.presentName', { name })}</span>
          </label>
        ) : (
          '–'
        )}
      </td>
      <th scope="row">
        {name}
        {organisation && <span class="soft"> · {organisation}</span>} {isGuest && <Chip>{t('support.guest')}</Chip>}
      </th>
      <td data-title={t('support.seat')}>{seat ?? t('support.waitingShort')}</td>
      <td data-title={t('support.training')}>
        {certificate ? (
          <a href={`/trainings/${certificate}`}>{t('support.seeTraining')}</a>
        ) : attendedAt ? (
          isGuest &&
          mayIssue && (
            <Button look="quiet" form={`issue-${id}`}>
              {t('support.issueTraining')}
            </Button>
          )
        ) : (
          <Button look="quiet" form={`leave-${id}`}>
            {t('support.strikeOut')}
            <span class="hidden"> {name}</span>
          </Button>
        )}
      </td>
    </tr>
  )
}

function GuestForm({ session, organisations, values, problems }: SessionPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('support.enrolGuest')}</h2>
      <p>{t('support.enrolGuestWhy')}</p>
      <Form action={`/courses/sessions/${session.id}/guests`}>
        <TextField
          name="name"
          label={t('support.learnerName')}
          value={values.name}
          error={at('name')}
          autocomplete="off"
        />
        {organisations.length > 0 && (
          <Select
            name="organisation"
            label={t('support.learnerOrganisation')}
            options={organisations}
            value={values.organisation}
            empty={t('support.noOrganisation')}
            optional
          />
        )}
        <Button look="plain">{t('support.enrolGuest')}</Button>
      </Form>
    </section>
  )
}

function CancelForm({ session, values, problems }: SessionPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="part" open={at('reason') !== undefined}>
      <summary>{t('support.cancelSession')}</summary>
      <Form action={`/courses/sessions/${session.id}/cancel`}>
        <TextArea name="reason" label={t('support.cancelReason')} rows={2} value={values.reason} error={at('reason')} />
        <Button look="danger">{t('support.cancelSession')}</Button>
      </Form>
    </details>
  )
}
