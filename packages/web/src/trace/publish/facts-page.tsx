import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { FileField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type FactsPageProps = {
  productId: string
  productName: string
  values: { brand: string; standards: string; shelfLife: string; warnings: string }
  hasPhoto: boolean
  problems: readonly Problem[]
}

/** What a maker adds to the register for the trace page of a product. */
export function FactsPage({ productId, productName, values, hasPhoto, problems }: FactsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('trace.factsTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/trace/publish/${productId}`} label={productName} />}
    >
      <h1>{t('trace.factsTitle')}</h1>
      <p class="lead">{t('trace.factsLead')}</p>
      <Form action={`/trace/publish/${productId}/facts`} hasFiles>
        {hasPhoto && (
          <p>
            <img src={`/trace/publish/${productId}/photo`} alt={productName} width="200" />
          </p>
        )}
        <FileField
          name="photo"
          label={t('trace.factsPhoto')}
          hint={t('trace.factsPhotoHint')}
          error={at('photo')}
          optional={hasPhoto}
          accept="image/jpeg,image/png,image/webp"
        />
        <TextArea
          name="standards"
          label={t('trace.factsStandards')}
          hint={t('trace.factsStandardsHint')}
          value={values.standards}
          error={at('standards')}
          rows={3}
        />
        <TextField name="brand" label={t('trace.factsBrand')} value={values.brand} error={at('brand')} optional />
        <TextField
          name="shelfLife"
          label={t('trace.factsShelfLife')}
          value={values.shelfLife}
          error={at('shelfLife')}
          optional
        />
        <TextField
          name="warnings"
          label={t('trace.factsWarnings')}
          hint={t('trace.factsWarningsHint')}
          value={values.warnings}
          error={at('warnings')}
          optional
        />
        <Button>{t('trace.factsSave')}</Button>
      </Form>
    </Page>
  )
}
