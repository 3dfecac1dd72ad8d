import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { DateField, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type ExtendPageProps = {
  id: string
  certificateNumber: string
  product: string
  expiresOn: string
  /** The furthest day that the law allows. */
  latest: string
  values: { documentNumber: string; until: { day: string; month: string; year: string } }
  problems: readonly Problem[]
}

/** `/registry/certificates/{id}/extend`: whose re-evaluation came too late for its window is extended by a decision (Điều 12 khoản 3). */
export function ExtendPage({ id, certificateNumber, product, expiresOn, latest, values, problems }: ExtendPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const days = { expires: formatDay(expiresOn), latest: formatDay(latest) }
  return (
    <Page
      title={t('registry.extendTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/registry/certificates/${id}`} label={certificateNumber} />}
    >
      <h1>{t('registry.extendTitle')}</h1>
      <p class="soft">{product}</p>
      <Notice>{t('registry.extendLead', days)}</Notice>
      <Form action={`/registry/certificates/${id}/extend`}>
        <TextField
          name="documentNumber"
          label={t('registry.extendNumber')}
          width="short"
          value={values.documentNumber}
          error={at('documentNumber')}
        />
        <DateField
          name="until"
          label={t('registry.extendUntil')}
          hint={t('registry.extendUntilHint', days)}
          value={values.until}
          error={at('until')}
        />
        <Button>{t('registry.extend')}</Button>
      </Form>
    </Page>
  )
}
