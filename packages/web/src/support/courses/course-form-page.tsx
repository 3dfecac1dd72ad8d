import type { Problem } from '@saolang/core/kernel/problem.ts'
import { learnerRoles } from '@saolang/core/support/courses/course.ts'
import { subjects } from '@saolang/core/support/subjects.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { subjectWords } from './course-views.ts'

export type CourseFormPageProps = {
  id?: string
  values: {
    title: string
    about: string
    audience: string[]
    subjects: string[]
    passPercent: string
    mostAttempts: string
  }
  problems: readonly Problem[]
}

/** A course's facts: what, for whom, about what, and whether it ends with a test. */
export function CourseFormPage({ id, values, problems }: CourseFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const title = t(id ? 'support.editCourse' : 'support.newCourse')
  const back = id ? `/courses/${id}` : '/courses/held'
  return (
    <Page title={title} layout="form" robots="noindex" problems={problems} way={<BackLink href={back} />}>
      <h1>{title}</h1>
      <Form action={id ? `/courses/${id}/edit` : '/courses/new'}>
        <TextField name="title" label={t('support.courseTitle')} value={values.title} error={at('title')} />
        <TextArea
          name="about"
          label={t('support.courseAbout')}
          hint={t('support.courseAboutHint')}
          value={values.about}
          error={at('about')}
        />
        <Checkboxes
          name="audience"
          label={t('support.courseAudience')}
          values={values.audience}
          error={at('audience')}
          options={learnerRoles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        />
        <Checkboxes
          name="subjects"
          label={t('support.courseSubjects')}
          hint={t('support.courseSubjectsHint')}
          values={values.subjects}
          error={at('subjects')}
          options={subjects.map((value) => ({ value, label: t(subjectWords[value]) }))}
        />
        <TextField
          name="passPercent"
          label={t('support.passPercent')}
          hint={t('support.passPercentHint')}
          value={values.passPercent}
          error={at('passPercent')}
          optional
          inputMode="numeric"
          width="tiny"
          suffix="%"
        />
        <TextField
          name="mostAttempts"
          label={t('support.mostAttempts')}
          hint={t('support.mostAttemptsHint')}
          value={values.mostAttempts}
          error={at('mostAttempts')}
          optional
          inputMode="numeric"
          width="tiny"
        />
        <Actions>
          <Button>{t('support.saveDraft')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
