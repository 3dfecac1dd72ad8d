import { Button, LinkButton } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { TaskList } from '../../kit/lists.tsx'
import { Chip, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { CourseDesk } from './course-desk.tsx'
import { type CoursePageProps, courseStateTones, courseStateWords, subjectWords } from './course-views.ts'
import { Sessions } from './session-cards.tsx'

/** A course: to those who learn, what to do next; to those who hold it, what is still to be made. */
export function CoursePage(props: CoursePageProps) {
  const { course, isLearner, isOwner, problems } = props
  const t = useText()
  const { title, about, holder, state, isDemo, subjects } = course
  return (
    <Page
      title={title}
      robots="noindex"
      sheet="support.css"
      problems={problems}
      way={<BackLink href={props.oversees ? '/courses/held' : '/courses'} label={t('support.courses')} />}
    >
      <h1>{title}</h1>
      <p>
        {state !== 'open' && <Chip tone={courseStateTones[state]}>{t(courseStateWords[state])}</Chip>}{' '}
        {isDemo && <SampleChip />}
      </p>
      {about.split('\n').map((line, i) => (
        <p key={i} class={i === 0 ? 'lead' : undefined}>
          {line}
        </p>
      ))}
      <p class="soft">
        {t('support.heldBy', { holder })} · {subjects.map((subject) => t(subjectWords[subject])).join(', ')}
      </p>
      {isOwner && <CourseDesk {...props} />}
      <Sessions sessions={props.sessions} isLearner={isLearner} oversees={props.oversees} isOpen={state === 'open'} />
      <Lessons {...props} />
      {(isLearner || props.certificate) && <Ending {...props} />}
    </Page>
  )
}

function Lessons({ course, lessons, test, isLearner }: CoursePageProps) {
  const t = useText()
  if (lessons.length === 0 && !test) return null
  const tasks = lessons.map(({ id, title, minutes, isFinished }) => ({
    title,
    href: `/courses/${course.id}/lessons/${id}`,
    hint: t('support.minutes', { n: minutes }),
    status: isFinished ? ('completed' as const) : isLearner ? ('not-started' as const) : ('incomplete' as const),
  }))
  const testTask = test && {
    title: t('support.test'),
    href: `/courses/${course.id}/test`,
    hint: t('support.testHint', { n: test.questions, most: test.mostAttempts }),
    status: test.hasPassed ? ('completed' as const) : ('not-started' as const),
  }
  if (!isLearner)
    return (
      <section class="part">
        <h2>{t('support.lessons')}</h2>
        <ol>
          {lessons.map(({ id, title, minutes }) => (
            <li key={id}>
              <a href={`/courses/${course.id}/lessons/${id}`}>{title}</a>{' '}
              <span class="soft">{t('support.minutes', { n: minutes })}</span>
            </li>
          ))}
        </ol>
      </section>
    )
  return (
    <section class="part">
      <h2>{t('support.lessonsToRead')}</h2>
      <TaskList tasks={testTask ? [...tasks, testTask] : tasks} />
    </section>
  )
}

function Ending({ course, missing, certificate }: CoursePageProps) {
  const t = useText()
  const { all } = useProblems(missing)
  if (certificate)
    return (
      <Notice
        tone={certificate.isRevoked ? 'bad' : 'good'}
        title={t(certificate.isRevoked ? 'support.trainingRevoked' : 'support.trainingYours')}
      >
        <p>
          <LinkButton href={`/trainings/${certificate.code}`} look="plain">
            {t('support.seeTraining')}
          </LinkButton>{' '}
          <span class="soft">{formatInstant(certificate.issuedAt)}</span>
        </p>
      </Notice>
    )
  return (
    <section class="part">
      <h2>{t('support.training')}</h2>
      {all.length === 0 ? (
        <Form action={`/courses/${course.id}/certificate`}>
          <p>{t('support.trainingReady')}</p>
          <Button>{t('support.getTraining')}</Button>
        </Form>
      ) : (
        <>
          <p>{t('support.trainingNeeds')}</p>
          <ul>
            {all.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
