import type { Problem } from '@saolang/core/kernel/problem.ts'
import { importFields } from '@saolang/core/registry/imports/import-fields.ts'
import { columnName, type SheetLayout } from '@saolang/core/registry/imports/layout.ts'
import type { Constants } from '@saolang/core/registry/imports/read-record.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Actions, Fieldset, Form } from '../../kit/form.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

export type ColumnsPageProps = {
  id: string
  fileName: string
  sheets: readonly SheetLayout[]
  constants: Constants
  provinces: readonly { code: string; name: string }[]
  problems: readonly Problem[]
}

/** What the columns of a workbook hold: proposed by their headings, settled by the officer, remembered for the next. */
export function ColumnsPage({ id, fileName, sheets, constants, provinces, problems }: ColumnsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('registry.importColumnsTitle')}
      layout="desk"
      robots="noindex"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/registry/imports', label: t('registry.imports') }]} />}
    >
      <h1>{t('registry.importColumnsTitle')}</h1>
      <p class="lead">{fileName}</p>
      <p class="soft">{t('registry.importColumnsLead')}</p>
      <Form action={`/registry/imports/${id}/columns`}>
        {sheets.map((sheet, i) => (
          <Sheet key={i} sheet={sheet} no={i} />
        ))}
        <ForAll constants={constants} provinces={provinces} />
        <Actions>
          <Button>{t('registry.importTry')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Sheet({ sheet, no }: { sheet: SheetLayout; no: number }) {
  const t = useText()
  const title = sheet.name || t('registry.importOneSheet')
  if (sheet.headings.length === 0)
    return (
      <section class="part">
        <h2>{title}</h2>
        <p class="soft">{t('registry.importNoTable')}</p>
      </section>
    )
  return (
    <section class="part">
      <h2>{title}</h2>
      <p class="soft">{t('registry.importTableAt', { line: sheet.headRow + 1, n: sheet.records })}</p>
      {sheet.isRemembered && <Notice tone="good">{t('registry.importRemembered')}</Notice>}
      <Checkboxes
        name={`use-${no}`}
        label={t('registry.importUseSheet')}
        values={sheet.isUsed ? ['yes'] : []}
        options={[{ value: 'yes', label: t('registry.importUseSheet') }]}
      />
      <Columns title={title} sheet={sheet} no={no} />
    </section>
  )
}

function Columns({ title, sheet, no }: { title: string; sheet: SheetLayout; no: number }) {
  const t = useText()
  const fields = importFields.map((field) => ({ value: field, label: t(`registry.field.${field}`) }))
  const columns = sheet.headings.flatMap((heading, i) => (heading === '' ? [] : [{ heading, i }]))
  return (
    <Table
      caption={title}
      hideCaption
      rows={columns}
      rowKey={({ i }) => String(i)}
      stacks
      columns={[
        { key: 'letter', title: t('registry.importColumn'), cell: ({ i }) => columnName(i) },
        { key: 'heading', title: t('registry.importHeading'), isHead: true, cell: ({ heading }) => heading },
        {
          key: 'samples',
          title: t('registry.importSamples'),
          cell: ({ i }) => (
            <span class="small soft">
              {sheet.samples
                .map((cells) => cells[i])
                .filter(Boolean)
                .join(' · ')}
            </span>
          ),
        },
        {
          key: 'field',
          title: t('registry.importHolds'),
          cell: ({ i, heading }) => (
            <Select
              name={`column-${no}-${i}`}
              label={<span class="hidden">{t('registry.importHoldsOf', { heading })}</span>}
              value={sheet.columns[i] ?? ''}
              empty={t('registry.importSkips')}
              options={fields}
            />
          ),
        },
      ]}
    />
  )
}

function ForAll({ constants, provinces }: Pick<ColumnsPageProps, 'constants' | 'provinces'>) {
  const t = useText()
  return (
    <Fieldset legend={t('registry.importForAll')} hint={t('registry.importForAllHint')}>
      <Select
        name="constant-province_new_code"
        label={t('registry.field.province_new_code')}
        value={constants.province_new_code ?? ''}
        empty="—"
        options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Select
        name="constant-industry"
        label={t('registry.field.industry')}
        value={constants.industry ?? ''}
        empty="—"
        options={classification.map(({ title }) => ({ value: title, label: title }))}
      />
      <TextField
        name="constant-status"
        label={t('registry.field.status')}
        hint={t('registry.importStatusHint')}
        value={constants.status ?? ''}
      />
      <TextField
        name="constant-year"
        label={t('registry.field.year')}
        value={constants.year ?? ''}
        width="tiny"
        inputMode="numeric"
      />
      <TextField name="constant-issuer" label={t('registry.field.issuer')} value={constants.issuer ?? ''} />
      <Select
        name="constant-source_level"
        label={t('registry.field.source_level')}
        value={constants.source_level ?? ''}
        empty="—"
        options={[
          { value: 'A', label: t('registry.sourceA') },
          { value: 'A-', label: t('registry.sourceAMinus') },
          { value: 'B1', label: t('registry.sourceB1') },
          { value: 'C', label: t('registry.sourceC') },
        ]}
      />
      <TextField
        name="constant-source_url"
        label={t('registry.field.source_url')}
        hint={t('registry.importSourceHint')}
        value={constants.source_url ?? ''}
      />
    </Fieldset>
  )
}
