import { formatDate } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Confirmation, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import type { AskedView } from './law-views.ts'

export type AskedPageProps = { asked: AskedView; isNew: boolean }

/** `/law/asked/{code}`: what became of a question, for who has its code. */
export function AskedPage({ asked: { code, words, askedAt, outcome, answer }, isNew }: AskedPageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.law.askedTitle')}
      layout="form"
      robots="noindex"
      way={<BackLink href="/law" label={t('support.law.title')} />}
    >
      {isNew ? (
        <Confirmation title={t('support.law.askedNew')} code={code}>
          <p>{t('support.law.askedKeep')}</p>
        </Confirmation>
      ) : (
        <h1>{t('support.law.askedTitle')}</h1>
      )}
      <p class="soft">{t('support.law.askedOn', { code, day: formatDate(askedAt) })}</p>
      <blockquote class="law-words">{words}</blockquote>
      {outcome === null && <Notice>{t('support.law.askedWaits')}</Notice>}
      {outcome === 'answered' && (
        <Notice tone="good" title={t('support.law.askedAnswered')}>
          <p>
            <a href={`/law/questions/${code}`}>{t('support.law.readAnswer')}</a>
          </p>
        </Notice>
      )}
      {outcome === 'declined' && (
        <Notice tone="warn" title={t('support.law.askedDeclined')}>
          {answer}
        </Notice>
      )}
    </Page>
  )
}
