import type { Problem } from '@saolang/core/kernel/problem.ts'
import { qualityPapers } from '@saolang/core/market/demand/demand.ts'
import { supplyUnits } from '@saolang/core/market/demand/months.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { type Choice, Select, TextField } from '../../kit/fields.tsx'
import { Fieldset, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask, MonthFields, MonthList, unitWords } from './demand-parts.tsx'
import type { SupplyLine, Typed } from './demand-views.ts'

export type SuppliesPageProps = { producer: string; organisationId: string | null; supplies: readonly SupplyLine[] }

/** `/supply`: what a producer declared that it can supply, product by product. */
export function SuppliesPage({ producer, organisationId, supplies }: SuppliesPageProps) {
  const t = useText()
  const suffix = organisationId ? `?organisation=${organisationId}` : ''
  return (
    <Page
      title={t('market.demand.supply')}
      robots="noindex"
      sheet="demand.css"
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{t('market.demand.supply')}</h1>
      <p class="lead">{producer}</p>
      <p>{t('market.demand.supplyLead')}</p>
      {supplies.length === 0 && <EmptyState title={t('market.noProducts')} />}
      {supplies.map(({ productId, name, holds, months, unit }) => (
        <Card key={productId} title={name} href={`/supply/${productId}${suffix}`} level={2}>
          {!holds && <Chip tone="warn">{t('market.noStarNow')}</Chip>}
          <p>
            {unit ? (
              <>
                <MonthList months={months} /> ({unitWords(t, unit)})
              </>
            ) : (
              t('market.demand.notDeclared')
            )}
          </p>
        </Card>
      ))}
    </Page>
  )
}

export type SupplyFormPageProps = {
  productName: string
  action: string
  provinces: readonly Choice[]
  months: readonly string[]
  values: Typed
  problems: readonly Problem[]
}

/** `/supply/{product}`: capacity by month, shelf life, delivery, papers with their last day. */
export function SupplyFormPage({ productName, action, provinces, months, values, problems }: SupplyFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('months')
  const unitError = at('unit')
  return (
    <Page
      title={t('market.demand.supply')}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href="/supply" label={t('market.demand.supply')} />}
    >
      <h1>{productName}</h1>
      <Form action={action}>
        <Radios
          name="unit"
          label={t('market.demand.unit')}
          inline
          options={supplyUnits.map((value) => ({ value, label: t(`market.demand.unit.${value}`) }))}
          value={values.unit ?? ''}
          {...(unitError && { error: unitError })}
        />
        <MonthFields
          legend={t('market.demand.capacity')}
          hint={t('market.demand.capacityHint')}
          months={months}
          values={values}
          {...(error && { error })}
        />
        <TextField
          label={t('market.demand.shelf')}
          inputMode="numeric"
          width="tiny"
          suffix={t('market.demand.days')}
          {...ask(values, at, 'shelfDays')}
        />
        <TextField
          label={t('market.demand.minOrder')}
          inputMode="decimal"
          width="tiny"
          {...ask(values, at, 'minOrder')}
        />
        <Select
          label={t('market.demand.deliversTo')}
          options={provinces}
          empty={t('market.demand.wholeCountry')}
          {...ask(values, at, 'deliversTo')}
        />
        <PaperFields values={values} at={at} />
        <Button>{t('kit.save')}</Button>
      </Form>
    </Page>
  )
}

function PaperFields({ values, at }: { values: Typed; at(field: string): string | undefined }) {
  const t = useText()
  return (
    <Fieldset legend={t('market.demand.papers')} hint={t('market.demand.papersHint')}>
      {qualityPapers.map((kind) => (
        <div key={kind} class="tier">
          <TextField
            label={`${t(`market.demand.paper.${kind}`)}: ${t('market.demand.paperNumber')}`}
            optional
            {...ask(values, at, `paper-${kind}`)}
          />
          <TextField
            label={t('market.demand.paperUntilLabel')}
            hint={t('market.untilHint')}
            optional
            {...ask(values, at, `until-${kind}`)}
          />
        </div>
      ))}
    </Fieldset>
  )
}
