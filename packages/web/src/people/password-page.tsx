import type { Problem } from '@saolang/core/kernel/problem.ts'
import { passwordLength } from '@saolang/core/people/password.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

/** `/account/password`: the present password, then the new one. */
export function PasswordPage({ problems = [] }: { problems?: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('people.passwordTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/account" />}
    >
      <h1>{t('people.passwordTitle')}</h1>
      <Form action="/account/password">
        <TextField
          name="present"
          type="password"
          autocomplete="current-password"
          label={t('people.passwordPresent')}
          error={at('present')}
        />
        <TextField
          name="password"
          type="password"
          autocomplete="new-password"
          label={t('people.passwordNew')}
          hint={t('people.passwordHint', { min: passwordLength.min })}
          error={at('password')}
        />
        <Actions>
          <Button>{t('kit.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
