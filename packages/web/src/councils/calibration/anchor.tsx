import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'

export type AnchorPageProps = {
  anchor: { id: string; no: number; title: string; consent: string; retiredFor: string | null; isDemo: boolean }
  code: string
  productName: string
  rows: { criterion: string; title: string; option: string; points: number; reason: string }[]
  mayRetire: boolean
  problems: readonly Problem[]
}

/** An anchor for the Ministry: where it comes from, its model score with every reason, and taking it out of use. */
export function AnchorPage({ anchor, code, productName, rows, mayRetire, problems }: AnchorPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { id, no, title, consent, retiredFor, isDemo } = anchor
  return (
    <Page
      sheet="councils.css"
      title={t('councils.anchorNo', { no, title })}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils/calibration" label={t('councils.calibration')} />}
    >
      <h1>
        {t('councils.anchorNo', { no, title })} {isDemo && <SampleChip />}
      </h1>
      <p class="soft">{t('councils.anchorMadeFrom', { code, name: productName })}</p>
      {consent && (
        <p class="soft">
          {t('councils.anchorConsent')}: {consent}
        </p>
      )}
      {retiredFor && <Notice tone="warn">{t('councils.anchorRetiredFor', { reason: retiredFor })}</Notice>}
      <h2>{t('councils.anchorModel')}</h2>
      <Table
        caption={t('councils.anchorModel')}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ criterion }) => criterion}
        columns={[
          {
            ...{ key: 'criterion', title: t('councils.criterion'), isHead: true },
            cell: ({ criterion, title }) => `${criterion} ${sentenceCase(title)}`,
          },
          { key: 'points', title: t('councils.points'), isNumber: true, cell: ({ points }) => points },
          { key: 'option', title: t('councils.feedbackModel'), cell: ({ option }) => option },
          { key: 'reason', title: t('councils.feedbackReason'), cell: ({ reason }) => reason },
        ]}
      />
      {mayRetire && !retiredFor && (
        <Form action={`/councils/calibration/anchors/${id}/retirement`}>
          <TextField name="reason" label={t('councils.anchorRetireReason')} error={at('reason') ?? ''} />
          <Actions>
            <Button look="danger">{t('councils.anchorRetire')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  )
}
