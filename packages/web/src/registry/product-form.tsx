import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type ProductFormProps = {
  product: { name: string; address: string }
  values: { name?: string; gtin?: string; reason?: string }
  problems: readonly Problem[]
}

/** What its producer may change of a product: name and barcode. */
export function ProductForm({ product, values, problems }: ProductFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('registry.changeProduct')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/products/${product.address}`} label={product.name} />}
    >
      <h1>{t('registry.changeProduct')}</h1>
      <p class="lead">{t('registry.changeProductLead')}</p>
      <Form action={`/products/${product.address}/change`}>
        <TextField name="name" label={t('registry.productName')} value={values.name} error={at('name')} />
        <TextField
          name="gtin"
          label={t('registry.gtin')}
          hint={t('registry.gtinHint')}
          inputMode="numeric"
          width="short"
          autocomplete="off"
          value={values.gtin}
          error={at('gtin')}
          optional
        />
        <TextField name="reason" label={t('registry.changeReason')} value={values.reason} optional />
        <Button>{t('kit.save')}</Button>
      </Form>
    </Page>
  )
}
