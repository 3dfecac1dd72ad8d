import { type IndicatorKey, indicators } from '@saolang/core/insight/indicator.ts'
import { formatNumber, formatShare } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { VietnamMap } from '../../kit/vietnam-map.tsx'
import { useText } from '../../kit/words.ts'
import { unitOf } from './words.ts'

/** One province's part of an indicator; every province has its row, with 0 where the register has none. */
export type ProvinceFigure = { code: string; name: string; counted: number; among: number; figure?: number }

/** What each province adds: a map of the counts and the same in a table. */
export function ProvincesPart({
  indicator,
  provinces,
}: {
  indicator: IndicatorKey
  provinces: readonly ProvinceFigure[]
}) {
  const t = useText()
  const { lang } = useShell()
  const total = provinces.reduce((sum, { counted }) => sum + counted, 0)
  const toHref = (code: string) => `/targets/${indicator}?province=${code}`
  const isShare = indicators[indicator].unit === 'percent'
  const present = provinces.filter(({ among, counted }) => (isShare ? among : counted) > 0)
  return (
    <section class="part provinces">
      <figure>
        <VietnamMap
          title={t('insight.byProvinceFigure')}
          counts={Object.fromEntries(provinces.map(({ code, counted }) => [code, counted]))}
          toHref={toHref}
        />
      </figure>
      <div>
        <h2>{t('insight.byProvinceFigure')}</h2>
        <Table
          caption={t('insight.byProvinceFigure')}
          hideCaption
          rows={present}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              title: t('insight.province'),
              isHead: true,
              cell: ({ code, name }) => <a href={toHref(code)}>{name}</a>,
            },
            {
              key: 'figure',
              title: t('insight.figure'),
              isNumber: true,
              cell: ({ figure }) => (figure === undefined ? '–' : `${formatNumber(lang, figure)}${unitOf(indicator)}`),
            },
            {
              key: 'share',
              title: t(isShare ? 'insight.counts' : 'insight.share'),
              isNumber: true,
              cell: ({ counted, among }) =>
                isShare
                  ? t('insight.countedOf', { counted, among })
                  : formatShare(lang, total > 0 ? counted / total : 0),
            },
          ]}
        />
        <p class="small soft">{t('insight.provincesWithout', { n: provinces.length - present.length })}</p>
      </div>
    </section>
  )
}
