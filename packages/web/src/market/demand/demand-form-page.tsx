import type { Problem } from '@saolang/core/kernel/problem.ts'
import { demandAccesses, qualityPapers } from '@saolang/core/market/demand/demand.ts'
import { supplyUnits } from '@saolang/core/market/demand/months.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { type Choice, DateField, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask, MonthFields } from './demand-parts.tsx'
import type { Typed } from './demand-views.ts'

export type DemandFormPageProps = {
  groups: readonly Choice[]
  provinces: readonly Choice[]
  /** Organisations that declared a supply: whom one may ask. */
  producers: readonly Choice[]
  months: readonly string[]
  values: Typed
  papers: readonly string[]
  invited: readonly string[]
  problems: readonly Problem[]
}

type Asking = Pick<DemandFormPageProps, 'values'> & { at(field: string): string | undefined }

/** `/demand/new`: a request for quotation. */
export function DemandFormPage(props: DemandFormPageProps) {
  const t = useText()
  const { at } = useProblems(props.problems)
  const { values, months } = props
  const error = at('months')
  return (
    <Page
      title={t('market.demand.new')}
      layout="form"
      robots="noindex"
      problems={props.problems}
      sheet="demand.css"
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{t('market.demand.new')}</h1>
      <Form action="/demand/new">
        <GoodsFields {...props} at={at} />
        <MonthFields
          legend={t('market.demand.byMonth')}
          hint={t('market.demand.byMonthHint')}
          months={months}
          values={values}
          {...(error && { error })}
        />
        <QualityFields {...props} at={at} />
        <DeliveryFields {...props} at={at} />
        <AnswerFields {...props} at={at} />
        <Button>{t('market.demand.post')}</Button>
      </Form>
    </Page>
  )
}

function GoodsFields({ groups, values, at }: Asking & Pick<DemandFormPageProps, 'groups'>) {
  const t = useText()
  const error = at('unit')
  return (
    <>
      <TextField
        label={t('market.demand.titleLabel')}
        hint={t('market.demand.titleHint')}
        {...ask(values, at, 'title')}
      />
      <Select
        label={t('market.demand.group')}
        options={groups}
        empty={t('market.demand.choose')}
        {...ask(values, at, 'setNo')}
      />
      <Radios
        name="unit"
        label={t('market.demand.unit')}
        inline
        options={supplyUnits.map((value) => ({ value, label: t(`market.demand.unit.${value}`) }))}
        value={values.unit ?? ''}
        {...(error && { error })}
      />
    </>
  )
}

function QualityFields({ values, papers, at }: Asking & Pick<DemandFormPageProps, 'papers'>) {
  const t = useText()
  return (
    <>
      <Radios
        name="minStar"
        label={t('market.demand.minStar')}
        inline
        options={['3', '4', '5'].map((value) => ({ value, label: t('market.demand.starAtLeast', { n: value }) }))}
        value={values.minStar ?? '3'}
      />
      <Checkboxes
        name="papers"
        label={t('market.demand.papers')}
        options={qualityPapers.map((value) => ({ value, label: t(`market.demand.paper.${value}`) }))}
        values={papers}
      />
      <TextArea label={t('market.demand.quality')} rows={3} optional {...ask(values, at, 'quality')} />
      <TextArea label={t('market.demand.packing')} rows={2} optional {...ask(values, at, 'packing')} />
      <TextField
        label={t('market.demand.minShelf')}
        inputMode="numeric"
        width="tiny"
        suffix={t('market.demand.days')}
        {...ask(values, at, 'minShelfDays')}
      />
    </>
  )
}

function DeliveryFields({ provinces, values, at }: Asking & Pick<DemandFormPageProps, 'provinces'>) {
  const t = useText()
  return (
    <>
      <TextField label={t('market.demand.deliveryPlace')} {...ask(values, at, 'deliveryPlace')} />
      <Select
        label={t('market.demand.deliveryProvince')}
        options={provinces}
        empty={t('market.demand.choose')}
        {...ask(values, at, 'deliveryProvince')}
      />
      <Select
        label={t('market.demand.fromProvince')}
        options={provinces}
        empty={t('market.demand.wholeCountry')}
        {...ask(values, at, 'fromProvince')}
      />
    </>
  )
}

function AnswerFields({ values, producers, invited, at }: Asking & Pick<DemandFormPageProps, 'producers' | 'invited'>) {
  const t = useText()
  const error = at('invited')
  return (
    <>
      <TextField
        label={t('market.demand.priceFrom')}
        inputMode="numeric"
        width="short"
        suffix="đồng"
        optional
        {...ask(values, at, 'priceFromDong')}
      />
      <TextField
        label={t('market.demand.priceTo')}
        inputMode="numeric"
        width="short"
        suffix="đồng"
        optional
        {...ask(values, at, 'priceToDong')}
      />
      <DateField
        name="replyBy"
        label={t('market.demand.replyBy')}
        hint={t('market.demand.replyByHint')}
        value={{
          day: values['replyBy-day'] ?? '',
          month: values['replyBy-month'] ?? '',
          year: values['replyBy-year'] ?? '',
        }}
        {...(at('replyBy') && { error: at('replyBy') as string })}
      />
      <Radios
        name="access"
        label={t('market.demand.access')}
        options={demandAccesses.map((value) => ({ value, label: t(`market.demand.access.${value}`) }))}
        value={values.access ?? 'open'}
      />
      {producers.length > 0 && (
        <Checkboxes
          name="invited"
          label={t('market.demand.invited')}
          optional
          options={producers}
          values={invited}
          {...(error && { error })}
        />
      )}
    </>
  )
}
