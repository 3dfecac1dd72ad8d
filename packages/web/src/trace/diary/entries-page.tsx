import { LinkButton } from '../../kit/button.tsx'
import { type FacetOption, Filters } from '../../kit/filters.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Pagination, Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref, type EntryView } from './diary-views.ts'
import { stepWords } from './step-words.ts'

export type EntriesPageProps = {
  owner: DiaryOwner
  entries: readonly EntryView[]
  total: number
  page: number
  pageSize: number
  filter: { step?: string; from?: string; until?: string }
  steps: readonly FacetOption[]
}

/** The diary as a list: what was received, newest first, to filter and to take along. */
export function EntriesPage({ owner, entries, total, page, pageSize, filter, steps }: EntriesPageProps) {
  const t = useText()
  const query = (more: Record<string, string>) => {
    const all = Object.entries({ ...filter, ...more }).filter(([, value]) => value)
    return diaryHref(`/diary/entries?${new URLSearchParams(Object.fromEntries(all) as Record<string, string>)}`, owner)
  }
  return (
    <Page
      title={t('trace.myEntries')}
      robots="noindex"
      sheet="trace.css"
      way={<BackLink href={diaryHref('/diary', owner)} label={t('trace.diary')} />}
    >
      <h1>{owner.isHelped ? t('trace.diaryOf', { name: owner.name }) : t('trace.myEntries')}</h1>
      <p class="lead">{t('trace.entriesLead')}</p>
      <Filters
        action="/diary/entries"
        keep={owner.isHelped ? { organisation: owner.organisationId } : {}}
        facets={[
          { name: 'step', label: t('trace.filterStep'), options: steps, ...(filter.step && { value: filter.step }) },
        ]}
      >
        <div class="between">
          <label>
            {t('trace.filterFrom')}
            <input type="date" name="from" value={filter.from ?? ''} />
          </label>
          <label>
            {t('trace.filterUntil')}
            <input type="date" name="until" value={filter.until ?? ''} />
          </label>
        </div>
      </Filters>
      {entries.length === 0 ? (
        <EmptyState title={t('trace.entriesNone')} />
      ) : (
        <>
          <EntryTable {...{ owner, entries }} />
          <Pagination {...{ page, pageSize, total }} toHref={(n) => query({ page: String(n) })} />
          <LinkButton
            look="plain"
            icon="download"
            href={query({}).replace('/diary/entries?', '/diary/entries.csv?')}
            download
          >
            {t('trace.entriesCsv')}
          </LinkButton>
        </>
      )}
    </Page>
  )
}

function EntryTable({ owner, entries }: Pick<EntriesPageProps, 'owner' | 'entries'>) {
  const t = useText()
  return (
    <Table
      caption={t('trace.myEntries')}
      hideCaption
      stacks
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          title: t('trace.colCode'),
          isHead: true,
          cell: (row) => <a href={diaryHref(`/diary/entries/${row.id}`, owner)}>{row.code}</a>,
        },
        { key: 'when', title: t('trace.colWhen'), cell: ({ happenedAt }) => formatInstant(happenedAt) },
        { key: 'work', title: t('trace.colWork'), cell: ({ step }) => stepWords(t, step) },
        {
          key: 'what',
          title: t('trace.colWhat'),
          cell: ({ what, areaName }) => [what, areaName].filter(Boolean).join(' · '),
        },
        { key: 'by', title: t('trace.colBy'), cell: ({ by }) => by },
        { key: 'state', title: t('trace.colState'), cell: (row) => <State {...row} /> },
      ]}
    />
  )
}

const tones: Record<EntryView['state'], Tone> = { received: 'good', corrected: 'calm', withdrawn: 'calm' }

/** What became of an entry, and whether somebody should look at its day. */
export function State({ state, clock }: Pick<EntryView, 'state' | 'clock'>) {
  const t = useText()
  return (
    <>
      <Chip tone={tones[state]}>{t(`trace.${state}`)}</Chip>
      {clock.verdict === 'flagged' && <Chip tone="warn">{t('trace.clockFlagged')}</Chip>}
    </>
  )
}
