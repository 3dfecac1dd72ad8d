import type { Article, Clause } from '@saolang/law/legal-text.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { decisionHref, placeId } from '../../kit/law/law-source.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { HelpVote } from './help-vote.tsx'

export type ArticlePageProps = {
  article: Article
  last: number
  questions: readonly { id: string; title: string }[]
  helped: number
  many: number
  voted?: 'yes' | 'no'
}

/** `/law/26-2026-qd-ttg/{article}`: an article word for word, each clause and point at its own anchor. */
export function ArticlePage({ article, last, questions, helped, many, voted }: ArticlePageProps) {
  const t = useText()
  const { no, title, text = [], clauses = [] } = article
  return (
    <Page
      title={`Điều ${no}. ${title}`}
      description={`Quyết định 26/2026/QĐ-TTg, Điều ${no}: ${title}`}
      sheet="knowledge.css"
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/law', label: t('support.law.title') },
            { href: decisionHref, label: 'Quyết định 26/2026/QĐ-TTg' },
          ]}
        />
      }
    >
      <article class="law-article" lang="vi">
        <h1>
          Điều {no}. {title}
        </h1>
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {clauses.map((clause) => (
          <ClausePart key={clause.no} clause={clause} />
        ))}
      </article>
      <nav class="law-turn" aria-label={t('support.law.articles')}>
        {no > 1 && <a href={`${decisionHref}/${no - 1}`}>{`← Điều ${no - 1}`}</a>}
        {no < last && <a href={`${decisionHref}/${no + 1}`}>{`Điều ${no + 1} →`}</a>}
      </nav>
      {questions.length > 0 && (
        <section>
          <h2>{t('support.law.asksHere')}</h2>
          <ul class="law-questions">
            {questions.map(({ id, title }) => (
              <li key={id}>
                <a href={`/law/questions/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <HelpVote subject={`article:${no}`} helped={helped} many={many} {...(voted && { voted })} />
    </Page>
  )
}

function ClausePart({ clause: { no, text, points = [] } }: { clause: Clause }) {
  const [first, ...rest] = text
  return (
    <section class="law-clause" id={placeId(no)}>
      <p>
        <a class="law-no" href={`#${placeId(no)}`}>{`${no}.`}</a> {first}
      </p>
      {rest.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {points.map(({ letter, text: [own, ...more] }) => (
        <div key={letter} class="law-point" id={placeId(no, letter)}>
          <p>
            <a class="law-no" href={`#${placeId(no, letter)}`}>{`${letter})`}</a> {own}
          </p>
          {more.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </section>
  )
}
