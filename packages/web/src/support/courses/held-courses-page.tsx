import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { HelpTabs } from '../help-tabs.tsx'
import { type CourseLine, courseStateTones, courseStateWords } from './course-views.ts'

/** The courses that the authorities of an officer's area hold. */
export function HeldCoursesPage({ courses, mayMake }: { courses: readonly CourseLine[]; mayMake: boolean }) {
  const t = useText()
  return (
    <Page title={t('support.heldCourses')} layout="desk" robots="noindex" sheet="support.css">
      <HelpTabs here="courses" />
      <h1>{t('support.heldCourses')}</h1>
      {mayMake && (
        <p>
          <LinkButton href="/courses/new">{t('support.newCourse')}</LinkButton>
        </p>
      )}
      {courses.length === 0 ? (
        <EmptyState title={t('support.noHeldCourses')} />
      ) : (
        <Table
          caption={t('support.heldCourses')}
          hideCaption
          stacks
          rows={courses}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('support.courseTitle'),
              isHead: true,
              cell: ({ id, title }) => <a href={`/courses/${id}`}>{title}</a>,
            },
            { key: 'holder', title: t('support.courseHolder'), cell: ({ holder }) => holder },
            {
              key: 'state',
              title: t('support.courseState'),
              cell: ({ state }) => <Chip tone={courseStateTones[state]}>{t(courseStateWords[state])}</Chip>,
            },
            { key: 'lessons', title: t('support.lessons'), isNumber: true, cell: ({ lessons }) => lessons },
            { key: 'sessions', title: t('support.sessions'), isNumber: true, cell: ({ sessions }) => sessions },
            {
              key: 'next',
              title: t('support.next'),
              cell: ({ nextAt }) => (nextAt ? formatInstant(nextAt) : '–'),
            },
          ]}
        />
      )}
    </Page>
  )
}
