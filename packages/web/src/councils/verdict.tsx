import type { Verdict } from '@saolang/core/councils/verdict.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { TextArea, TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatInstant } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { SpreadTable, type SpreadView } from './closing/spread-table.tsx'
import { type PartTitle, VerdictWords } from './verdict-words.tsx'

export type VerdictPageProps = {
  id: string
  productName: string
  code: string
  organisationName: string
  issuedAt: string
  verdict: Verdict
  parts: PartTitle[]
  cards: number
  spread: SpreadView
  spreadLimit: number
  resolutions: { criterion: string; option: string; reason: string }[]
  discussion: string
  settlement: { way: string; documentNumber: string; settledAt: string; decisionHref?: string } | null
  sessionHref: string
  papers: { href: string; label: string }[]
  /** Ways that this reader may take now, without a decision of recognition. */
  mySettling: string[]
  mayDecide: boolean
  values: { way: string; documentNumber: string; note: string }
  problems: readonly Problem[]
}

/** A verdict, explained, with everything it follows from; and for the officer who has to act on it, the ways that are open. */
export function VerdictPage(props: VerdictPageProps) {
  const { verdict, settlement, spread, spreadLimit, resolutions, discussion, problems, papers } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.verdict')}: ${props.productName}`}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href={props.sessionHref} />}
    >
      <h1>{props.productName}</h1>
      <p class="soft">
        {props.code} · {props.organisationName} · {t('councils.issuedAt', { at: formatInstant(props.issuedAt) })} ·{' '}
        <a href={`/councils/verdicts/${props.id}/replay`}>{t('councils.replay')}</a>
      </p>
      <VerdictWords verdict={verdict} parts={props.parts} cards={props.cards} />
      {settlement && (
        <Notice tone="good" title={t(`councils.settled-${settlement.way}` as 'councils.settled-recognise')}>
          <p>
            {settlement.decisionHref ? (
              <a href={settlement.decisionHref}>{settlement.documentNumber}</a>
            ) : (
              settlement.documentNumber
            )}{' '}
            · {formatInstant(settlement.settledAt)}
          </p>
        </Notice>
      )}
      {!settlement && <Next {...props} />}
      {resolutions.length > 0 && <h2>{t('councils.resolutions')}</h2>}
      <ul>
        {resolutions.map(({ criterion, option, reason }) => (
          <li key={criterion}>
            <b>{criterion}</b> {option}. <span class="soft">{reason}</span>
          </li>
        ))}
      </ul>
      {discussion && (
        <p>
          <b>{t('councils.discussion')}</b>: {discussion}
        </p>
      )}
      <SpreadTable spread={spread} limit={spreadLimit} isSettled />
      {papers.length > 0 && <h2>{t('councils.papers')}</h2>}
      <ul>
        {papers.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Next({ id, verdict, mySettling, mayDecide, values, problems }: VerdictPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section>
      <h2>{t('councils.next')}</h2>
      {verdict.ways.map((way) => (
        <p key={way}>{t(`councils.wayText-${way}`)}</p>
      ))}
      {mayDecide && (
        <LinkButton href={`/councils/decisions/new?verdict=${id}`}>{t('councils.recordDecision')}</LinkButton>
      )}
      {mySettling.length > 0 && (
        <Form action={`/councils/verdicts/${id}/settlement`}>
          <Radios
            name="way"
            label={t('councils.settleQuestion')}
            value={values.way || (mySettling.length === 1 ? (mySettling[0] ?? '') : '')}
            error={at('way') ?? ''}
            options={mySettling.map((way) => ({
              value: way,
              label: t(`councils.way-${way}` as 'councils.way-escalate'),
            }))}
          />
          <TextField
            name="documentNumber"
            label={t('councils.documentNumber')}
            hint={t('councils.documentNumberHint')}
            value={values.documentNumber}
            error={at('documentNumber') ?? ''}
            width="short"
          />
          <TextArea name="note" label={t('councils.settleNote')} value={values.note} rows={2} optional />
          <Actions>
            <Button look={mayDecide ? 'plain' : 'main'}>{t('councils.settle')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}
