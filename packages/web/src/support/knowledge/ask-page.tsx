import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type Audience, audiences } from '@saolang/core/support/knowledge/question.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type AskPageProps = { words: string; audience?: Audience; problems: readonly Problem[] }

/** `/law/ask`: a question that the text did not answer, to the Ministry; no account and no name needed. */
export function AskPage({ words, audience, problems }: AskPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('support.law.askTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/law" label={t('support.law.title')} />}
    >
      <h1>{t('support.law.askTitle')}</h1>
      <p>{t('support.law.askLead')}</p>
      <Form action="/law/ask">
        <TextArea
          name="words"
          label={t('support.law.askWords')}
          hint={t('support.law.askHint')}
          maxLength={500}
          value={words}
          error={at('words')}
        />
        <Radios
          name="audience"
          label={t('support.law.askAudience')}
          value={audience}
          error={at('audience')}
          options={audiences.map((each) => ({ value: each, label: t(`support.law.who-${each}`) }))}
        />
        <Button>{t('support.law.askSend')}</Button>
      </Form>
    </Page>
  )
}
