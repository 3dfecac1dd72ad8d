import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

type Named = { id: string; name: string }

export type SplitPageProps = {
  product: Named & { href: string }
  /** Recognitions that a source told of, in words. */
  facts: readonly Named[]
  producer: (Named & { products: readonly Named[] }) | undefined
  values: { facts: readonly string[]; name: string; products: readonly string[]; into: string; reason: string }
  problems: readonly Problem[]
}

/** A product that is really two, or products that have gone to another producer: parted, with a reason. */
export function SplitPage(props: SplitPageProps) {
  const t = useText()
  const { product, facts, producer, problems } = props
  return (
    <Page
      title={`${t('registry.split')}: ${product.name}`}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/registry/duplicates', label: t('registry.duplicates') }]} />}
    >
      <h1>
        {t('registry.split')}: <a href={product.href}>{product.name}</a>
      </h1>
      <h2>{t('registry.splitProduct')}</h2>
      {facts.length > 1 ? <ProductForm {...props} /> : <p>{t('registry.splitCannot')}</p>}
      <h2>{t('registry.splitProducer')}</h2>
      {producer ? <ProducerForm {...props} producer={producer} /> : <p>{t('registry.splitNoProducer')}</p>}
    </Page>
  )
}

const toOptions = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }))

function ProductForm({ product, facts, values, problems }: SplitPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/registry/splits/products/${product.id}`}>
      <p>{t('registry.splitProductLead')}</p>
      <Checkboxes
        name="facts"
        label={t('registry.splitFacts')}
        options={toOptions(facts)}
        values={values.facts}
        error={at('facts')}
      />
      <TextField name="name" label={t('registry.splitName')} value={values.name} error={at('name')} />
      <TextArea name="reason" label={t('registry.mergeReason')} value={values.reason} error={at('reason')} rows={3} />
      <Actions>
        <Button>{t('registry.splitProduct')}</Button>
      </Actions>
    </Form>
  )
}

function ProducerForm({
  product,
  producer,
  values,
  problems,
}: SplitPageProps & { producer: NonNullable<SplitPageProps['producer']> }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/registry/splits/producers/${product.id}`}>
      <p>
        <b>{producer.name}</b>. {t('registry.splitProducerLead')}
      </p>
      <Checkboxes
        name="products"
        label={t('registry.splitProducts')}
        options={toOptions(producer.products)}
        values={values.products}
        error={at('products')}
      />
      <TextField name="into" label={t('registry.splitInto')} value={values.into} error={at('into')} width="short" />
      <TextArea
        name="reason"
        id="reason-producer"
        label={t('registry.mergeReason')}
        value={values.reason}
        error={at('reason')}
        rows={3}
      />
      <Actions>
        <Button>{t('registry.splitProducer')}</Button>
      </Actions>
    </Form>
  )
}
