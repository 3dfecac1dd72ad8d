import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { FileField, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { LessonFile } from './lesson-page.tsx'

export type LessonFormPageProps = {
  course: { id: string; title: string }
  id?: string
  files: readonly LessonFile[]
  values: { title: string; words: string; minutes: string; caption: string }
  problems: readonly Problem[]
}

/** Writes a lesson: words in simple spelling, a file at a time. */
export function LessonFormPage({ course, id, files, values, problems }: LessonFormPageProps) {
  const t = useText()
  const title = t(id ? 'support.editLesson' : 'support.addLesson')
  const own = `/courses/${course.id}/lessons/${id}`
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={id ? own : `/courses/${course.id}`} label={course.title} />}
    >
      <h1>{title}</h1>
      <Form action={id ? `${own}/edit` : `/courses/${course.id}/lessons/new`} hasFiles>
        <LessonFields values={values} problems={problems} />
        <Actions>
          <Button>{t('support.saveLesson')}</Button>
        </Actions>
      </Form>
      {id && (
        <>
          {files.map(({ sha256, caption }) => (
            <Form key={sha256} action={`${own}/drop`}>
              <input type="hidden" name="file" value={sha256} />
              <p>
                {caption} <Button look="quiet">{t('support.dropFile')}</Button>
              </p>
            </Form>
          ))}
          <Form action={`${own}/drop`}>
            <Button look="danger">{t('support.dropLesson')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

function LessonFields({ values, problems }: Pick<LessonFormPageProps, 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextField name="title" label={t('support.lessonTitle')} value={values.title} error={at('title')} />
      <TextArea
        name="words"
        label={t('support.lessonWords')}
        hint={t('support.lessonWordsHint')}
        rows={16}
        value={values.words}
        error={at('words')}
      />
      <TextField
        name="minutes"
        label={t('support.lessonMinutes')}
        value={values.minutes}
        error={at('minutes')}
        inputMode="numeric"
        width="tiny"
      />
      <FileField
        name="file"
        label={t('support.lessonFile')}
        hint={t('support.lessonFileHint')}
        accept="image/*,application/pdf,video/mp4"
        error={at('file')}
        optional
      />
      <TextField
        name="caption"
        label={t('support.lessonCaption')}
        hint={t('support.lessonCaptionHint')}
        value={values.caption}
        optional
      />
    </>
  )
}
