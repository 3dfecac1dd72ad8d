import type { Measured } from '@saolang/core/councils/reliability/rasch/fit.ts'
import type { CriterionMeasure, MemberMeasure, ProductMeasure } from '@saolang/core/councils/reliability/rasch/run.ts'
import { formatNumber } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'
import { toDifference } from './numbers.ts'
import { misfitsFrom, type RaschView } from './rasch-view.ts'

const mostShown = 60

/** Members, the most severe first. */
export function MemberMeasures(props: {
  rows: readonly MemberMeasure[]
  names: RaschView['members']
  showsGroup: boolean
}) {
  const { rows, names, showsGroup } = props
  const t = useText()
  const { lang } = useShell()
  const place = ({ name }: MemberMeasure) =>
    names[name]?.provinces.map((each) => each || t('councils.raschMinistry')).join(', ')
  return (
    <Table
      caption={t('councils.raschMembers')}
      hideCaption
      stacks
      rows={rows.toSorted((a, b) => b.measure - a.measure)}
      rowKey={({ name }) => name}
      columns={[
        {
          ...{ key: 'name', title: t('councils.person'), isHead: true },
          cell: (row) => <Named words={names[row.name]?.name ?? row.name} of={row} />,
        },
        { key: 'place', title: t('councils.raschPlace'), cell: place },
        ...(showsGroup
          ? [{ key: 'group', title: t('councils.raschGroup'), cell: ({ subset }: MemberMeasure) => subset + 1 }]
          : []),
        ...useMeasureColumns<MemberMeasure>(t('councils.raschSeverity')),
        {
          ...{ key: 'points', title: t('councils.raschPoints'), isNumber: true },
          cell: ({ points }) => <b>{toDifference(lang, points)}</b>,
        },
      ]}
    />
  )
}

/** Criteria of each sheet, the hardest first. */
export function CriteriaMeasures({ rows, names }: { rows: readonly CriterionMeasure[]; names: RaschView['criteria'] }) {
  const t = useText()
  const columns = useMeasureColumns<CriterionMeasure>(t('councils.raschDifficulty'))
  return (
    <>
      {[...Map.groupBy(rows, ({ sheet }) => sheet)].map(([sheet, of]) => (
        <details key={sheet} open={rows.length < mostShown}>
          <summary>{names[sheet] ?? sheet}</summary>
          <Table
            caption={names[sheet] ?? sheet}
            hideCaption
            stacks
            rows={of.toSorted((a, b) => b.measure - a.measure)}
            rowKey={({ name }) => name}
            columns={[
              {
                ...{ key: 'name', title: t('councils.criterion'), isHead: true },
                cell: (row) => <Named words={spell(names[row.name] ?? row.name)} of={row} />,
              },
              ...columns,
            ]}
          />
        </details>
      ))}
    </>
  )
}

/** Products, the best first; the rest is in the file. */
export function ProductMeasures({ rows, names }: { rows: readonly ProductMeasure[]; names: RaschView['products'] }) {
  const t = useText()
  const columns = useMeasureColumns<ProductMeasure>(t('councils.raschMeasure'))
  return (
    <>
      <Table
        caption={t('councils.raschProducts')}
        hideCaption
        stacks
        rows={rows.toSorted((a, b) => b.measure - a.measure).slice(0, mostShown)}
        rowKey={({ name }) => name}
        columns={[
          {
            ...{ key: 'name', title: t('councils.product'), isHead: true },
            cell: (row) => (
              <>
                <Named words={names[row.name]?.productName ?? row.name} of={row} />{' '}
                <span class="soft small">{names[row.name]?.code}</span>
              </>
            ),
          },
          ...columns,
        ]}
      />
      {rows.length > mostShown && <p class="soft">{t('councils.raschProductsMore', { n: rows.length - mostShown })}</p>}
    </>
  )
}

// The number stays, the title that the sheet prints in capitals is read as a sentence.
const spell = (name: string) =>
  name.replace(/^(\S+ )(.+)$/, (_, code: string, title: string) => code + sentenceCase(title))

function Named({ words, of }: { words: string; of: Measured }) {
  const t = useText()
  return (
    <>
      {words} {of.outfit >= misfitsFrom && <Chip tone="warn">{t('councils.raschMisfits')}</Chip>}
    </>
  )
}

function useMeasureColumns<Row extends Measured>(title: string): Column<Row>[] {
  const t = useText()
  const { lang } = useShell()
  const two = (value: number) => formatNumber(lang, Math.round(value * 100) / 100)
  const signed = (value: number) => (value < 0 ? `−${two(-value)}` : two(value))
  return [
    { key: 'measure', title, isNumber: true, cell: ({ measure }) => signed(measure) },
    { key: 'error', title: t('councils.raschError'), isNumber: true, cell: ({ error }) => two(error) },
    { key: 'infit', title: t('councils.raschInfit'), isNumber: true, cell: ({ infit }) => two(infit) },
    { key: 'outfit', title: t('councils.raschOutfit'), isNumber: true, cell: ({ outfit }) => two(outfit) },
    { key: 'marks', title: t('councils.raschMarks'), isNumber: true, cell: ({ marks }) => marks },
  ]
}
