import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ComponentChildren } from 'preact'
import { Button } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatDong, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { type Text, useProblems, useText } from '../../kit/words.ts'
import type { Lang } from '../../messages/message-rows.ts'
import { MonthList, Tiers, unitWords } from './demand-parts.tsx'
import type { DemandView, SentQuoteView } from './demand-views.ts'
import { Samples } from './own-quote.tsx'

export type ComparePageProps = { demand: DemandView; quotes: readonly SentQuoteView[]; problems: readonly Problem[] }

/** `/demand/{id}/compare`: all answers side by side, and the award. */
export function ComparePage({ demand, quotes, problems }: ComparePageProps) {
  const t = useText()
  const canAward = demand.state === 'open' && demand.isOver
  return (
    <Page
      title={t('market.demand.compare')}
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href={`/demand/${demand.id}`} label={demand.title} />}
    >
      <h1>{t('market.demand.compare')}</h1>
      <p class="lead">{demand.title}</p>
      {demand.state === 'open' && !demand.isOver && (
        <Notice>
          <p>{t('market.demand.clockRuns', { when: formatInstant(demand.replyBy) })}</p>
        </Notice>
      )}
      <Side demand={demand} quotes={quotes} />
      {quotes.map((quote) => (
        <section class="part" key={quote.id}>
          <h2>{nameOf(quote)}</h2>
          <QuoteActs demand={demand} quote={quote} canAward={canAward} problems={problems} />
        </section>
      ))}
    </Page>
  )
}

const nameOf = ({ shares }: SentQuoteView) => shares.map(({ name }) => name).join(' + ')

function Side({ demand, quotes }: Pick<ComparePageProps, 'demand' | 'quotes'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('market.demand.compare')}
      hideCaption
      rows={listRows(t, lang, unitWords(t, demand.unit))}
      rowKey={({ label }) => label}
      columns={[
        { key: 'term', title: t('market.demand.term'), isHead: true, cell: ({ label }) => label },
        ...quotes.map((quote) => ({
          key: quote.id,
          title: nameOf(quote),
          cell: ({ cell }: CompareRow) => cell(quote),
        })),
      ]}
    />
  )
}

type CompareRow = { label: string; cell(quote: SentQuoteView): ComponentChildren }

function listRows(t: Text, lang: Lang, unit: string): CompareRow[] {
  return [
    { label: t('market.demand.price'), cell: (quote: SentQuoteView) => <Tiers terms={quote.terms} unit={unit} /> },
    {
      label: t('market.demand.sumAsked'),
      cell: ({ worthDong }: SentQuoteView) => formatDong(lang, worthDong),
    },
    {
      label: t('market.demand.shares'),
      cell: (quote: SentQuoteView) => <SharesOf {...quote} />,
    },
    {
      label: t('market.demand.covers'),
      cell: (quote: SentQuoteView) => <Covers {...quote} />,
    },
    {
      label: t('market.demand.payment'),
      cell: ({ terms }: SentQuoteView) => t('market.demand.inDays', { n: terms.paymentDays }),
    },
    {
      label: t('market.demand.leadTime'),
      cell: ({ terms }: SentQuoteView) => t('market.demand.inDays', { n: terms.leadDays }),
    },
    { label: t('market.demand.validUntil'), cell: ({ terms }: SentQuoteView) => formatDay(terms.validUntil) },
    { label: t('market.demand.terms'), cell: ({ terms }: SentQuoteView) => terms.terms || '–' },
    {
      label: t('market.demand.versions'),
      cell: ({ version, sentAt }: SentQuoteView) =>
        `${t('market.demand.version', { n: version })}, ${formatInstant(sentAt)}`,
    },
  ]
}

function SharesOf({ shares }: Pick<SentQuoteView, 'shares'>) {
  return (
    <ul class="plain">
      {shares.map(({ name, months }) => (
        <li key={name}>
          {shares.length > 1 && `${name}: `}
          <MonthList months={months} />
        </li>
      ))}
    </ul>
  )
}

function Covers({ shortfalls }: Pick<SentQuoteView, 'shortfalls'>) {
  const t = useText()
  if (shortfalls.length === 0) return <Chip tone="good">{t('market.demand.coversAll')}</Chip>
  return (
    <>
      <Chip tone="warn">{t('market.demand.shortBy')}</Chip> <MonthList months={shortfalls} />
    </>
  )
}

type QuoteActsProps = Pick<ComparePageProps, 'demand' | 'problems'> & { quote: SentQuoteView; canAward: boolean }

function QuoteActs({ demand, quote, canAward, problems }: QuoteActsProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const path = `/demand/${demand.id}/quotes/${quote.id}`
  const reason = at('reason')
  return (
    <>
      {quote.state !== 'sent' && (
        <Chip tone={quote.state === 'awarded' ? 'good' : 'calm'}>{t(`market.demand.quote.${quote.state}`)}</Chip>
      )}
      {quote.former.length > 0 && (
        <details>
          <summary>{t('market.demand.former')}</summary>
          <ul>
            {quote.former.map(({ no, sentAt, terms }) => (
              <li key={no}>
                {t('market.demand.version', { n: no })}, {formatInstant(sentAt)}:{' '}
                {terms.tiers.map(({ dong }) => formatDong(lang, dong)).join(' / ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Samples samples={quote.samples} path={path} side="buyer" problems={problems} />
      {quote.state === 'sent' && demand.state === 'open' && (
        <details>
          <summary>{t('market.demand.askSample')}</summary>
          <Form action={`${path}/samples`}>
            <TextField name="wanted" id={`wanted-${quote.id}`} label={t('market.demand.sampleWanted')} />
            <Button look="plain">{t('market.demand.askSample')}</Button>
          </Form>
        </details>
      )}
      {canAward && quote.state === 'sent' && (
        <Form action={`${path}/award`}>
          <TextArea
            name="reason"
            id={`reason-${quote.id}`}
            label={t('market.demand.awardReason')}
            rows={2}
            {...(reason && { error: reason })}
          />
          <Button>{t('market.demand.award')}</Button>
        </Form>
      )}
    </>
  )
}
