import type { Problem } from '@saolang/core/kernel/problem.ts'
import { passwordLength } from '@saolang/core/people/password.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type InvitationPageProps = { name: string; email: string; problems?: readonly Problem[] }

/** `/invitations/{token}`: an invited person sets a first password. */
export function InvitationPage({ name, email, problems = [] }: InvitationPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('people.invitationTitle')} layout="form" robots="noindex" problems={problems}>
      <h1>{t('people.invitationTitle')}</h1>
      <p>{t('people.invitationHello', { name })}</p>
      <Form action={useShell().path}>
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <TextField
          name="password"
          type="password"
          autocomplete="new-password"
          label={t('people.password')}
          hint={t('people.passwordHint', { min: passwordLength.min })}
          error={at('password')}
        />
        <Actions>
          <Button>{t('kit.continue')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
