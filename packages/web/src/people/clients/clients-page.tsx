import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

/** A registered system in a list. Instants are ISO 8601. */
export type ListedClient = {
  id: string
  name: string
  reach: 'organisation' | 'province' | 'nation'
  home?: string
  isSandbox: boolean
  isRevoked: boolean
  lastUsedAt?: string
}

/** `/clients`: the systems that use the API within one's reach. */
export function ClientsPage({ clients }: { clients: readonly ListedClient[] }) {
  const t = useText()
  const { user } = useShell()
  const mayRegister = user?.role !== 'auditor'
  return (
    <Page title={t('people.clients')} layout="desk" robots="noindex">
      <h1>{t('people.clients')}</h1>
      <p class="lead">{t('people.clientsLead')}</p>
      <p class="row">
        {mayRegister && <LinkButton href="/clients/new">{t('people.clientNew')}</LinkButton>}
        <LinkButton href="/api" look="plain">
          {t('people.clientsGuide')}
        </LinkButton>
        {user?.role === 'producer' && (
          <LinkButton href="/mandates" look="plain">
            {t('people.mandates')}
          </LinkButton>
        )}
      </p>
      {clients.length === 0 ? (
        <EmptyState title={t('people.clientsNone')} />
      ) : (
        <Table
          caption={t('people.clients')}
          hideCaption
          stacks
          rows={clients}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('people.clientName'),
              isHead: true,
              cell: ({ id, name }) => <a href={`/clients/${id}`}>{name}</a>,
            },
            {
              key: 'reach',
              title: t('people.clientReach'),
              cell: ({ reach, home }) => home ?? t(`people.clientReach.${reach}`),
            },
            { key: 'state', title: t('people.clientState'), cell: (client) => <ClientChips {...client} /> },
            {
              key: 'used',
              title: t('people.clientLastUsed'),
              cell: ({ lastUsedAt }) => (lastUsedAt ? formatInstant(lastUsedAt) : t('people.clientNever')),
            },
          ]}
        />
      )}
    </Page>
  )
}

/** Whether a system works, and whether it only tries. */
export function ClientChips({ isSandbox, isRevoked }: Pick<ListedClient, 'isSandbox' | 'isRevoked'>) {
  const t = useText()
  return (
    <>
      {isRevoked ? (
        <Chip tone="bad">{t('people.clientRevoked')}</Chip>
      ) : (
        <Chip tone="good">{t('people.clientActive')}</Chip>
      )}{' '}
      {isSandbox && <Chip tone="info">{t('people.clientSandboxChip')}</Chip>}
    </>
  )
}
