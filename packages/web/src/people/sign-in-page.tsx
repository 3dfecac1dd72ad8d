import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { HeldRole } from '@saolang/core/people/session.ts'
import { Passkey } from '../islands/passkey.tsx'
import { Button, LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { Icon } from '../kit/icons.tsx'
import { Island } from '../kit/island.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { usePasskeyWords } from './passkey-words.ts'

/** An account that a demo offers. */
export type DemoAccount = {
  email: string
  fullName: string
  role: HeldRole
  level: 'commune' | 'province' | 'nation' | null
  unitName: string | null
  organisationName: string | null
}

export type SignInPageProps = {
  email: string
  next: string
  hasOidc: boolean
  problems?: readonly Problem[]
  demo?: { password: string; accounts: readonly DemoAccount[] }
}

/** `/login`: e-mail and password, or another way in; on a demo, one button an account. */
export function SignInPage({ email, next, hasOidc, problems = [], demo }: SignInPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('people.signIn')} layout="form" robots="noindex" problems={problems} sheet="people.css">
      <h1>{t('people.signIn')}</h1>
      <Form action="/login">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autocomplete="username"
          spellcheck={false}
          label={t('people.email')}
          value={email}
          error={at('email')}
        />
        <TextField
          name="password"
          type="password"
          autocomplete="current-password"
          label={t('people.password')}
          error={at('password')}
        />
        <Actions>
          <Button>{t('people.signIn')}</Button>
        </Actions>
      </Form>
      <OtherWays next={next} hasOidc={hasOidc} />
      <p>
        {t('people.noAccount')} <a href="/register">{t('people.registerLink')}</a>
      </p>
      <p class="soft">{t('people.forgotten')}</p>
      {demo && demo.accounts.length > 0 && <DemoAccounts {...demo} next={next} />}
    </Page>
  )
}

function OtherWays({ next, hasOidc }: { next: string; hasOidc: boolean }) {
  const t = useText()
  return (
    <>
      {hasOidc && (
        <p>
          <LinkButton look="plain" href={`/login/oidc${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
            {t('people.withVneid')}
          </LinkButton>
        </p>
      )}
      <Island
        name="passkey"
        component={Passkey}
        props={{ act: 'sign-in' as const, words: usePasskeyWords(), csrf: '' }}
      />
    </>
  )
}

const councilRoles: readonly HeldRole[] = ['council-chair', 'council-member']

function DemoAccounts({ password, accounts, next }: NonNullable<SignInPageProps['demo']> & { next: string }) {
  const t = useText()
  const isCouncil = ({ role }: DemoAccount) => councilRoles.includes(role)
  const councils = (['province', 'nation'] as const).map((level) => ({
    level,
    members: accounts.filter((account) => isCouncil(account) && account.level === level),
  }))
  const buttons = (some: readonly DemoAccount[]) =>
    some.map((account) => <DemoButton key={account.email} {...{ account, password, next }} />)
  return (
    <section class="account" aria-labelledby="demo">
      <h2 id="demo">{t('people.demoTitle')}</h2>
      <Notice>
        <p>
          {t('people.demoHint')} <code>{password}</code>
        </p>
      </Notice>
      {buttons(accounts.filter((account) => !isCouncil(account)))}
      {councils.map(({ level, members }) => (
        <details key={level}>
          <summary>{t(`people.demoCouncil.${level}`, { n: members.length })}</summary>
          {buttons(members)}
        </details>
      ))}
    </section>
  )
}

function DemoButton({ account, password, next }: { account: DemoAccount; password: string; next: string }) {
  const t = useText()
  const { email, fullName, role, level } = account
  const where = account.organisationName ?? account.unitName ?? (level === 'nation' ? t('people.level.nation') : '')
  return (
    <Form action="/login" class="door">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="password" value={password} />
      <input type="hidden" name="next" value={next} />
      <button type="submit">
        <span>
          <b>{t(`people.role.${role}`)}</b>
          {where && <span> · {where}</span>}
          <br />
          <span class="soft small">{fullName}</span>
        </span>
        <Icon name="arrowRight" />
      </button>
    </Form>
  )
}
