import { formatBytes, formatInstant, formatNumber } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { OperationTabs } from './operation-tabs.tsx'

type Check = 'database' | 'migrations' | 'files' | 'disk' | 'worker'

export type OperationsPageProps = {
  checks: readonly { check: Check; isGood: boolean }[]
  disk: { free: number; size: number }
  databaseBytes: number
  connections: { many: number; most: number }
  backup: { takenAt?: string; bytes: number; hasFailed: boolean }
  archive: { isArchiving: boolean; archivedAt?: string; failures: number }
  standbyBehindSeconds?: number
  replicas: readonly { name: string; state: string; isSynchronous: boolean; lagBytes: number; lagSeconds: number }[]
  messages: readonly { channel: 'email' | 'sms' | 'zalo'; waiting: number; failed: number }[]
}

/** `/operations`: how the system stands at this moment. */
export function OperationsPage(props: OperationsPageProps) {
  const t = useText()
  return (
    <Page title={t('people.operations.title')} layout="desk" robots="noindex" sheet="people.css" bodyClass="operations">
      <h1>{t('people.operations.title')}</h1>
      <p class="soft">{t('people.operations.lead')}</p>
      <OperationTabs here="overview" />
      <Checks {...props} />
      <Storage {...props} />
      <Replicas {...props} />
      <Messages {...props} />
      <p class="row">
        <a href="/messages">{t('people.operations.seeMessages')}</a>
        <a href="/audit">{t('people.operations.seeAudit')}</a>
        <a href="/status">{t('people.operations.seeStatus')}</a>
      </p>
    </Page>
  )
}

function Checks({ checks }: OperationsPageProps) {
  const t = useText()
  return (
    <>
      <h2>{t('people.operations.readyTitle')}</h2>
      <SummaryList
        rows={checks.map(({ check, isGood }) => ({
          label: t(`people.operations.check.${check}`),
          value: <Chip tone={isGood ? 'good' : 'bad'}>{t(`people.operations.${isGood ? 'good' : 'bad'}`)}</Chip>,
        }))}
      />
    </>
  )
}

function Storage({ disk, databaseBytes, connections, backup, archive }: OperationsPageProps) {
  const t = useText()
  const { lang } = useShell()
  const bytes = (n: number) => formatBytes(lang, n)
  return (
    <>
      <h2>
        {t('people.operations.storage')}, {t('people.operations.backup').toLowerCase()}
      </h2>
      <SummaryList
        rows={[
          { label: t('people.operations.databaseSize'), value: bytes(databaseBytes) },
          {
            label: t('people.operations.diskFree'),
            value: t('people.operations.ofSize', { free: bytes(disk.free), size: bytes(disk.size) }),
          },
          { label: t('people.operations.connections'), value: t('people.operations.ofMost', connections) },
          {
            label: t('people.operations.lastBackup'),
            value: (
              <>
                {backup.takenAt ? (
                  `${formatInstant(backup.takenAt)} (${bytes(backup.bytes)})`
                ) : (
                  <Chip tone="warn">{t('people.operations.noBackup')}</Chip>
                )}{' '}
                {backup.hasFailed && <Chip tone="bad">{t('people.operations.backupFailed')}</Chip>}
              </>
            ),
          },
          {
            label: t('people.operations.archived'),
            value: archive.archivedAt
              ? formatInstant(archive.archivedAt)
              : t(archive.isArchiving ? 'people.operations.noBackup' : 'people.operations.notArchived'),
          },
          { label: t('people.operations.archiveFailures'), value: formatNumber(lang, archive.failures) },
        ]}
      />
    </>
  )
}

function Replicas({ replicas, standbyBehindSeconds }: OperationsPageProps) {
  const t = useText()
  const { lang } = useShell()
  const seconds = (n: number) => t('people.operations.seconds', { seconds: formatNumber(lang, n) })
  return (
    <>
      <h2>{t('people.operations.replicas')}</h2>
      {standbyBehindSeconds !== undefined && (
        <p>{t('people.operations.standbyBehind', { seconds: formatNumber(lang, standbyBehindSeconds) })}</p>
      )}
      {replicas.length === 0 ? (
        <p class="soft">{t('people.operations.noReplicas')}</p>
      ) : (
        <Table
          caption={t('people.operations.replicas')}
          hideCaption
          rows={replicas}
          rowKey={({ name }) => name}
          stacks
          columns={[
            { key: 'name', title: t('people.operations.replica'), isHead: true, cell: ({ name }) => name },
            {
              key: 'state',
              title: t('people.operations.replicaState'),
              cell: ({ state, isSynchronous }) =>
                isSynchronous ? `${state}, ${t('people.operations.synchronous')}` : state,
            },
            {
              key: 'lag',
              title: t('people.operations.replicaLag'),
              isNumber: true,
              cell: ({ lagBytes, lagSeconds }) => `${seconds(lagSeconds)} · ${formatBytes(lang, lagBytes)}`,
            },
          ]}
        />
      )}
    </>
  )
}

function Messages({ messages }: OperationsPageProps) {
  const t = useText()
  return (
    <>
      <h2>{t('people.operations.mail')}</h2>
      <Table
        caption={t('people.operations.mail')}
        hideCaption
        stacks
        rows={messages}
        rowKey={({ channel }) => channel}
        columns={[
          {
            key: 'channel',
            title: t('people.operations.channel'),
            isHead: true,
            cell: ({ channel }) => t(`people.messages.${channel}`),
          },
          { key: 'waiting', title: t('people.operations.waiting'), isNumber: true, cell: ({ waiting }) => waiting },
          { key: 'failed', title: t('people.operations.failedHour'), isNumber: true, cell: ({ failed }) => failed },
        ]}
      />
    </>
  )
}
