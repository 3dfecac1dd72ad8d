import type { IndicatorKey } from '@saolang/core/insight/indicator.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { TextArea } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type TargetEndPageProps = {
  id: string
  indicator: IndicatorKey
  document: string
  values: { reason: string }
  problems: readonly Problem[]
}

/** `/targets/end/{id}`: a target stops counting, for a reason that stays on record. */
export function TargetEndPage({ id, indicator, document, values, problems }: TargetEndPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('insight.endTarget')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/targets" label={t('insight.targets')} />}
    >
      <h1>{t('insight.endTarget')}</h1>
      <p class="soft">
        {t(`insight.indicator-${indicator}`)} · {document}
      </p>
      <Form action={`/targets/end/${id}`}>
        <TextArea
          name="reason"
          label={t('insight.endTargetReason')}
          rows={3}
          value={values.reason}
          error={at('reason')}
        />
        <Button>{t('insight.endTarget')}</Button>
      </Form>
    </Page>
  )
}
