import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { HeldRole } from '@saolang/core/people/session.ts'
import { Button } from '../kit/button.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Chip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'
import { GrantFields } from './grant-fields.tsx'
import { InvitationLink } from './invite-page.tsx'
import type { Unit } from './organisation-fields.tsx'

export type PersonPageProps = {
  person: { id: string; fullName: string; email: string | null; isDisabled: boolean }
  grants: readonly { id: string; role: HeldRole; unitName: string | null; organisationName: string | null }[]
  provinces: readonly Unit[]
  problems?: readonly Problem[]
  link?: string
}

/** `/people/{id}`: the roles of a person, given and taken; the account, disabled and enabled. */
export function PersonPage({ person, grants, provinces, problems = [], link }: PersonPageProps) {
  const t = useText()
  const { user } = useShell()
  const mayChange = user?.role === 'administrator'
  return (
    <Page
      title={person.fullName}
      layout="form"
      robots="noindex"
      sheet="people.css"
      problems={problems}
      way={<BackLink href="/people" label={t('people.nav.people')} />}
    >
      {link && <InvitationLink link={link} name={person.fullName} />}
      <h1>{person.fullName}</h1>
      <p>
        {person.email} {person.isDisabled && <Chip tone="bad">{t('people.disabled')}</Chip>}
      </p>
      <h2>{t('people.roles')}</h2>
      {grants.map(({ id, role, unitName, organisationName }) => (
        <Form key={id} action={`/people/${person.id}/revoke`} class="card entry">
          <input type="hidden" name="grant" value={id} />
          <p>
            <b>{t(`people.role.${role}`)}</b> · {organisationName ?? unitName ?? t('people.level.nation')}
          </p>
          {mayChange && <Button look="danger">{t('people.revoke')}</Button>}
        </Form>
      ))}
      {mayChange && (
        <>
          <h2>{t('people.grant')}</h2>
          <Form action={`/people/${person.id}/roles`}>
            <GrantFields values={{}} {...{ provinces, problems }} />
            <Actions>
              <Button>{t('people.grant')}</Button>
            </Actions>
          </Form>
          <AccountButtons person={person} />
        </>
      )}
    </Page>
  )
}

function AccountButtons({ person: { id, isDisabled } }: Pick<PersonPageProps, 'person'>) {
  const t = useText()
  return (
    <>
      <h2>{t('kit.account')}</h2>
      <Form action={`/people/${id}/invite`}>
        <Button look="plain">{t('people.inviteAgain')}</Button>
      </Form>
      <Form action={`/people/${id}/disable`}>
        <Actions>
          <Button look={isDisabled ? 'plain' : 'danger'} name="disable" value={isDisabled ? 'no' : 'yes'}>
            {t(isDisabled ? 'people.enable' : 'people.disable')}
          </Button>
        </Actions>
      </Form>
    </>
  )
}
