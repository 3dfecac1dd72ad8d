import { Button, LinkButton } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { Card } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import type { CoursePageProps } from './course-views.ts'

/** What those who hold a course may do with it. */
export function CourseDesk({ course, test }: CoursePageProps) {
  const t = useText()
  const { id, state } = course
  if (state === 'ended') return null
  return (
    <Card title={t('support.courseDesk')} level={2} tone={state === 'draft' ? 'warn' : 'info'}>
      <div class="actions">
        <LinkButton href={`/courses/${id}/lessons/new`} look="plain">
          {t('support.addLesson')}
        </LinkButton>
        <LinkButton href={`/courses/${id}/sessions/new`} look="plain">
          {t('support.addSession')}
        </LinkButton>
        {test && (
          <LinkButton href={`/courses/${id}/questions`} look="plain">
            {t('support.editTest', { n: test.questions })}
          </LinkButton>
        )}
        <LinkButton href={`/courses/${id}/edit`} look="quiet">
          {t('support.editCourse')}
        </LinkButton>
      </div>
      {state === 'draft' ? (
        <Form action={`/courses/${id}/publish`}>
          <p>{t('support.publishWhy')}</p>
          <Button>{t('support.publishCourse')}</Button>
        </Form>
      ) : (
        <details>
          <summary>{t('support.endCourse')}</summary>
          <Form action={`/courses/${id}/end`}>
            <p>{t('support.endCourseWhy')}</p>
            <Button look="danger">{t('support.endCourse')}</Button>
          </Form>
        </details>
      )}
    </Card>
  )
}
