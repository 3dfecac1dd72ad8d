import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDate } from '../kit/format.ts'
import { useProblems, useText } from '../kit/words.ts'

export type MembersSectionProps = {
  id: string
  members: readonly { id: string; name: string; since: string }[]
  mayInvite: boolean
  mayRenewLinks: boolean
  values?: { fullName: string; email: string; phone: string }
  problems?: readonly Problem[]
}

/** Who acts for an organisation; for its members: inviting and removing; for the commune's officer: a new sign-in link. */
export function MembersSection({ id, members, mayInvite, mayRenewLinks, values, problems = [] }: MembersSectionProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <h2 id="members">{t('people.members')}</h2>
      {members.length === 0 && <p class="soft">{t('people.noMembers')}</p>}
      <ul>
        {members.map(({ id: personId, name, since }) => (
          <li key={personId}>
            {name} <span class="soft">· {t('people.since', { date: formatDate(since) })}</span>
            {mayInvite && members.length > 1 && (
              <Form action={`/organisations/${id}/members/${personId}/remove`}>
                <Button look="danger">{t('people.removeMember', { name })}</Button>
              </Form>
            )}
            {mayRenewLinks && (
              <Form action={`/organisations/${id}/members/${personId}/link`}>
                <Button look="plain">{t('people.renewLink', { name })}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayRenewLinks && members.length > 0 && <p class="hint">{t('people.renewLinkHint')}</p>}
      {mayInvite && (
        <Form action={`/organisations/${id}/members`}>
          <h3>{t('people.inviteMember')}</h3>
          <p class="hint">{t('people.inviteMemberHint')}</p>
          <TextField name="fullName" label={t('people.fullName')} value={values?.fullName} error={at('fullName')} />
          <TextField
            name="email"
            type="email"
            inputMode="email"
            label={t('people.email')}
            value={values?.email}
            error={at('email')}
          />
          <Actions>
            <Button look="plain">{t('people.inviteDo')}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}
