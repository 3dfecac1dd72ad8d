import type { Problem } from '@saolang/core/kernel/problem.ts'
import { carriers, type LayoutId, layoutIds } from '@saolang/core/trace/labels/layout.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type LabelsPageProps = {
  lot: { id: string; number: string; name: string; backHref: string }
  star?: number
  runs: readonly {
    id: string
    askedAt: string
    amount: number
    drawn: number
    layout: LayoutId
    firstNo?: number
    lastNo?: number
  }[]
  values: { layout: string; amount: string; kind: string; carrier: string }
  mayOrder: boolean
  problems: readonly Problem[]
}

/** `/trace/labels/{lot}`: size, how many, print; and every run before. */
export function LabelsPage({ lot, star, runs, values, mayOrder, problems }: LabelsPageProps) {
  const t = useText()
  const title = t('trace.labels', { lot: lot.number })
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={lot.backHref} label={t('trace.publish')} />}
    >
      <h1>{title}</h1>
      <p class="lead">{lot.name}</p>
      <p>{t('trace.labelsLead')}</p>
      <Notice tone={star ? 'good' : 'info'}>
        {star ? t('trace.labelsStar', { n: star }) : t('trace.labelsNoStar')}
      </Notice>
      {mayOrder && <Order {...{ lot, values, problems }} />}
      {runs.length > 0 && <Runs lot={lot} runs={runs} />}
    </Page>
  )
}

function Order({ lot, values, problems }: Pick<LabelsPageProps, 'lot' | 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/trace/labels/${lot.id}`}>
      <Radios
        name="layout"
        label={t('trace.labelLayout')}
        value={values.layout}
        error={at('layout')}
        options={layoutIds.map((id) => ({ value: id, label: t(`trace.layout-${id}`) }))}
      />
      <TextField
        name="amount"
        label={t('trace.labelAmount')}
        hint={t('trace.labelAmountHint')}
        inputMode="numeric"
        width="short"
        value={values.amount}
        error={at('amount')}
      />
      <Radios
        name="kind"
        label={t('trace.labelKind')}
        value={values.kind}
        options={[
          { value: 'serials', label: t('trace.labelSerials'), hint: t('trace.labelSerialsHint') },
          { value: 'lot', label: t('trace.labelSame') },
        ]}
      />
      <Radios
        name="carrier"
        label={t('trace.labelCarrier')}
        value={values.carrier}
        error={at('carrier')}
        options={carriers.map((carrier) => ({ value: carrier, label: t(`trace.carrier-${carrier}`) }))}
      />
      <Button icon="print">{t('trace.labelOrder')}</Button>
    </Form>
  )
}

function Runs({ lot, runs }: Pick<LabelsPageProps, 'lot' | 'runs'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{t('trace.labelRuns')}</h2>
      <Table
        caption={t('trace.labelRuns')}
        hideCaption
        stacks
        rows={runs}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'asked',
            title: t('trace.labelAsked'),
            isHead: true,
            cell: ({ id, askedAt }) => <a href={`/trace/labels/${lot.id}/${id}`}>{formatInstant(askedAt)}</a>,
          },
          { key: 'amount', title: t('trace.labelAmount'), cell: ({ amount }) => formatNumber(lang, amount) },
          { key: 'layout', title: t('trace.labelLayout'), cell: ({ layout }) => t(`trace.layout-${layout}`) },
          {
            key: 'codes',
            title: t('trace.labelKind'),
            cell: ({ firstNo, lastNo }) =>
              firstNo && lastNo ? t('trace.labelFrom', { first: firstNo, last: lastNo }) : t('trace.labelShared'),
          },
          {
            key: 'state',
            title: t('trace.labelProgress'),
            cell: ({ drawn, amount }) =>
              drawn >= amount ? t('trace.labelDone') : `${formatNumber(lang, drawn)}/${formatNumber(lang, amount)}`,
          },
        ]}
      />
    </section>
  )
}
