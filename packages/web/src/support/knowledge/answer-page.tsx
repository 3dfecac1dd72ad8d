import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDate } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { AskedView } from './law-views.ts'

export type AnswerPageProps = {
  asked: AskedView
  values: { title?: string; words?: string; cites?: string; reason?: string }
  problems: readonly Problem[]
}

/** `/law/queue/{id}`: an officer of the Ministry answers with the articles, or says why there is no answer. */
export function AnswerPage({ asked, values, problems }: AnswerPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('support.law.answerTitle')}
      layout="form"
      sheet="knowledge.css"
      problems={problems}
      way={<BackLink href="/law/queue" label={t('support.law.queue')} />}
    >
      <h1>{t('support.law.answerTitle')}</h1>
      <p class="soft">{t('support.law.askedOn', { code: asked.code, day: formatDate(asked.askedAt) })}</p>
      <blockquote class="law-words">{asked.words}</blockquote>
      <Form action={`/law/queue/${asked.id}`}>
        <TextField
          name="title"
          label={t('support.law.answerQuestion')}
          hint={t('support.law.answerQuestionHint')}
          value={values.title ?? asked.words.slice(0, 300)}
          error={at('title')}
        />
        <TextArea
          name="cites"
          label={t('support.law.answerCites')}
          hint={t('support.law.answerCitesHint')}
          rows={3}
          value={values.cites ?? ''}
          error={at('cites')}
        />
        <TextArea
          name="words"
          label={t('support.law.answerWords')}
          hint={t('support.law.answerWordsHint')}
          value={values.words ?? ''}
          error={at('words')}
        />
        <Button>{t('support.law.answerSend')}</Button>
      </Form>
      <details class="quiet" open={at('reason') !== undefined}>
        <summary>{t('support.law.decline')}</summary>
        <Form action={`/law/queue/${asked.id}/decline`}>
          <TextArea
            name="reason"
            label={t('support.law.declineReason')}
            hint={t('support.law.declineHint')}
            rows={3}
            value={values.reason ?? ''}
            error={at('reason')}
          />
          <Button look="danger">{t('support.law.decline')}</Button>
        </Form>
      </details>
    </Page>
  )
}
