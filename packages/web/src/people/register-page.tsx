import type { Problem } from '@saolang/core/kernel/problem.ts'
import { passwordLength } from '@saolang/core/people/password.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

type Contact = { fullName: string; email: string; phone: string }
export type RegisterPageProps = { step: 'contact' | 'password'; values: Contact; problems?: readonly Problem[] }

/** `/register`: a producer's account. Who you are; then a password. The organisation follows, signed in. */
export function RegisterPage({ step, values, problems = [] }: RegisterPageProps) {
  const t = useText()
  const isFirst = step === 'contact'
  const title = t(isFirst ? 'people.registerTitle' : 'people.choosePassword')
  return (
    <Page title={title} layout="form" problems={problems} way={<BackLink href={isFirst ? '/login' : '/register'} />}>
      <p class="soft">{t('people.registerStep', { n: isFirst ? 1 : 2, of: 3 })}</p>
      <h1>{title}</h1>
      <Form action="/register">
        <input type="hidden" name="step" value={step} />
        {isFirst ? <ContactFields {...{ values, problems }} /> : <PasswordFields {...{ values, problems }} />}
      </Form>
      {isFirst && (
        <>
          <p class="soft">{t('people.registerData')}</p>
          <p>
            {t('people.hasAccount')} <a href="/login">{t('people.signIn')}</a>
          </p>
        </>
      )}
    </Page>
  )
}

type FieldsProps = { values: Contact; problems: readonly Problem[] }

function ContactFields({ values, problems }: FieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <p>{t('people.registerIntro')}</p>
      <TextField
        name="fullName"
        autocomplete="name"
        label={t('people.fullName')}
        value={values.fullName}
        error={at('fullName')}
      />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autocomplete="username"
        spellcheck={false}
        label={t('people.email')}
        hint={t('people.emailHint')}
        value={values.email}
        error={at('email')}
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        optional
        label={t('people.phone')}
        hint={t('people.phoneHint')}
        value={values.phone}
        error={at('phone')}
      />
      <Actions>
        <Button>{t('kit.continue')}</Button>
      </Actions>
    </>
  )
}

function PasswordFields({ values, problems }: FieldsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <input type="hidden" name="fullName" value={values.fullName} />
      <input type="hidden" name="email" autocomplete="username" value={values.email} />
      <input type="hidden" name="phone" value={values.phone} />
      <p class="soft">{values.email}</p>
      <TextField
        name="password"
        type="password"
        autocomplete="new-password"
        label={t('people.password')}
        hint={t('people.passwordHint', { min: passwordLength.min })}
        error={at('password')}
      />
      <Actions>
        <Button>{t('people.registerDo')}</Button>
        <Button look="quiet" name="back" value="1">
          {t('people.changeContact')}
        </Button>
      </Actions>
    </>
  )
}
