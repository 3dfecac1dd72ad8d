import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Scope } from '@saolang/core/people/scopes.ts'
import { Button } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { ClientChips, type ListedClient } from './clients-page.tsx'
import { type WebhookSectionProps, WebhooksSection } from './webhooks-section.tsx'

export type ClientPageProps = ListedClient & {
  contactEmail: string
  scopes: readonly Scope[]
  perMinute: number
  perDay: number
  hasKeys: boolean
  registeredAt: string
  secrets: readonly { madeAt: string; expiresAt?: string }[]
  /** Legal days. */
  use: readonly { day: string; used: number; refused: number }[]
  /** Shown once, right after it was made. */
  secret?: string
  mayChange: boolean
  problems: readonly Problem[]
} & WebhookSectionProps

/** `/clients/{id}`: one system: what it may do, what it did, its secret, its webhooks. */
export function ClientPage(props: ClientPageProps) {
  const { name, secret, problems, mayChange, isRevoked } = props
  const t = useText()
  return (
    <Page
      title={name}
      layout="desk"
      robots="noindex"
      sheet="people.css"
      bodyClass="of-systems"
      problems={problems}
      way={<BackLink href="/clients" label={t('people.clients')} />}
    >
      <h1>{name}</h1>
      <p>
        <ClientChips {...props} />
      </p>
      {secret && (
        <Notice tone="warn" title={t('people.clientSecret')}>
          <p>{t('people.clientSecretOnce')}</p>
          <p>
            <code>{secret}</code>
          </p>
        </Notice>
      )}
      <Facts {...props} />
      <UseTable {...props} />
      <WebhooksSection {...props} />
      {mayChange && !isRevoked && <Changing {...props} />}
    </Page>
  )
}

function Facts({ id, reach, home, contactEmail, scopes, perMinute, perDay, lastUsedAt, secrets }: ClientPageProps) {
  const t = useText()
  const [newest] = secrets
  return (
    <SummaryList
      rows={[
        { label: t('people.clientId'), value: <code>{id}</code> },
        { label: t('people.clientReach'), value: home ?? t(`people.clientReach.${reach}`) },
        { label: t('people.clientContact'), value: contactEmail },
        {
          label: t('people.clientScopes'),
          value: (
            <ul>
              {scopes.map((scope) => (
                <li key={scope}>
                  {t(`people.scope.${scope}`)} <code>{scope}</code>
                </li>
              ))}
            </ul>
          ),
        },
        {
          label: t('people.clientQuota'),
          value: t('people.clientQuotaWords', { minute: perMinute, day: perDay }),
        },
        {
          label: t('people.clientLastUsed'),
          value: lastUsedAt ? formatInstant(lastUsedAt) : t('people.clientNever'),
        },
        ...(newest ? [{ label: t('people.clientSecrets'), value: <Secrets secrets={secrets} /> }] : []),
      ]}
    />
  )
}

function Secrets({ secrets }: Pick<ClientPageProps, 'secrets'>) {
  const t = useText()
  return (
    <ul>
      {secrets.map(({ madeAt, expiresAt }) => (
        <li key={madeAt}>
          {t('people.clientSecretMade')} {formatInstant(madeAt)} · {t('people.clientSecretEnds')}:{' '}
          {expiresAt ? formatInstant(expiresAt) : t('people.clientSecretStays')}
        </li>
      ))}
    </ul>
  )
}

function UseTable({ use }: Pick<ClientPageProps, 'use'>) {
  const t = useText()
  if (use.length === 0) return null
  return (
    <>
      <h2>{t('people.clientUse')}</h2>
      <Table
        caption={t('people.clientUse')}
        hideCaption
        rows={use}
        rowKey={({ day }) => day}
        columns={[
          { key: 'day', title: t('people.clientUseDay'), isHead: true, cell: ({ day }) => formatDay(day) },
          { key: 'used', title: t('people.clientUsed'), isNumber: true, cell: ({ used }) => String(used) },
          { key: 'refused', title: t('people.clientRefused'), isNumber: true, cell: ({ refused }) => String(refused) },
        ]}
      />
    </>
  )
}

function Changing({ id, hasKeys }: Pick<ClientPageProps, 'id' | 'hasKeys'>) {
  const t = useText()
  return (
    <>
      {!hasKeys && (
        <Form action={`/clients/${id}/rotation`}>
          <h2>{t('people.clientRotate')}</h2>
          <p class="hint">{t('people.clientRotateHint')}</p>
          <Actions>
            <Button look="plain">{t('people.clientRotate')}</Button>
            <Button look="danger" name="isAtOnce" value="yes">
              {t('people.clientRotateNow')}
            </Button>
          </Actions>
        </Form>
      )}
      <Form action={`/clients/${id}/revocation`}>
        <h2>{t('people.clientRevoke')}</h2>
        <p class="hint">{t('people.clientRevokeHint')}</p>
        <Actions>
          <Button look="danger">{t('people.clientRevoke')}</Button>
        </Actions>
      </Form>
    </>
  )
}
