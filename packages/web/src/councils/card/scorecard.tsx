import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Scorecard } from '../../islands/scorecard.tsx'
import { formatBytes, formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Island } from '../../kit/island.tsx'
import { Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { CardData } from './card-data.ts'
import { cardWords } from './card-data.ts'

export type ScorecardPageProps = {
  card: Omit<CardData, 'words' | 'csrfToken'>
  productName: string
  code: string
  organisationName: string
  isDemo: boolean
  advice: { report: string; siteVisitOn: string | null } | null
  sessionHref: string
  conflictHref: string
  /** What changed since the last certified version, and where the dossier is. */
  differenceHref: string
  problems: readonly Problem[]
}

/** A member's own card with the evidence beside it. Works as a form; in a browser with JavaScript it counts while one marks. */
export function ScorecardPage(props: ScorecardPageProps) {
  const {
    card,
    productName,
    code,
    organisationName,
    isDemo,
    advice,
    sessionHref,
    conflictHref,
    differenceHref,
    problems,
  } = props
  const t = useText()
  const { csrfToken, lang } = useShell()
  const evidence = card.evidence.map((file) => ({ ...file, sizeText: formatBytes(lang, file.byteSize) }))
  const data: CardData = { ...card, evidence, words: cardWords(t), ...(csrfToken && { csrfToken }) }
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.scorecard')}: ${productName}`}
      layout="desk"
      bodyClass="with-standing"
      problems={problems}
      robots="noindex"
      way={<BackLink href={sessionHref} />}
    >
      <h1>
        {productName} {isDemo && <SampleChip />}
      </h1>
      <p class="soft">
        {code} · {organisationName} · {t('councils.setAndDecision', { no: card.set.no, decision: card.set.decision })} ·{' '}
        {t('councils.yourCardOnly')} · <a href={conflictHref}>{t('councils.conflictNoticed')}</a>
      </p>
      <p>
        <a href={differenceHref}>{t('dossiers.difference.see')}</a>
      </p>
      {card.isSigned && <Notice tone="good">{t('councils.cardIsSigned')}</Notice>}
      {advice && (
        <details class="advice">
          <summary>{t('councils.adviceReport')}</summary>
          {advice.siteVisitOn && (
            <p class="soft">{t('councils.siteVisited', { day: formatDay(advice.siteVisitOn) })}</p>
          )}
          {advice.report.split('\n').map((line, i) => (
            <p key={i}>{line}</p>
          ))}
        </details>
      )}
      <Island name="scorecard" component={Scorecard} props={{ card: data }} />
    </Page>
  )
}
