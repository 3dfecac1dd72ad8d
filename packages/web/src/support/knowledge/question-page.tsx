import { formatDate } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { HelpVote } from './help-vote.tsx'
import type { QuestionView } from './law-views.ts'
import { PassageCard } from './passage.tsx'

export type QuestionPageProps = { question: QuestionView; voted?: 'yes' | 'no' }

/** `/law/questions/{id}`: a question, the passages that answer it, what the Ministry adds, and whether that helped. */
export function QuestionPage({ question, voted }: QuestionPageProps) {
  const t = useText()
  const { id, title, answers, words, answeredAt, helped, many } = question
  return (
    <Page
      title={title}
      sheet="knowledge.css"
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/law', label: t('support.law.title') },
            { href: '/law/questions', label: t('support.law.questions') },
          ]}
        />
      }
    >
      <h1>{title}</h1>
      <p class="soft">{t('support.law.answeredBy', { n: answers.length })}</p>
      {answers.map((answer) => (
        <PassageCard key={answer.cite} answer={answer} />
      ))}
      {words && (
        <section>
          <h2>{t('support.law.ministrySays')}</h2>
          <p class="law-words">{words}</p>
          {answeredAt && <p class="small soft">{t('support.law.answeredOn', { day: formatDate(answeredAt) })}</p>}
        </section>
      )}
      <HelpVote subject={id} helped={helped} many={many} {...(voted && { voted })} />
    </Page>
  )
}
