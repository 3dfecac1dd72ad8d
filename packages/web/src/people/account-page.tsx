import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type HeldRole, isStaff } from '@saolang/core/people/session.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDate, formatInstant } from '../kit/format.ts'
import { SummaryList } from '../kit/lists.tsx'
import { Chip, Notice, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

type Grant = {
  id: string
  role: HeldRole
  unitName: string | null
  organisationName: string | null
  organisationId: string | null
  isWorn: boolean
}
type Session = { id: string; device: string; role: HeldRole; openedAt: string; seenAt: string; isThis: boolean }

export type AccountPageProps = {
  person: { fullName: string; email: string | null; phone: string | null; isDemo: boolean }
  grants: readonly Grant[]
  sessions: readonly Session[]
  passkeys: readonly { id: string; name: string; at: string }[]
  hasTotp: boolean
  hasPassword: boolean
  recoveryCodesLeft: number
  done: string
  problems?: readonly Problem[]
}

/** `/account`: who one is, which role one wears, where one is signed in, and with what. */
export function AccountPage(props: AccountPageProps) {
  const t = useText()
  const { person, done, problems = [] } = props
  return (
    <Page title={t('kit.account')} layout="form" robots="noindex" problems={problems} sheet="people.css">
      <h1>{t('people.accountTitle')}</h1>
      {done === 'password' && <Notice tone="good">{t('people.passwordChanged')}</Notice>}
      {done === 'factor' && <Notice tone="good">{t('people.factorRemoved')}</Notice>}
      {person.isDemo && <SampleChip />}
      <SummaryList
        rows={[
          { label: t('people.fullName'), value: person.fullName },
          ...(person.email ? [{ label: t('people.email'), value: person.email }] : []),
          ...(person.phone ? [{ label: t('people.phone'), value: person.phone }] : []),
        ]}
      />
      <p>
        <a href="/account/data">{t('people.privacy.own')}</a>
      </p>
      <div class="account">
        <Form action="/logout">
          <Actions>
            <Button look="plain">{t('kit.signOut')}</Button>
          </Actions>
        </Form>
        <Roles grants={props.grants} />
        <Proofs {...props} />
        <Sessions sessions={props.sessions} />
      </div>
    </Page>
  )
}

function Roles({ grants }: { grants: readonly Grant[] }) {
  const t = useText()
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{t('people.roles')}</h2>
      {grants.map(({ id, role, unitName, organisationName, organisationId, isWorn }) => (
        <Form key={id} action="/account/role" class="card entry">
          <input type="hidden" name="grant" value={id} />
          <p>
            <b>{t(`people.role.${role}`)}</b>
            <br />
            <span class="soft">
              {organisationId ? (
                <a href={`/organisations/${organisationId}`}>{organisationName}</a>
              ) : (
                (unitName ?? (isStaff(role) ? t('people.level.nation') : t('people.noOrganisation')))
              )}
            </span>
          </p>
          {isWorn ? (
            <Chip tone="good">{t('people.roleWorn')}</Chip>
          ) : (
            <Button look="plain">{t('people.roleChoose')}</Button>
          )}
        </Form>
      ))}
      {grants.some(({ role }) => role === 'producer') && (
        <p>
          <a href="/organisations/new">{t('people.registerOrganisation')}</a>
        </p>
      )}
    </section>
  )
}

function Proofs({ person, hasTotp, hasPassword, passkeys, recoveryCodesLeft, problems = [] }: AccountPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const hasFactor = hasTotp || passkeys.length > 0
  return (
    <section aria-labelledby="proofs">
      <h2 id="proofs">{t('people.proofs')}</h2>
      <SummaryList
        rows={[
          ...(hasPassword
            ? [{ label: t('people.password'), value: '••••••••••••', changeHref: '/account/password' }]
            : []),
          {
            label: t('people.factorTitle'),
            value: hasFactor ? t('people.factorOn', { n: recoveryCodesLeft }) : t('people.factorOff'),
          },
        ]}
      />
      {person.isDemo ? (
        <p class="soft">{t('people.demoFixed')}</p>
      ) : (
        <LinkButton href="/account/second-factor" look="plain">
          {t(hasFactor ? 'people.factorAnother' : 'people.factorAdd')}
        </LinkButton>
      )}
      {hasFactor && (
        <details open={problems.length > 0}>
          <summary>{t('people.factorRemove')}</summary>
          <Form action="/account/second-factor/remove">
            <TextField
              name="password"
              type="password"
              autocomplete="current-password"
              label={t('people.passwordPresent')}
              error={at('password')}
            />
            <Actions>
              {hasTotp && <Button look="danger">{t('people.totpRemove')}</Button>}
              {passkeys.map(({ id, name, at: since }) => (
                <Button key={id} look="danger" name="passkeyId" value={id}>
                  {t('people.passkeyRemove', { name, date: formatDate(since) })}
                </Button>
              ))}
            </Actions>
          </Form>
        </details>
      )}
    </section>
  )
}

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useText()
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('people.sessions')}</h2>
      <p class="soft">{t('people.sessionsHint')}</p>
      {sessions.map(({ id, device, role, openedAt, seenAt, isThis }) => (
        <Form key={id} action={`/account/sessions/${id}/end`} class="card entry">
          <p>
            <b>{device}</b> · {t(`people.role.${role}`)}
            <br />
            <span class="soft small">
              {t('people.sessionTimes', { opened: formatInstant(openedAt), seen: formatInstant(seenAt) })}
            </span>
          </p>
          {isThis ? (
            <Chip tone="info">{t('people.sessionThis')}</Chip>
          ) : (
            <Button look="plain">
              {t('people.sessionEnd')} <span class="hidden">{device}</span>
            </Button>
          )}
        </Form>
      ))}
    </section>
  )
}
