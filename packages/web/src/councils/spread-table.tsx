import { formatNumber } from '../kit/format.ts'
import { Chip } from '../kit/notices.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'

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

/** How far the marks lie apart, floors in dispute first, then the widest. Marks are in order of size, so that none points to a member. */
export function SpreadTable({ spread: { totals, rows }, limit }: { spread: SpreadView; limit: number }) {
  const t = useText()
  const { lang } = useShell()
  const n = (value: number) => formatNumber(lang, value)
  return (
    <>
      <h2>{t('councils.spread')}</h2>
      <p>
        {t('councils.totalsSpread', {
          points: totals.points.map(n).join(' · '),
          mean: n(totals.mean),
          range: n(totals.range),
          deviation: n(totals.deviation),
        })}{' '}
        <Chip tone={totals.range > limit ? 'warn' : 'good'}>
          {t(totals.range > limit ? 'councils.overLimit' : 'councils.underLimit', { limit })}
        </Chip>
      </p>
      <Table
        caption={t('councils.spread')}
        hideCaption
        rows={rows}
        rowKey={({ criterion }) => criterion}
        columns={[
          {
            key: 'criterion',
            title: t('councils.criterion'),
            isHead: true,
            cell: ({ criterion, title, isDisputed }) => (
              <>
                {isDisputed ? <a href={`#${criterion}`}>{`${criterion} ${title}`}</a> : `${criterion} ${title}`}{' '}
                {isDisputed && <Chip tone="warn">{t('councils.floorInDispute')}</Chip>}
              </>
            ),
          },
          {
            key: 'marks',
            title: t('councils.marks'),
            cell: ({ points, range }) => (
              <span class={range > 0 ? 'spread differs' : 'spread'}>{points.join(' ')}</span>
            ),
          },
          { key: 'mean', title: t('councils.mean'), isNumber: true, cell: ({ mean, max }) => `${n(mean)}/${max}` },
          { key: 'range', title: t('councils.range'), isNumber: true, cell: ({ range }) => n(range) },
          { key: 'deviation', title: t('councils.deviation'), isNumber: true, cell: ({ deviation }) => n(deviation) },
        ]}
      />
    </>
  )
}
