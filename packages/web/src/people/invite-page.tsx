import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { CodeBlock } from '../kit/paper.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { GrantFields } from './grant-fields.tsx'
import type { Unit } from './organisation-fields.tsx'

export type InvitePageProps = {
  values: { fullName: string; email: string; phone: string; role: string; communeCode: string; provinceCode: string }
  provinces: readonly Unit[]
  problems?: readonly Problem[]
  /** After the invitation: the link to hand over; empty when the person has an account already. */
  isDone?: boolean
  link?: string
}

/** `/people/invite`: a colleague, into a role. The link is handed over in person or by a channel one trusts. */
export function InvitePage({ values, provinces, problems = [], isDone = false, link = '' }: InvitePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('people.invite')} layout="form" robots="noindex" problems={problems}>
      <h1>{t('people.invite')}</h1>
      {isDone ? (
        <InvitationLink link={link} name={values.fullName} />
      ) : (
        <Form action="/people/invite">
          <TextField name="fullName" label={t('people.fullName')} value={values.fullName} error={at('fullName')} />
          <TextField
            name="email"
            type="email"
            inputMode="email"
            label={t('people.email')}
            value={values.email}
            error={at('email')}
          />
          <GrantFields {...{ values, provinces, problems }} />
          <Actions>
            <Button>{t('people.inviteDo')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  )
}

/** The link of an invitation, shown this once. */
export function InvitationLink({ link, name }: { link: string; name: string }) {
  const t = useText()
  if (!link) return <Notice tone="good">{t('people.inviteKnown', { name })}</Notice>
  return (
    <>
      <Notice tone="good" title={t('people.inviteMade', { name })}>
        <p>{t('people.inviteHand')}</p>
      </Notice>
      <CodeBlock label={t('people.inviteLink')}>{link}</CodeBlock>
    </>
  )
}
