import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type SecondFactorPageProps = { name: string; next: string; problems?: readonly Problem[] }

/** `/login/second-factor`: the code of the app, or one of the recovery codes. */
export function SecondFactorPage({ name, next, problems = [] }: SecondFactorPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('people.codeTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/login" />}
    >
      <h1>{t('people.codeTitle')}</h1>
      <p class="soft">{name}</p>
      <Form action="/login/second-factor">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label={t('people.code')}
          hint={t('people.codeHint')}
          width="short"
          autocomplete="one-time-code"
          spellcheck={false}
          error={at('code')}
        />
        <Actions>
          <Button>{t('kit.continue')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
