import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { Person } from './inspection-view.ts'
import { type DayParts, InspectorField } from './plan-page.tsx'

export type OrderPageProps = {
  /** The product, once its code was given. */
  product?: { name: string; code: string }
  report?: { id: string; code: string }
  inspectors: readonly Person[]
  values: { code: string; why: string; inspector: string; due: DayParts }
  problems: readonly Problem[]
}

/** An ad hoc visit: which product, why, who, by when. */
export function OrderPage({ product, report, inspectors, values, problems }: OrderPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const action = '/registry/inspections/order'
  return (
    <Page
      title={t('registry.orderTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/registry/inspections" label={t('registry.inspections')} />}
    >
      <h1>{t('registry.orderTitle')}</h1>
      {product ? (
        <Form action={action}>
          <p class="lead">
            <a href={`/products/${product.code}`}>{product.name}</a>
          </p>
          <input type="hidden" name="code" value={product.code} />
          {report && (
            <>
              <input type="hidden" name="report" value={report.id} />
              <Notice>{t('registry.orderReport', { code: report.code })}</Notice>
            </>
          )}
          <TextArea name="why" label={t('registry.orderWhy')} value={values.why} error={at('why')} rows={3} />
          <InspectorField inspectors={inspectors} value={values.inspector} error={at('inspector')} />
          <DateField name="due" label={t('registry.orderDue')} value={values.due} error={at('dueOn')} />
          <Button>{t('registry.orderMake')}</Button>
        </Form>
      ) : (
        <Form action={action} method="get">
          <TextField
            name="code"
            label={t('registry.orderProduct')}
            value={values.code}
            error={at('code')}
            width="short"
          />
          <Button>{t('kit.continue')}</Button>
        </Form>
      )}
    </Page>
  )
}
