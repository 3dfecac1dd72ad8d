import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { MarkedTest } from '@saolang/core/support/courses/course-test.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type TestPageProps = {
  course: { id: string; title: string }
  questions: readonly { id: string; words: string; options: readonly string[] }[]
  passPercent: number
  attemptsLeft: number
  /** The newest attempt, marked. */
  last?: MarkedTest
  mayTake: boolean
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** A short test: asked, and once sent, marked with the reasons. */
export function TestPage(props: TestPageProps) {
  const { course, questions, passPercent, attemptsLeft, last, mayTake, values, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const isAsking = mayTake && attemptsLeft > 0 && !last?.hasPassed
  return (
    <Page
      title={t('support.test')}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="support.css"
      way={<BackLink href={`/courses/${course.id}`} label={course.title} />}
    >
      <h1>{t('support.test')}</h1>
      {last && <Marked test={last} courseId={course.id} />}
      {isAsking && (
        <Form action={`/courses/${course.id}/test`}>
          <p>{t('support.testRule', { percent: passPercent, n: attemptsLeft })}</p>
          {questions.map(({ id, words, options }, i) => (
            <Radios
              key={id}
              name={`answer.${id}`}
              id={id}
              label={`${i + 1}. ${words}`}
              {...(values[id] !== undefined && { value: values[id] })}
              {...(at(id) && { error: at(id) as string })}
              options={options.map((label, n) => ({ value: String(n), label }))}
            />
          ))}
          <Button>{t('support.sendTest')}</Button>
        </Form>
      )}
      {!isAsking && !last && <p>{t('support.testNotYours')}</p>}
    </Page>
  )
}

function Marked({ test, courseId }: { test: MarkedTest; courseId: string }) {
  const t = useText()
  const { right, of, hasPassed, questions } = test
  return (
    <section>
      <Notice tone={hasPassed ? 'good' : 'warn'} title={t(hasPassed ? 'support.testPassed' : 'support.testFailed')}>
        <p>{t('support.testScore', { right, of })}</p>
        {hasPassed && (
          <p>
            <LinkButton href={`/courses/${courseId}`} look="plain">
              {t('support.backToCourse')}
            </LinkButton>
          </p>
        )}
      </Notice>
      <ol class="marked">
        {questions.map(({ words, options, chosen, rightOption, isRight, reason }) => (
          <li key={words}>
            <p>
              <b>{words}</b>
            </p>
            <p>
              {t('support.youChose', { option: options[chosen] ?? '–' })}{' '}
              <Chip tone={isRight ? 'good' : 'bad'}>{t(isRight ? 'support.answerRight' : 'support.answerWrong')}</Chip>
            </p>
            {!isRight && <p>{t('support.rightIs', { option: options[rightOption] ?? '' })}</p>}
            <p class="soft">{reason}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
