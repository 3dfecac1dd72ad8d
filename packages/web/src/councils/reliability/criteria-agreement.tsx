import type { SheetReliability } from '@saolang/core/councils/reliability/council-reliability.ts'
import type { Alpha } from '@saolang/core/councils/reliability/krippendorff-alpha.ts'
import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'
import { NotTold } from './not-told.tsx'

/** Agreement on every criterion, sheet by sheet, the lowest first. */
export function CriteriaAgreement({ sheets }: { sheets: readonly SheetReliability[] }) {
  const t = useText()
  return (
    <>
      <h2>{t('councils.eachCriterion')}</h2>
      <p class="soft">{t('councils.alphaMeans')}</p>
      {sheets.map((sheet) => (
        <Sheet key={sheet.setId} sheet={sheet} />
      ))}
    </>
  )
}

type Told = { criterion: string; title: string; alpha: Alpha }

function Sheet({ sheet: { title, products, criteria } }: { sheet: SheetReliability }) {
  const t = useText()
  const told = criteria
    .flatMap(({ criterion, title, alpha }): Told[] => (alpha.kind === 'alpha' ? [{ criterion, title, alpha }] : []))
    .toSorted((a, b) => a.alpha.value - b.alpha.value)
  const alike = criteria.filter(({ alpha }) => alpha.kind === 'no-variation').length
  const few = criteria.map(({ alpha }) => alpha).find((alpha) => alpha.kind === 'too-few')
  return (
    <details>
      <summary>{t('councils.sheetOfProducts', { title: sentenceCase(title), n: products })}</summary>
      {few && <NotTold why={few} />}
      {told.length > 0 && <CriteriaTable rows={told} />}
      {alike > 0 && <p class="soft">{t('councils.allAlike', { n: alike })}</p>}
    </details>
  )
}

function CriteriaTable({ rows }: { rows: readonly Told[] }) {
  const t = useText()
  const { lang } = useShell()
  const n = (value: number) => formatNumber(lang, value)
  return (
    <Table
      caption={t('councils.eachCriterion')}
      hideCaption
      stacks
      rows={rows}
      rowKey={({ criterion }) => criterion}
      columns={[
        {
          key: 'criterion',
          title: t('councils.criterion'),
          isHead: true,
          cell: ({ criterion, title }) => `${criterion} ${sentenceCase(title)}`,
        },
        { key: 'alpha', title: t('councils.alpha'), isNumber: true, cell: ({ alpha }) => n(alpha.value) },
        {
          key: 'interval',
          title: t('councils.interval95'),
          isNumber: true,
          cell: ({ alpha }) => `${n(alpha.low)} … ${n(alpha.high)}`,
        },
      ]}
    />
  )
}
