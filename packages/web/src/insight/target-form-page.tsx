import { indicatorKeys } from '@saolang/core/insight/indicator.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { DateField, Select, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

type DayParts = { day: string; month: string; year: string }
export type TargetFormPageProps = {
  /** Whose target it will be. */
  unit: string
  values: {
    indicator: string
    atLeast: string
    upTo: string
    from: DayParts
    to: DayParts
    document: string
    source: string
  }
  problems: readonly Problem[]
}

/** `/targets/set`: a province or the Ministry sets a target, with the document that it comes from. */
export function TargetFormPage({ unit, values, problems }: TargetFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('insight.setTarget')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/targets" label={t('insight.targets')} />}
    >
      <h1>{t('insight.setTarget')}</h1>
      <p class="soft">{unit}</p>
      <Form action="/targets/set">
        <Select
          name="indicator"
          label={t('insight.targetIndicator')}
          value={values.indicator}
          error={at('indicator')}
          empty={t('insight.chooseIndicator')}
          options={indicatorKeys.map((key) => ({ value: key, label: t(`insight.indicator-${key}`) }))}
        />
        <TextField
          name="atLeast"
          label={t('insight.targetValue')}
          hint={t('insight.targetValueHint')}
          inputMode="decimal"
          width="tiny"
          value={values.atLeast}
          error={at('atLeast')}
        />
        <TextField
          name="upTo"
          label={t('insight.targetUpTo')}
          inputMode="decimal"
          width="tiny"
          optional
          value={values.upTo}
          error={at('upTo')}
        />
        <PeriodAndDocument values={values} problems={problems} />
        <Button>{t('insight.setTarget')}</Button>
      </Form>
    </Page>
  )
}

function PeriodAndDocument({ values, problems }: Pick<TargetFormPageProps, 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <DateField name="from" label={t('insight.targetFrom')} value={values.from} error={at('from')} />
      <DateField name="to" label={t('insight.targetTo')} value={values.to} error={at('to')} />
      <TextField
        name="document"
        label={t('insight.targetDocument')}
        width="short"
        value={values.document}
        error={at('document')}
      />
      <TextField
        name="source"
        label={t('insight.targetSource')}
        hint={t('insight.targetSourceHint')}
        value={values.source}
        error={at('source')}
      />
    </>
  )
}
