import { formatNumber } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'

export type SpreadRow = {
  criterion: string
  title: string
  max: number
  points: number[]
  mean: number
  deviation: number
  range: number
  isDisputed: boolean
}
export type SpreadView = {
  totals: { points: number[]; mean: number; deviation: number; range: number }
  rows: SpreadRow[]
}

type SpreadTableProps = { spread: SpreadView; limit: number; isSettled?: boolean }

/** How far the marks lie apart, floors in dispute first, then the widest; those marked alike are folded. Marks are in order of size, so that none points to a member. */
export function SpreadTable({ spread: { totals, rows }, limit, isSettled = false }: SpreadTableProps) {
  const t = useText()
  const { lang } = useShell()
  const n = (value: number) => formatNumber(lang, value)
  const apart = rows.filter(({ range }) => range > 0)
  const alike = rows.filter(({ range }) => range === 0)
  const points = totals.points.map(n).join(' · ')
  const values = { points, mean: n(totals.mean), range: n(totals.range), deviation: n(totals.deviation) }
  return (
    <>
      <h2>{t('councils.spread')}</h2>
      <p>
        {t('councils.totalsSpread', values)}{' '}
        <Chip tone={totals.range > limit ? 'warn' : 'good'}>
          {t(totals.range > limit ? 'councils.overLimit' : 'councils.underLimit', { limit })}
        </Chip>
      </p>
      {apart.length > 0 && <Rows rows={apart} isSettled={isSettled} />}
      {alike.length > 0 && (
        <details>
          <summary>{t('councils.markedAlike', { n: alike.length })}</summary>
          <Rows rows={alike} isSettled={isSettled} />
        </details>
      )}
    </>
  )
}

function Rows({ rows, isSettled }: { rows: readonly SpreadRow[]; isSettled: boolean }) {
  const t = useText()
  const { lang } = useShell()
  const n = (value: number) => formatNumber(lang, value)
  return (
    <Table
      caption={t('councils.spread')}
      hideCaption
      stacks
      rows={rows}
      rowKey={({ criterion }) => criterion}
      columns={[
        {
          key: 'criterion',
          title: t('councils.criterion'),
          isHead: true,
          cell: (row) => <Criterion row={row} isSettled={isSettled} />,
        },
        {
          key: 'marks',
          title: t('councils.marks'),
          cell: ({ points, range }) => <span class={range > 0 ? 'spread differs' : 'spread'}>{points.join('  ')}</span>,
        },
        { key: 'mean', title: t('councils.mean'), isNumber: true, cell: ({ mean, max }) => `${n(mean)}/${max}` },
        { key: 'range', title: t('councils.range'), isNumber: true, cell: ({ range }) => n(range) },
        { key: 'deviation', title: t('councils.deviation'), isNumber: true, cell: ({ deviation }) => n(deviation) },
      ]}
    />
  )
}

function Criterion({ row: { criterion, title, isDisputed }, isSettled }: { row: SpreadRow; isSettled: boolean }) {
  const t = useText()
  const name = `${criterion} ${sentenceCase(title)}`
  if (!isDisputed) return <>{name}</>
  return (
    <>
      {isSettled ? name : <a href={`#${criterion}`}>{name}</a>}{' '}
      <Chip tone={isSettled ? 'good' : 'warn'}>{t(isSettled ? 'councils.settled' : 'councils.floorInDispute')}</Chip>
    </>
  )
}
