import type { Role } from '@saolang/core/people/actor.ts'
import type { Permission } from '@saolang/core/people/permissions.ts'
import { LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Filters } from '../kit/filters.tsx'
import { formatInstant } from '../kit/format.ts'
import { Chip, EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { type Text, useText } from '../kit/words.ts'
import { auditActs, auditSubjects } from '../messages/audit.ts'
import type { Lang } from '../messages/message-rows.ts'

type Filter = Partial<Record<'action' | 'outcome' | 'person' | 'subject' | 'from' | 'to', string | undefined>>

export type AuditPageEntry = {
  seq: number
  at: string
  action: string
  outcome: 'done' | 'refused'
  personId: string | null
  personName: string | null
  role: string
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
}

export type AuditPageProps = {
  entries: readonly AuditPageEntry[]
  filter: Filter
  actions: readonly string[]
  nextBefore?: number | undefined
  isFirst: boolean
}

/** What was done and refused, by whom, on what and when: for auditors and administrators. */
export function AuditPage({ entries, filter, actions, nextBefore, isFirst }: AuditPageProps) {
  const t = useText()
  return (
    <Page title={t('people.audit.title')} layout="desk" robots="noindex">
      <h1>{t('people.audit.title')}</h1>
      <p class="soft">{t('people.audit.lead')}</p>
      <AuditFilters filter={filter} actions={actions} />
      {entries.length === 0 ? (
        <EmptyState title={t('people.audit.none')} />
      ) : (
        <Table
          caption={t('people.audit.title')}
          hideCaption
          columns={useColumns(filter)}
          rows={entries}
          rowKey={({ seq }) => String(seq)}
          stacks
        />
      )}
      <nav class="pages" aria-label={t('kit.pages')}>
        <ul>
          {!isFirst && (
            <li>
              <a href={addressOf('/audit', filter)}>{t('people.audit.newest')}</a>
            </li>
          )}
          {nextBefore !== undefined && (
            <li>
              <a rel="next" href={addressOf('/audit', { ...filter, before: String(nextBefore) })}>
                {t('people.audit.older')}
              </a>
            </li>
          )}
        </ul>
      </nav>
      <p>
        <LinkButton look="plain" href={addressOf('/audit/lines.csv', filter)} download>
          {t('people.audit.csv')}
        </LinkButton>{' '}
        <LinkButton look="plain" href="/audit/log.jsonl" download>
          {t('log.takeLog')}
        </LinkButton>
      </p>
      <p class="soft">
        {t('people.audit.witness')} <a href="/log">{t('log.title')}</a>
      </p>
    </Page>
  )
}

function AuditFilters({ filter, actions }: Pick<AuditPageProps, 'filter' | 'actions'>) {
  const t = useText()
  const { lang } = useShell()
  const outcomes = (['done', 'refused'] as const).map((value) => ({ value, label: t(`people.audit.${value}`) }))
  return (
    <Filters
      action="/audit"
      facets={[
        {
          name: 'action',
          label: t('people.audit.action'),
          ...(filter.action && { value: filter.action }),
          options: actions.map((value) => ({ value, label: sayAct(lang, value) })),
        },
        {
          name: 'outcome',
          label: t('people.audit.outcome'),
          ...(filter.outcome && { value: filter.outcome }),
          options: outcomes,
        },
      ]}
      clearHref="/audit"
      active={Object.entries(filter)
        .filter(([, value]) => value)
        .map(([name, value]) => ({
          label: `${t(`people.audit.${name as keyof Filter}`)}: ${sayFilter(t, lang, name, value as string)}`,
          withoutHref: addressOf('/audit', { ...filter, [name]: undefined }),
        }))}
    >
      <div class="facets">
        <TextField name="person" label={t('people.audit.personId')} value={filter.person ?? ''} spellcheck={false} />
        <TextField name="subject" label={t('people.audit.subjectId')} value={filter.subject ?? ''} spellcheck={false} />
        <DayFilter name="from" label={t('people.audit.from')} value={filter.from} />
        <DayFilter name="to" label={t('people.audit.to')} value={filter.to} />
      </div>
    </Filters>
  )
}

function DayFilter({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} type="date" value={value} />
    </div>
  )
}

function useColumns(filter: Filter): Column<AuditPageEntry>[] {
  const t = useText()
  const { lang } = useShell()
  const only = (change: Filter) => addressOf('/audit', { ...filter, ...change })
  return [
    {
      key: 'seq',
      title: t('people.audit.line'),
      cell: ({ seq }) => <a href={`/audit/lines/${seq}`}>{seq}</a>,
      isNumber: true,
      isHead: true,
    },
    { key: 'at', title: t('people.audit.at'), cell: ({ at }) => <time dateTime={at}>{formatInstant(at)}</time> },
    {
      key: 'who',
      title: t('people.audit.person'),
      cell: ({ personId, personName, role }) => (
        <>
          {personId ? (
            <a href={only({ person: personId })}>{personName ?? personId}</a>
          ) : (
            t(`people.role.${role as Role}`)
          )}
          {personId && <span class="small soft">{t(`people.role.${role as Role}`)}</span>}
        </>
      ),
    },
    {
      key: 'action',
      title: t('people.audit.action'),
      cell: ({ action }) => (
        <>
          <a href={only({ action })}>{sayAct(lang, action)}</a>
          <code class="small soft">{action}</code>
        </>
      ),
    },
    {
      key: 'outcome',
      title: t('people.audit.outcome'),
      cell: ({ outcome }) => <Chip tone={outcome === 'done' ? 'good' : 'warn'}>{t(`people.audit.${outcome}`)}</Chip>,
    },
    {
      key: 'subject',
      title: t('people.audit.subject'),
      cell: ({ subjectKind, subjectId, detail }) => (
        <>
          {auditSubjects[subjectKind]?.[lang === 'vi' ? 0 : 1] ?? subjectKind}{' '}
          <a href={only({ subject: subjectId })}>{subjectId}</a>
          {Object.keys(detail).length > 0 && <code class="small">{JSON.stringify(detail)}</code>}
        </>
      ),
    },
  ]
}

// An act of an earlier version may have left the table: its code still says which it was.
function sayAct(lang: Lang, action: string): string {
  return auditActs[action as Permission]?.[lang === 'vi' ? 0 : 1] ?? action
}

function sayFilter(t: Text, lang: Lang, name: string, value: string): string {
  if (name === 'action') return sayAct(lang, value)
  return name === 'outcome' ? t(`people.audit.${value as 'done' | 'refused'}`) : value
}

function addressOf(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value) as [string, string][])
  return query.size > 0 ? `${path}?${query}` : path
}
