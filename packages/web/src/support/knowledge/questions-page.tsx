import { type Audience, audiences } from '@saolang/core/support/knowledge/question.ts'
import { Tabs } from '../../kit/filters.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { LawSource } from '../../kit/law/law-source.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import type { QuestionLine } from './law-views.ts'

export type QuestionsPageProps = { questions: readonly QuestionLine[]; audience?: Audience }

/** `/law/questions?for=`: every question with a public answer, and where the law answers it. */
export function QuestionsPage({ questions, audience }: QuestionsPageProps) {
  const t = useText()
  const title = audience ? t(`support.law.for-${audience}`) : t('support.law.questions')
  return (
    <Page
      title={title}
      sheet="knowledge.css"
      way={<Breadcrumbs crumbs={[{ href: '/law', label: t('support.law.title') }]} />}
    >
      <h1>{title}</h1>
      <Tabs
        label={t('support.law.questions')}
        tabs={[
          { href: '/law/questions', label: t('kit.all'), isHere: !audience },
          ...audiences.map((each) => ({
            href: `/law/questions?for=${each}`,
            label: t(`support.law.who-${each}`),
            isHere: each === audience,
          })),
        ]}
      />
      <ul class="law-questions">
        {questions.map(({ id, title, cites, isMinistrys }) => (
          <li key={id}>
            <a href={`/law/questions/${id}`}>{title}</a>
            <br />
            <span class="small soft">
              <LawSource source={cites.join('; ')} />
              {isMinistrys && ` · ${t('support.law.ministrys')}`}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
