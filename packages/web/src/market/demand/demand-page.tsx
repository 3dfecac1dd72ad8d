import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDong, formatInstant, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Card, Chip, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask, DemandChip, MonthList, Reasons, unitWords } from './demand-parts.tsx'
import type { DemandView, MatchView, OwnQuoteView, QuestionView } from './demand-views.ts'
import { OwnQuote } from './own-quote.tsx'

export type DemandPageProps = {
  seat: 'buyer' | 'producer' | 'officer'
  demand: DemandView
  provinces: Readonly<Record<string, string>>
  questions: readonly QuestionView[]
  supplies: readonly MatchView[]
  quotes: number
  ownQuote: OwnQuoteView | null
  frameworkId: string | null
  problems: readonly Problem[]
}

/** `/demand/{id}`: a request, who can answer it and why, questions, and the way to the answers. */
export function DemandPage(props: DemandPageProps) {
  const t = useText()
  const { seat, demand, ownQuote, frameworkId, problems } = props
  const isOpen = demand.state === 'open' && !demand.isOver
  return (
    <Page
      title={demand.title}
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{demand.title}</h1>
      <p>
        <DemandChip {...demand} /> {demand.isSample && <SampleChip />} {demand.buyer} ·{' '}
        {t('market.demand.answersUntil', { when: formatInstant(demand.replyBy) })}
      </p>
      {demand.closedWhy && (
        <Notice>
          <p>{t('market.demand.closedWhy', { why: demand.closedWhy })}</p>
        </Notice>
      )}
      {frameworkId && (
        <p class="actions">
          <LinkButton href={`/frameworks/${frameworkId}`}>{t('market.demand.toContract')}</LinkButton>
        </p>
      )}
      <Facts {...props} />
      {seat === 'buyer' && <BuyerPart {...props} />}
      {seat === 'producer' && (
        <section class="part">
          <h2>{t('market.demand.ownAnswer')}</h2>
          {ownQuote ? (
            <OwnQuote demand={demand} quote={ownQuote} isOpen={isOpen} problems={problems} />
          ) : (
            <p>{t(isOpen ? 'market.demand.noAnswerYet' : 'market.demand.notAnswered')}</p>
          )}
          {isOpen && (!ownQuote || ownQuote.isLead) && (
            <p class="actions">
              <LinkButton href={`/demand/${demand.id}/quote`}>
                {t(ownQuote ? 'market.demand.changeQuote' : 'market.demand.writeQuote')}
              </LinkButton>
            </p>
          )}
        </section>
      )}
      {seat !== 'officer' && <Supplies {...props} />}
      <Questions {...props} isOpen={isOpen} />
    </Page>
  )
}

function Facts({ demand, provinces }: Pick<DemandPageProps, 'demand' | 'provinces'>) {
  const t = useText()
  const { lang } = useShell()
  const unit = unitWords(t, demand.unit)
  const prices = [demand.priceFromDong, demand.priceToDong].flatMap((dong) =>
    dong === null ? [] : formatDong(lang, dong),
  )
  const rows = [
    { label: t('market.demand.group'), value: demand.group },
    {
      label: t('market.demand.byMonth'),
      value: (
        <>
          <MonthList months={demand.months} />
          <br />
          {t('market.demand.totalLine', { total: formatNumber(lang, demand.total), unit })}
        </>
      ),
    },
    { label: t('market.demand.minStar'), value: t('market.demand.starAtLeast', { n: demand.minStar ?? 3 }) },
    {
      label: t('market.demand.papers'),
      value: demand.papers.map((paper) => t(`market.demand.paper.${paper}`)).join(', ') || t('market.demand.none'),
    },
    { label: t('market.demand.quality'), value: demand.quality || t('market.demand.none') },
    { label: t('market.demand.packing'), value: demand.packing || t('market.demand.none') },
    { label: t('market.demand.minShelf'), value: `${demand.minShelfDays} ${t('market.demand.days')}` },
    {
      label: t('market.demand.deliveryPlace'),
      value: `${demand.deliveryPlace}, ${provinces[demand.deliveryProvince] ?? ''}`,
    },
    {
      label: t('market.demand.fromProvince'),
      value: demand.fromProvinces.map((code) => provinces[code]).join(', ') || t('market.demand.wholeCountry'),
    },
    { label: t('market.demand.priceRange'), value: prices.length > 0 ? prices.join(' – ') : t('market.demand.none') },
  ]
  return <SummaryList rows={rows} />
}

function BuyerPart({ demand, quotes, problems }: DemandPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('why')
  return (
    <section class="part">
      <h2>{t('market.demand.answers')}</h2>
      <p>{t('market.demand.answersCount', { n: quotes })}</p>
      {quotes > 0 && (
        <p class="actions">
          <LinkButton href={`/demand/${demand.id}/compare`}>{t('market.demand.compare')}</LinkButton>
        </p>
      )}
      {demand.state === 'open' && (
        <details open={Boolean(error)}>
          <summary>{t('market.demand.close')}</summary>
          <Form action={`/demand/${demand.id}/close`}>
            <TextField name="why" label={t('market.why')} {...(error && { error })} />
            <Button look="danger">{t('market.demand.close')}</Button>
          </Form>
        </details>
      )}
    </section>
  )
}

function Supplies({ seat, supplies, provinces }: DemandPageProps) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t(seat === 'buyer' ? 'market.demand.whoCan' : 'market.demand.ownProducts')}</h2>
      <p class="soft">{t('market.demand.noBlackBox')}</p>
      {supplies.length === 0 && (
        <p>
          {t(seat === 'buyer' ? 'market.demand.nobodyCan' : 'market.demand.nothingDeclared')}{' '}
          {seat === 'producer' && <a href="/supply">{t('market.demand.supply')}</a>}
        </p>
      )}
      <div class="match-cards">
        {supplies.map(({ productId, product, producer, match }) => (
          <Card key={productId} title={product}>
            {seat === 'buyer' && <p class="soft">{producer}</p>}
            <Reasons match={match} provinces={provinces} />
          </Card>
        ))}
      </div>
    </section>
  )
}

function Questions({ seat, demand, questions, problems, isOpen }: DemandPageProps & { isOpen: boolean }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('market.demand.questions')}</h2>
      <p class="soft">{t('market.demand.questionsLead')}</p>
      {questions.map(({ id, question, answer, isOwn, askedAt }) => (
        <Card key={id}>
          <p>
            <b>{question}</b> <span class="soft">{formatInstant(askedAt)}</span>{' '}
            {isOwn && <Chip>{t('market.demand.yours')}</Chip>}
          </p>
          {answer && <p>{answer}</p>}
          {!answer && seat !== 'buyer' && <p class="soft">{t('market.demand.notYet')}</p>}
          {!answer && seat === 'buyer' && (
            <Form action={`/demand/${demand.id}/questions/${id}`}>
              <TextArea name="answer" id={`answer-${id}`} label={t('market.demand.answer')} rows={2} />
              <Button look="plain">{t('market.demand.sendAnswer')}</Button>
            </Form>
          )}
        </Card>
      ))}
      {questions.length === 0 && <p>{t('market.demand.noQuestions')}</p>}
      {seat === 'producer' && isOpen && (
        <Form action={`/demand/${demand.id}/questions`}>
          <TextArea label={t('market.demand.ask')} rows={2} {...ask({}, at, 'question')} />
          <Button look="plain">{t('market.demand.sendQuestion')}</Button>
        </Form>
      )}
    </section>
  )
}
