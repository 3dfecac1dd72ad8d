import { type Subject, subjects } from '@saolang/core/support/subjects.ts'
import { LinkButton } from '../../kit/button.tsx'
import { Filters } from '../../kit/filters.tsx'
import { formatDate, formatInstant } from '../../kit/format.ts'
import { Icon } from '../../kit/icons.tsx'
import { Card, Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { HelpTabs } from '../help-tabs.tsx'
import { type CourseLine, subjectWords, type TrainingLine } from './course-views.ts'

export type CoursesPageProps = {
  courses: readonly CourseLine[]
  trainings: readonly TrainingLine[]
  subject?: Subject
  oversees: boolean
}

/** What the reader can learn now: soon in a room, or at home whenever they like. */
export function CoursesPage({ courses, trainings, subject, oversees }: CoursesPageProps) {
  const t = useText()
  return (
    <Page title={t('support.courses')} robots="noindex" sheet="support.css">
      <HelpTabs here="courses" />
      <h1>{t('support.courses')}</h1>
      <p class="lead">{t('support.coursesLead')}</p>
      {oversees && (
        <p>
          <LinkButton href="/courses/held" look="plain">
            {t('support.heldCourses')}
          </LinkButton>
        </p>
      )}
      <Filters
        action="/courses"
        facets={[
          {
            name: 'subject',
            label: t('support.subjectLabel'),
            ...(subject && { value: subject }),
            options: subjects.map((value) => ({ value, label: t(subjectWords[value]) })),
          },
        ]}
        {...(subject && { active: [{ label: t(subjectWords[subject]), withoutHref: '/courses' }] })}
      />
      {courses.length === 0 ? (
        <EmptyState title={t('support.noCourses')}>
          <p>{t('support.noCoursesWhy')}</p>
        </EmptyState>
      ) : (
        <div class="course-cards">
          {courses.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </div>
      )}
      {trainings.length > 0 && <Trainings trainings={trainings} />}
    </Page>
  )
}

function CourseCard({ course }: { course: CourseLine }) {
  const t = useText()
  const { id, title, holder, lessons, hasTest, nextAt, isDemo, about } = course
  return (
    <Card title={title} href={`/courses/${id}`} level={2}>
      <p>{about.split('\n')[0]}</p>
      {nextAt ? (
        <p class="course-next">
          <Icon name="clock" /> <b>{t('support.nextSession', { when: formatInstant(nextAt) })}</b>
        </p>
      ) : (
        <p class="course-next">
          <Icon name="file" /> <b>{t('support.readAtHome')}</b>
        </p>
      )}
      <p class="soft small">
        {[lessons > 0 && t('support.lessonCount', { n: lessons }), hasTest && t('support.withTest'), holder]
          .filter(Boolean)
          .join(' · ')}{' '}
        {isDemo && <SampleChip />}
      </p>
    </Card>
  )
}

function Trainings({ trainings }: { trainings: readonly TrainingLine[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('support.myTrainings')}</h2>
      <ul class="plain">
        {trainings.map(({ code, course, issuedAt, isRevoked }) => (
          <li key={code}>
            <a href={`/trainings/${code}`}>{course}</a> <span class="soft">({formatDate(issuedAt)})</span>{' '}
            {isRevoked && <Chip tone="bad">{t('support.trainingRevoked')}</Chip>}
          </li>
        ))}
      </ul>
    </section>
  )
}
