import { periodKinds, reportLevels, reportScopes } from '@saolang/core/insight/reports/period.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type OpenPageProps = { values: Record<string, string>; hasNation: boolean; problems: readonly Problem[] }

/** `/reporting/open`: a new period, with the days that each level has. */
export function OpenPage({ values, hasNation, problems }: OpenPageProps) {
  const t = useText()
  return (
    <Page
      title={t('insight.openPeriod')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/reporting', label: t('insight.reporting') }]} />}
    >
      <h1>{t('insight.openPeriod')}</h1>
      <p class="soft">{t('insight.openPeriodLead')}</p>
      <Form action="/reporting/open">
        <PeriodFields values={values} hasNation={hasNation} problems={problems} />
        <Button>{t('insight.openPeriod')}</Button>
      </Form>
    </Page>
  )
}

function PeriodFields({ values, hasNation, problems }: OpenPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const year = values.year ?? ''
  const levels = reportLevels.filter((level) => hasNation || level !== 'nation')
  return (
    <>
      <Select
        name="kind"
        label={t('insight.periodKind')}
        value={values.kind ?? ''}
        error={at('kind')}
        options={periodKinds.map((kind) => ({ value: kind, label: t(`insight.period-${kind}`, { year }) }))}
      />
      <TextField
        name="year"
        label={t('insight.periodYear')}
        value={year}
        error={at('year')}
        inputMode="numeric"
        width="tiny"
      />
      <Radios
        name="scope"
        label={t('insight.periodScope')}
        value={values.scope ?? ''}
        error={at('scope')}
        options={reportScopes.map((scope) => ({
          value: scope,
          label: t(`insight.scope-${scope}`),
          ...(scope === 'with-products' && { hint: t('insight.scopeHint-with-products') }),
        }))}
      />
      {levels.map((level) => (
        <TextField
          key={level}
          name={`days-${level}`}
          label={t(`insight.days-${level}`)}
          value={values[`days-${level}`] ?? ''}
          error={at(`days-${level}`)}
          inputMode="numeric"
          width="tiny"
        />
      ))}
      <TextField
        name="document"
        label={t('insight.periodDocument')}
        hint={t('insight.periodDocumentHint')}
        value={values.document ?? ''}
        error={at('document')}
      />
    </>
  )
}
