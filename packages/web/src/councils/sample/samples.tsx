import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type SamplesPageProps = {
  session: { id: string; councilName: string; heldOn: string }
  samples: { code: string; setNo: number; criteria: number; marked: number; isSigned: boolean }[]
  waiting: number
}

/** The coded samples on the table, in the order in which this member meets them; nothing of whose they are. */
export function SamplesPage({ session, samples, waiting }: SamplesPageProps) {
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={t('councils.samples')}
      layout="form"
      robots="noindex"
      way={<BackLink href={`/councils/sessions/${session.id}`} />}
    >
      <h1>{t('councils.samples')}</h1>
      <p class="soft">
        {session.councilName} · {formatDay(session.heldOn)}
      </p>
      <p>{t('councils.samplesWhat')}</p>
      {waiting > 0 && <Notice>{t('councils.samplesWaiting', { n: waiting })}</Notice>}
      {samples.length === 0 && <p class="soft">{t('councils.samplesNone')}</p>}
      <ol class="samples">
        {samples.map(({ code, criteria, marked, isSigned }) => (
          <li key={code}>
            <a href={`/councils/sessions/${session.id}/samples/${code}`}>{t('councils.sampleCode', { code })}</a>
            <Chip tone={marked === criteria ? 'good' : 'info'}>
              {isSigned ? t('councils.task-signed') : t('councils.sampleMarked', { n: marked, of: criteria })}
            </Chip>
          </li>
        ))}
      </ol>
    </Page>
  )
}
