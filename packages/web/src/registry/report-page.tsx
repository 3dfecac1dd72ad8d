import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { FileField, TextArea, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { kinds } from './reports/report-view.ts'

export type ReportPageProps = {
  product: { name: string; address: string }
  values: { kind?: string; words?: string; contact?: string }
  problems: readonly Problem[]
}

/** What is wrong with a product, told by anyone, without an account. */
export function ReportPage({ product, values, problems }: ReportPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('registry.reportTitle')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={`/products/${product.address}`} label={product.name} />}
    >
      <h1>{t('registry.reportTitle')}</h1>
      <p class="lead">{t('registry.reportLead')}</p>
      <Form action={`/products/${product.address}/report`} hasFiles>
        <Radios
          name="kind"
          label={t('registry.reportKind')}
          error={at('kind')}
          value={values.kind}
          options={Object.entries(kinds).map(([value, key]) => ({ value, label: t(key) }))}
        />
        <TextArea
          name="words"
          label={t('registry.reportWords')}
          hint={t('registry.reportWordsHint')}
          error={at('words')}
          value={values.words}
        />
        <FileField
          name="photos"
          label={t('registry.reportPhotos')}
          hint={t('registry.reportPhotosHint')}
          error={at('photos')}
          accept="image/jpeg,image/png,image/webp"
          multiple
          optional
        />
        <TextField
          name="contact"
          label={t('registry.reportContact')}
          hint={t('registry.reportContactHint')}
          error={at('contact')}
          value={values.contact}
          optional
        />
        <Button>{t('registry.reportSend')}</Button>
      </Form>
    </Page>
  )
}
