import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { MonthList, Tiers, unitWords } from './demand-parts.tsx'
import type { DemandView, OwnQuoteView, SampleView } from './demand-views.ts'

const tones = { draft: 'warn', sent: 'good', withdrawn: 'calm', awarded: 'good', lost: 'calm' } as const
const answerTones = { asked: 'warn', agreed: 'good', declined: 'calm' } as const

type OwnQuoteProps = { demand: DemandView; quote: OwnQuoteView; isOpen: boolean; problems: readonly Problem[] }

/** The one answer that a producer stands in: its terms, who gives what, and what is next. */
export function OwnQuote({ demand, quote, isOpen, problems }: OwnQuoteProps) {
  const t = useText()
  const { shortfalls, isLead, state } = quote
  const path = `/demand/${demand.id}/quotes/${quote.id}`
  const canMove = isOpen && (state === 'draft' || state === 'sent')
  return (
    <>
      <p>
        <Chip tone={tones[state]}>{t(`market.demand.quote.${state}`)}</Chip>{' '}
        {quote.version > 0 && t('market.demand.version', { n: quote.version })}
      </p>
      <QuoteFacts demand={demand} quote={quote} />
      {shortfalls.length > 0 && (
        <Notice tone="warn">
          <p>
            {t('market.demand.shortBy')} <MonthList months={shortfalls} />
          </p>
        </Notice>
      )}
      {canMove && <QuoteMoves path={path} quote={quote} />}
      <Samples samples={quote.samples} path={path} side={isLead ? 'producer' : 'none'} problems={problems} />
    </>
  )
}

function QuoteMoves({ path, quote }: { path: string; quote: OwnQuoteView }) {
  const t = useText()
  const own = quote.shares.find((share) => share.isOwn)
  return (
    <>
      {own?.answer === 'asked' && (
        <Form action={`${path}/share`}>
          <p>{t('market.demand.agreeLead')}</p>
          <Actions>
            <Button name="agrees" value="yes">
              {t('market.demand.agree')}
            </Button>
            <Button name="agrees" value="no" look="plain">
              {t('market.demand.declineShare')}
            </Button>
          </Actions>
        </Form>
      )}
      {quote.isLead && (
        <Form action={`${path}/send`}>
          <Actions>
            <Button>{t(quote.version > 0 ? 'market.demand.sendVersion' : 'market.demand.sendQuote')}</Button>
            <Button look="plain" formAction={`${path}/withdraw`}>
              {t('market.demand.withdraw')}
            </Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

function QuoteFacts({ demand, quote: { terms, shares } }: Pick<OwnQuoteProps, 'demand' | 'quote'>) {
  const t = useText()
  return (
    <SummaryList
      rows={[
        { label: t('market.demand.price'), value: <Tiers terms={terms} unit={unitWords(t, demand.unit)} /> },
        {
          label: t('market.demand.shares'),
          value: (
            <ul class="plain">
              {shares.map(({ name, months, answer }) => (
                <li key={name}>
                  {name}: <MonthList months={months} />{' '}
                  <Chip tone={answerTones[answer]}>{t(`market.demand.share.${answer}`)}</Chip>
                </li>
              ))}
            </ul>
          ),
        },
        { label: t('market.demand.payment'), value: t('market.demand.inDays', { n: terms.paymentDays }) },
        { label: t('market.demand.leadTime'), value: t('market.demand.inDays', { n: terms.leadDays }) },
        { label: t('market.demand.validUntil'), value: formatDay(terms.validUntil) },
        ...(terms.terms ? [{ label: t('market.demand.terms'), value: terms.terms }] : []),
      ]}
    />
  )
}

type SamplesProps = {
  samples: readonly SampleView[]
  path: string
  side: 'buyer' | 'producer' | 'none'
  problems: readonly Problem[]
}

/** Samples of an answer and the next step of each. */
export function Samples({ samples, path, side, problems }: SamplesProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('words')
  if (samples.length === 0) return null
  return (
    <>
      <h3>{t('market.demand.samples')}</h3>
      {samples.map((sample) => (
        <div key={sample.id} class="sample">
          <p>
            {sample.wanted}{' '}
            <Chip tone={sample.verdict === 'bad' ? 'bad' : 'info'}>{t(`market.demand.sample.${sample.state}`)}</Chip>
          </p>
          {sample.sentWords && <p class="soft">{sample.sentWords}</p>}
          {sample.verdict && (
            <p>
              {t(`market.demand.verdictOf.${sample.verdict}`)}: {sample.verdictWords}
            </p>
          )}
          <NextStep sample={sample} path={path} side={side} error={error} />
        </div>
      ))}
    </>
  )
}

type NextStepProps = { sample: SampleView; path: string; side: SamplesProps['side']; error: string | undefined }

function NextStep({ sample: { id, state }, path, side, error }: NextStepProps) {
  const t = useText()
  const words = { id: `words-${id}`, ...(error && { error }) }
  const action = `${path}/samples/${id}`
  if (state === 'asked' && side === 'producer')
    return (
      <Form action={action}>
        <TextField name="words" label={t('market.demand.sampleSentBy')} {...words} />
        <Button name="step" value="send" look="plain">
          {t('market.demand.sampleAct.send')}
        </Button>
      </Form>
    )
  if (state === 'sent' && side === 'buyer')
    return (
      <Form action={action}>
        <Button name="step" value="receive" look="plain">
          {t('market.demand.sampleAct.receive')}
        </Button>
      </Form>
    )
  if (state !== 'received' || side !== 'buyer') return null
  return (
    <Form action={action}>
      <input type="hidden" name="step" value="judge" />
      <TextField name="words" label={t('market.demand.sampleJudge')} {...words} />
      <Actions>
        <Button name="verdict" value="good" look="plain">
          {t('market.demand.verdictOf.good')}
        </Button>
        <Button name="verdict" value="bad" look="plain">
          {t('market.demand.verdictOf.bad')}
        </Button>
      </Actions>
    </Form>
  )
}
