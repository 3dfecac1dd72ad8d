import { Breadcrumbs } from '../../kit/frame.tsx'
import { lawHref } from '../../kit/law/law-source.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { LawSearchBox } from './law-search-box.tsx'
import type { FoundAnswer } from './law-views.ts'
import { PassageCard } from './passage.tsx'

export type LawSearchPageProps = { typed: string; found: readonly FoundAnswer[] }

/** `/law/search?q=`: the passages that answer, each with its place; nothing else is said. */
export function LawSearchPage({ typed, found }: LawSearchPageProps) {
  const t = useText()
  const ask = `/law/ask?q=${encodeURIComponent(typed)}`
  return (
    <Page
      title={typed ? t('support.law.found', { typed }) : t('support.law.title')}
      sheet="knowledge.css"
      robots="noindex"
      way={<Breadcrumbs crumbs={[{ href: '/law', label: t('support.law.title') }]} />}
    >
      <h1>{typed ? t('support.law.found', { typed }) : t('support.law.title')}</h1>
      <LawSearchBox typed={typed} />
      {typed && found.length === 0 && (
        <EmptyState title={t('support.law.nothing')}>
          <p>
            {t('support.law.nothingMore')} <a href={ask}>{t('support.law.ask')}</a>
          </p>
        </EmptyState>
      )}
      {found.length > 0 && (
        <>
          <ol class="law-found">
            {found.map((each, i) => (
              <li key={i}>
                <Found found={each} />
              </li>
            ))}
          </ol>
          <p class="law-ask">
            {t('support.law.notAnswered')} <a href={ask}>{t('support.law.ask')}</a>
          </p>
        </>
      )}
    </Page>
  )
}

function Found({ found }: { found: FoundAnswer }) {
  const t = useText()
  if (found.kind === 'passage') return <PassageCard answer={found.answer} />
  if (found.kind === 'set')
    return (
      <blockquote class="law-passage" lang="vi">
        <p class="law-place">
          <a href={lawHref({ annex: 'II', sheet: found.no })}>{`Phụ lục II, bộ số ${found.no}`}</a>
        </p>
        <p>{found.title}</p>
      </blockquote>
    )
  const { question, answers } = found
  return (
    <>
      <h2>
        <a href={`/law/questions/${question.id}`}>{question.title}</a>
      </h2>
      {question.isMinistrys && <p class="small soft">{t('support.law.ministrys')}</p>}
      {answers.map((answer) => (
        <PassageCard key={answer.cite} answer={answer} />
      ))}
    </>
  )
}
