import type { Problem } from '@saolang/core/kernel/problem.ts'
import { mostTiers } from '@saolang/core/market/demand/quote.ts'
import { Button } from '../../kit/button.tsx'
import { type Choice, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Fieldset, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask, MonthFields, MonthList, unitWords } from './demand-parts.tsx'
import type { DemandView, Typed } from './demand-views.ts'

export type QuoteFormPageProps = {
  demand: DemandView
  /** Own products of the group whose stars hold. */
  products: readonly Choice[]
  /** With a draft: products of others that may be asked to give a share. */
  partners: readonly Choice[]
  quoteId: string | null
  values: Typed
  problems: readonly Problem[]
}

/** `/demand/{id}/quote`: an answer, and others asked to give to it. */
export function QuoteFormPage({ demand, products, partners, quoteId, values, problems }: QuoteFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const unit = unitWords(t, demand.unit)
  const months = demand.months.map(({ month }) => month)
  const error = at('months')
  const title = t(quoteId ? 'market.demand.changeQuote' : 'market.demand.writeQuote')
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href={`/demand/${demand.id}`} label={demand.title} />}
    >
      <h1>{title}</h1>
      <p class="lead">{demand.title}</p>
      <p>
        {t('market.demand.wanted')} <MonthList months={demand.months} /> ({unit})
      </p>
      <Form action={`/demand/${demand.id}/quote`}>
        <Select
          label={t('market.demand.product')}
          options={products}
          empty={t('market.demand.choose')}
          {...ask(values, at, 'productId')}
        />
        <MonthFields
          legend={t('market.demand.ownShare')}
          months={months}
          unit={unit}
          values={values}
          {...(error && { error })}
        />
        <TermFields values={values} at={at} unit={unit} />
        <Button>{t('market.demand.saveDraft')}</Button>
      </Form>
      {quoteId && partners.length > 0 && <Partners {...{ demand, partners, quoteId, problems }} />}
    </Page>
  )
}

type PartnersProps = Pick<QuoteFormPageProps, 'demand' | 'partners' | 'problems'> & { quoteId: string }

function Partners({ demand, partners, quoteId, problems }: PartnersProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const unit = unitWords(t, demand.unit)
  const months = demand.months.map(({ month }) => month)
  return (
    <section class="part">
      <h2>{t('market.demand.together')}</h2>
      <p>{t('market.demand.togetherLead')}</p>
      <Form action={`/demand/${demand.id}/quotes/${quoteId}/partners`}>
        <Select
          label={t('market.demand.partner')}
          options={partners}
          empty={t('market.demand.choose')}
          {...ask({}, at, 'partner')}
        />
        <MonthFields legend={t('market.demand.partnerShare')} months={months} unit={unit} values={{}} />
        <Button look="plain">{t('market.demand.askPartner')}</Button>
      </Form>
    </section>
  )
}

type Asking = { values: Typed; at(field: string): string | undefined; unit: string }

function TermFields({ values, at, unit }: Asking) {
  const t = useText()
  return (
    <>
      <TierFields values={values} at={at} unit={unit} />
      <TextField
        label={t('market.demand.payment')}
        inputMode="numeric"
        width="tiny"
        suffix={t('market.demand.days')}
        {...ask(values, at, 'paymentDays')}
      />
      <TextField
        label={t('market.demand.leadTime')}
        inputMode="numeric"
        width="tiny"
        suffix={t('market.demand.days')}
        {...ask(values, at, 'leadDays')}
      />
      <TextField
        label={t('market.demand.validUntil')}
        hint={t('market.untilHint')}
        width="short"
        {...ask(values, at, 'validUntil')}
      />
      <TextArea label={t('market.demand.terms')} rows={4} optional {...ask(values, at, 'terms')} />
    </>
  )
}

function TierFields({ values, at, unit }: Asking) {
  const t = useText()
  return (
    <Fieldset legend={t('market.demand.price')} hint={t('market.demand.tiersHint')}>
      {Array.from({ length: mostTiers }, (_, i) => (
        <div key={i} class="tier">
          {i > 0 && (
            <TextField
              label={t('market.demand.tierFrom')}
              inputMode="decimal"
              suffix={unit}
              optional
              {...ask(values, at, `tier-${i}-from`)}
            />
          )}
          <TextField
            label={t('market.demand.tierDong', { unit })}
            inputMode="numeric"
            suffix="đồng"
            optional={i > 0}
            {...ask(values, at, `tier-${i}-dong`)}
          />
        </div>
      ))}
    </Fieldset>
  )
}
