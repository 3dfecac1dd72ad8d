import type { IncidentPart, PartState, StatusPart } from '@saolang/core/kernel/incident.ts'
import { formatInstant } from '../../kit/format.ts'
import { Card, Chip, EmptyState, type Tone, Verdict } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

/** An incident as it is shown to everybody; instants in ISO 8601. */
export type IncidentView = {
  id: string
  part: IncidentPart
  titleVi: string
  titleEn?: string
  beganAt: string
  endedAt?: string
  words: readonly { saysVi: string; saysEn?: string; saidAt: string }[]
}

export type StatusPageProps = {
  triedAt: string
  parts: readonly { part: StatusPart; state: PartState }[]
  incidents: readonly IncidentView[]
  /** Where public pages are read from a standby: how many seconds that is behind, rounded up. */
  readsBehindSeconds?: number
}

const tones = { works: 'good', slow: 'warn', down: 'bad', off: 'calm' } as const satisfies Record<PartState, Tone>

/** `/status`: what works now, as the system finds it when it tries, and what did not work lately. */
export function StatusPage({ triedAt, parts, incidents, readsBehindSeconds }: StatusPageProps) {
  const t = useText()
  const worst = parts.some(({ state }) => state === 'down')
    ? 'down'
    : parts.some(({ state }) => state === 'slow')
      ? 'slow'
      : 'works'
  const verdicts = {
    works: 'people.status.allWell',
    slow: 'people.status.someSlow',
    down: 'people.status.someDown',
  } as const
  return (
    <Page
      title={t('people.status.title')}
      description={t('people.status.lead')}
      isTranslated
      sheet="people.css"
      bodyClass="operations"
      above={
        <Verdict tone={tones[worst]} title={t(verdicts[worst])}>
          {t('people.status.triedAt', { at: formatInstant(triedAt) })}
        </Verdict>
      }
    >
      <h1>{t('people.status.title')}</h1>
      <p class="soft">{t('people.status.lead')}</p>
      <Table
        caption={t('people.status.title')}
        hideCaption
        rows={parts}
        rowKey={({ part }) => part}
        columns={[
          {
            key: 'part',
            title: t('people.status.part'),
            isHead: true,
            cell: ({ part }) => t(`people.status.part.${part}`),
          },
          {
            key: 'state',
            title: t('people.status.state'),
            cell: ({ state }) => <Chip tone={tones[state]}>{t(`people.status.state.${state}`)}</Chip>,
          },
        ]}
      />
      {readsBehindSeconds !== undefined && (
        <p class="soft">{t('people.status.readsBehind', { seconds: readsBehindSeconds })}</p>
      )}
      <h2>{t('people.status.incidents')}</h2>
      {incidents.length === 0 ? (
        <EmptyState title={t('people.status.noIncidents')} />
      ) : (
        incidents.map((incident) => <IncidentCard key={incident.id} incident={incident} />)
      )}
      <h2>{t('people.status.whatToDo')}</h2>
      <p>{t('people.status.quoteCode')}</p>
    </Page>
  )
}

/** An incident with what was said of it, newest first. */
export function IncidentCard({ incident }: { incident: IncidentView }) {
  const t = useText()
  const { lang } = useShell()
  const { part, titleVi, titleEn, beganAt, endedAt, words } = incident
  return (
    <Card title={lang === 'en' ? (titleEn ?? titleVi) : titleVi} tone={endedAt ? 'calm' : 'bad'}>
      <p>
        <Chip tone={endedAt ? 'good' : 'bad'}>
          {endedAt ? t('people.status.ended', { at: formatInstant(endedAt) }) : t('people.status.goesOn')}
        </Chip>{' '}
        {t(`people.status.part.${part}`)} · {t('people.status.began', { at: formatInstant(beganAt) })}
      </p>
      <ul class="moments">
        {words.toReversed().map(({ saysVi, saysEn, saidAt }) => (
          <li key={saidAt}>
            <span class="soft small">{formatInstant(saidAt)}</span>
            <br />
            <span class="as-written">{lang === 'en' ? (saysEn ?? saysVi) : saysVi}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
