import { audiences } from '@saolang/core/support/knowledge/question.ts'
import { decision as decision1048 } from '@saolang/law/decisions/2019-1048-qd-ttg/decision.ts'
import { decision as decision148 } from '@saolang/law/decisions/2023-148-qd-ttg/decision.ts'
import { decision } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatDay } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { decisionHref } from '../../kit/law/law-source.tsx'
import { Card, Chip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { LawSearchBox } from './law-search-box.tsx'
import type { QuestionLine } from './law-views.ts'

export type LawHomePageProps = { questions: readonly QuestionLine[]; mayAnswer: boolean }

const shownAtOnce = 6

/** `/law`: ask the decisions; questions by whose work they are; the decisions themselves. */
export function LawHomePage({ questions, mayAnswer }: LawHomePageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.law.title')}
      description={t('support.law.lead')}
      sheet="knowledge.css"
      way={<Breadcrumbs crumbs={[]} />}
    >
      <h1>{t('support.law.title')}</h1>
      <p class="lead">{t('support.law.lead')}</p>
      <LawSearchBox />
      <div class="law-audiences">
        {audiences.map((audience) => {
          const own = questions.filter((each) => each.for.includes(audience))
          return (
            <section key={audience}>
              <h2>{t(`support.law.for-${audience}`)}</h2>
              <ul class="law-questions">
                {own.slice(0, shownAtOnce).map(({ id, title }) => (
                  <li key={id}>
                    <a href={`/law/questions/${id}`}>{title}</a>
                  </li>
                ))}
              </ul>
              <p>
                <a href={`/law/questions?for=${audience}`}>{t('support.law.allQuestions', { n: own.length })}</a>
              </p>
            </section>
          )
        })}
      </div>
      <p class="law-ask">
        {t('support.law.notAnswered')} <a href="/law/ask">{t('support.law.ask')}</a>
      </p>
      {mayAnswer && <LinkButton href="/law/queue">{t('support.law.queue')}</LinkButton>}
      <p>
        {t('support.law.alsoHelp')} <a href="/advisers">{t('support.adviser.title')}</a> ·{' '}
        <a href="/support/policies">{t('support.policy.title')}</a>
      </p>
      <Decisions />
    </Page>
  )
}

function Decisions() {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('support.law.decisions')}</h2>
      <Card title={`Quyết định ${decision.number}`} href={decisionHref}>
        <p lang="vi">{decision.title}</p>
        <p>
          <Chip tone="good">{t('support.law.inForceFrom', { day: formatDay(decision.inForceFrom.date) })}</Chip>
        </p>
      </Card>
      <h3>{t('support.law.former')}</h3>
      <ul>
        <li>
          {decision148.number} ({formatDay(decision148.signedOn)}), {decision148.amendedBy.number} (
          {formatDay(decision148.amendedBy.signedOn)}):{' '}
          {t('support.law.lapsed', { day: formatDay(decision148.lapsedOn), number: decision148.replacedBy })}
        </li>
        <li>
          {decision1048.number} ({formatDay(decision1048.signedOn)}), {decision1048.amendedBy.number} (
          {formatDay(decision1048.amendedBy.signedOn)}):{' '}
          {t('support.law.lapsed', { day: formatDay(decision1048.replacedOn), number: decision1048.replacedBy })}
        </li>
      </ul>
      <p class="small soft">{t('support.law.formerNote')}</p>
    </section>
  )
}
