import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Question } from '@saolang/core/support/courses/course-test.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

/** Options that one question can have. */
export const mostOptions = 5

export type QuestionsFormPageProps = {
  course: { id: string; title: string }
  questions: readonly Question[]
  values: { words: string; options: readonly string[]; rightOption: string; reason: string }
  problems: readonly Problem[]
}

/** The questions of a course's test, and one more. */
export function QuestionsFormPage({ course, questions, values, problems }: QuestionsFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const letters = Array.from({ length: mostOptions }, (_, i) => String.fromCharCode(65 + i))
  return (
    <Page
      title={t('support.questions')}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="support.css"
      way={<BackLink href={`/courses/${course.id}`} label={course.title} />}
    >
      <h1>{t('support.questions')}</h1>
      <Kept courseId={course.id} questions={questions} />
      <h2>{t('support.addQuestion')}</h2>
      <Form action={`/courses/${course.id}/questions`}>
        <TextArea name="words" label={t('support.questionWords')} rows={2} value={values.words} error={at('words')} />
        {letters.map((letter, i) => (
          <TextField
            key={letter}
            name={`option.${i}`}
            id={i === 0 ? 'options' : `option-${i}`}
            label={t('support.optionLetter', { letter })}
            value={values.options[i] ?? ''}
            optional={i > 1}
            {...(i === 0 && at('options') && { error: at('options') as string })}
          />
        ))}
        <Radios
          name="rightOption"
          label={t('support.rightOption')}
          inline
          value={values.rightOption}
          error={at('rightOption')}
          options={letters.map((letter, i) => ({ value: String(i), label: letter }))}
        />
        <TextArea
          name="reason"
          label={t('support.questionReason')}
          hint={t('support.questionReasonHint')}
          rows={2}
          value={values.reason}
          error={at('reason')}
        />
        <Button>{t('support.addQuestion')}</Button>
      </Form>
    </Page>
  )
}

function Kept({ courseId, questions }: { courseId: string; questions: readonly Question[] }) {
  const t = useText()
  return (
    <ol class="marked">
      {questions.map(({ id, words, options, rightOption, reason }) => (
        <li key={id}>
          <p>
            <b>{words}</b>
          </p>
          <ul>
            {options.map((option, i) => (
              <li key={option}>{i === rightOption ? <strong>{option} ✓</strong> : option}</li>
            ))}
          </ul>
          <p class="soft">{reason}</p>
          <Form action={`/courses/${courseId}/questions/drop`}>
            <input type="hidden" name="question" value={id} />
            <Button look="quiet">{t('support.dropQuestion')}</Button>
          </Form>
        </li>
      ))}
    </ol>
  )
}
