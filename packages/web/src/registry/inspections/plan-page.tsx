import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type InspectionRisk, inspectionRisks } from '@saolang/core/registry/inspections/risk.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { DateField, Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type Person, riskWords } from './inspection-view.ts'

export type CandidateView = {
  productId: string
  product: string
  producer: string
  place: string
  star?: number
  lastDay?: string
  risks: readonly InspectionRisk[]
}

export type DayParts = { day?: string; month?: string; year?: string }

export type PlanPageProps = {
  risks: readonly InspectionRisk[]
  commune: string
  communes: readonly { code: string; name: string }[]
  candidates: readonly CandidateView[]
  inspectors: readonly Person[]
  values: {
    title: string
    documentNumber: string
    inspector: string
    from: DayParts
    to: DayParts
    products: readonly string[]
  }
  problems: readonly Problem[]
}

/** Whom to visit in a period: suggested by risk and place, chosen by the officer. */
export function PlanPage(props: PlanPageProps) {
  const { problems, candidates } = props
  const t = useText()
  return (
    <Page
      title={t('registry.planTitle')}
      layout="desk"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/registry/inspections" label={t('registry.inspections')} />}
    >
      <h1>{t('registry.planTitle')}</h1>
      <p class="soft">{t('registry.planLead')}</p>
      <Wanted {...props} />
      {candidates.length === 0 ? <EmptyState title={t('registry.planNobody')} /> : <PlanForm {...props} />}
    </Page>
  )
}

function Wanted({ risks, commune, communes }: PlanPageProps) {
  const t = useText()
  return (
    <Form action="/registry/inspections/new" method="get">
      <Checkboxes
        name="risk"
        label={t('registry.planRisks')}
        values={risks}
        inline
        options={inspectionRisks.map((risk) => ({ value: risk, label: t(riskWords[risk]) }))}
      />
      <Select
        name="commune"
        label={t('registry.planCommune')}
        value={commune}
        empty={t('registry.planEverywhere')}
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Button look="plain">{t('registry.planSuggest')}</Button>
    </Form>
  )
}

function PlanForm({ candidates, inspectors, values, problems, risks, commune }: PlanPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action="/registry/inspections/new">
      {risks.map((risk) => (
        <input key={risk} type="hidden" name="risk" value={risk} />
      ))}
      <input type="hidden" name="commune" value={commune} />
      <Checkboxes
        name="product"
        label={t('registry.planProducts')}
        values={values.products}
        error={at('product')}
        options={candidates.map((candidate) => ({
          value: candidate.productId,
          label: `${candidate.product} · ${candidate.producer}`,
          hint: [
            candidate.place,
            candidate.star && t('kit.starLevel', { n: candidate.star }),
            candidate.lastDay && t('registry.until', { day: formatDay(candidate.lastDay) }),
            candidate.risks.map((risk) => t(riskWords[risk])).join(', '),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <TextField name="title" label={t('registry.planName')} value={values.title} error={at('title')} />
      <TextField
        name="documentNumber"
        label={t('registry.planNumber')}
        value={values.documentNumber}
        width="short"
        optional
      />
      <DateField name="from" label={t('registry.planFrom')} value={values.from} error={at('from')} />
      <DateField name="to" label={t('registry.planTo')} value={values.to} error={at('to')} />
      <InspectorField inspectors={inspectors} value={values.inspector} error={at('inspector')} />
      <Button>{t('registry.planMake')}</Button>
    </Form>
  )
}

/** Who is sent: the officer of the product's commune, or a person. */
export function InspectorField({
  inspectors,
  value,
  error,
}: {
  inspectors: readonly Person[]
  value: string
  error: string | undefined
}) {
  const t = useText()
  return (
    <Select
      name="inspector"
      label={t('registry.inspector')}
      value={value || 'commune'}
      {...(error && { error })}
      options={[
        { value: 'commune', label: t('registry.inspectorOfCommune') },
        ...inspectors.map(({ id, name, place }) => ({ value: id, label: `${name} · ${place}` })),
      ]}
    />
  )
}
