import { LinkButton } from '../../kit/button.tsx'
import { formatDate, formatDay } from '../../kit/format.ts'
import { Card, Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'
import { HelpTabs } from '../help-tabs.tsx'
import { deskWords, type RequestLine, statusTones, statusWords } from './advice-views.ts'

export type AdvicePageProps = {
  requests: readonly RequestLine[]
  /** Set when an officer looks for a producer of their commune. */
  helped?: { id: string; name: string }
}

/** What a producer asked, and what came back. */
export function AdvicePage({ requests, helped }: AdvicePageProps) {
  const t = useText()
  return (
    <Page title={t('support.advice')} robots="noindex" sheet="support.css">
      <HelpTabs here="advice" />
      <h1>{t('support.advice')}</h1>
      {helped ? (
        <Notice tone="info">{t('support.askingFor', { name: helped.name })}</Notice>
      ) : (
        <p class="lead">{t('support.adviceLead')}</p>
      )}
      <p>
        <LinkButton href={`/advice/new${helped ? `?organisation=${helped.id}` : ''}`}>{t('support.askNew')}</LinkButton>
      </p>
      {requests.length === 0 ? (
        <EmptyState title={t('support.nothingAsked')}>
          <p>{t('support.nothingAskedHint')}</p>
        </EmptyState>
      ) : (
        <div class="course-cards">
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </div>
      )}
    </Page>
  )
}

function RequestCard({ request }: { request: RequestLine }) {
  const t = useText()
  const { id, title, subject, status, desk, dueOn, changedAt } = request
  return (
    <Card title={title} href={`/advice/${id}`} level={2}>
      <p>
        <Chip tone={statusTones[status]}>
          {t(status === 'answered' ? 'support.answerForYou' : statusWords[status])}
        </Chip>
      </p>
      <p class="soft small">
        {t(subjectWords[subject])} ·{' '}
        {dueOn ? t('support.answerBy', { desk: t(deskWords[desk]), day: formatDay(dueOn) }) : formatDate(changedAt)}
      </p>
    </Card>
  )
}
