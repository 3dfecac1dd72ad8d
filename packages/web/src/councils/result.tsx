import type { Verdict } from '@saolang/core/councils/verdict.ts'
import type { Way } from '@saolang/core/dossiers/improvement.ts'
import { formatDay, formatNumber } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { PointsBar } from '../kit/measures.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'
import { sentenceCase } from './card/card-index.tsx'
import { type PartTitle, VerdictWords } from './verdict-words.tsx'

export type ResultRow = {
  criterion: string
  title: string
  mean: number
  max: number
  self: number | null
  notes: string[]
}

export type ResultPageProps = {
  productName: string
  code: string
  dossierHref: string
  verdict: Verdict
  parts: PartTitle[]
  cards: number
  decision: { number: string; signedOn: string; authority: string } | null
  notice: string
  rows: ResultRow[]
  opinions: string[]
  /** The cheapest way to the star above, from the options nearest to what the council gave; none at five stars. */
  way: Way | null
  nextStar: number | null
}

/** What the applicant learns after the decision: the star and why, each criterion with the council's words, what to improve first. */
export function ResultPage(props: ResultPageProps) {
  const { productName, code, verdict, parts, cards, decision, notice, rows, opinions, way, nextStar } = props
  const t = useText()
  const full = rows.filter(({ mean, max, notes }) => mean === max && notes.length === 0)
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.result')}: ${productName}`}
      layout="form"
      robots="noindex"
      way={<BackLink href={props.dossierHref} />}
    >
      <h1>{t('councils.result')}</h1>
      <p>
        {productName} <span class="soft">{code}</span>
      </p>
      <Notice tone={decision ? 'good' : 'info'}>
        {decision
          ? t('councils.resultDecision', {
              number: decision.number,
              day: formatDay(decision.signedOn),
              authority: decision.authority,
            })
          : notice}
      </Notice>
      <VerdictWords verdict={verdict} parts={parts} cards={cards} />
      {way && nextStar && (
        <>
          <h2>{t('councils.toNextStar', { star: nextStar })}</h2>
          <p>{t('councils.toNextStarWhy')}</p>
          <ul>
            {way.changes.map(({ criterion, title, getsPoints }) => (
              <li key={criterion}>
                {t('councils.raiseTo', { criterion, title: sentenceCase(title), points: getsPoints })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('councils.byCriterion')}</h2>
      <p class="soft">{t('councils.notesAreNameless')}</p>
      <ResultRows rows={rows.filter(({ mean, max, notes }) => mean < max || notes.length > 0)} />
      <details>
        <summary>{t('councils.fullPoints', { n: full.length })}</summary>
        <ResultRows rows={full} />
      </details>
      {opinions.length > 0 && <h2>{t('councils.opinions')}</h2>}
      {opinions.map((opinion) => (
        <blockquote key={opinion}>{opinion}</blockquote>
      ))}
      <p>
        <a href={`${props.dossierHref}/review`}>{t('councils.reviewAsk')}</a>
      </p>
    </Page>
  )
}

function ResultRows({ rows }: { rows: readonly ResultRow[] }) {
  return (
    <div class="result-rows">
      {rows.map((row) => (
        <ResultCriterion key={row.criterion} row={row} />
      ))}
    </div>
  )
}

function ResultCriterion({ row: { criterion, title, mean, max, self, notes } }: { row: ResultRow }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <div>
      <PointsBar
        label={`${criterion} ${sentenceCase(title)}`}
        points={mean}
        max={max}
        tone={mean < max / 2 ? 'warn' : 'good'}
      />
      {self !== null && <p class="soft small">{t('councils.youGave', { n: formatNumber(lang, self) })}</p>}
      {notes.map((note) => (
        <blockquote key={note}>{note}</blockquote>
      ))}
    </div>
  )
}
