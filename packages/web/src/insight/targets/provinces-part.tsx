import { type IndicatorKey, indicators } from '@saolang/core/insight/indicator.ts'
import { formatNumber, formatShare } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { VietnamMap } from '../../kit/vietnam-map.tsx'
import { useText } from '../../kit/words.ts'
import type { MessageKey } from '../../messages/messages.ts'
import { unitOf } from './words.ts'

/** One province's part of an indicator; every province has its row, with 0 where the register has none. */
export type ProvinceFigure = {
  code: string
  name: string
  counted: number
  among: number
  figure?: number /** Its part of what an open target of the nation still wants. */
  share?: { missing: number; perMonth: number }
}

/** What each province adds: a map of the counts and the same in a table. */
export function ProvincesPart({ indicator, provinces }: ProvincesProps) {
  const t = useText()
  return (
    <section class="part provinces">
      <figure>
        <VietnamMap
          title={t('insight.byProvinceFigure')}
          counts={Object.fromEntries(provinces.map(({ code, counted }) => [code, counted]))}
          toHref={(code) => toHref(indicator, code)}
        />
      </figure>
      <div>
        <h2>{t('insight.byProvinceFigure')}</h2>
        <ProvincesTable indicator={indicator} provinces={provinces} />
      </div>
    </section>
  )
}

type ProvincesProps = { indicator: IndicatorKey; provinces: readonly ProvinceFigure[] }

const toHref = (indicator: IndicatorKey, code: string) => `/targets/${indicator}?province=${code}`

function ProvincesTable({ indicator, provinces }: ProvincesProps) {
  const t = useText()
  const { lang } = useShell()
  const isShare = indicators[indicator].unit === 'percent'
  const asked = provinces.some(({ share }) => share)
  const present = provinces.filter(({ among, counted }) => (isShare ? among : counted) > 0)
  const total = provinces.reduce((sum, { counted }) => sum + counted, 0)
  const column = (key: string, title: MessageKey, cell: Column<ProvinceFigure>['cell']) => ({
    ...{ key, title: t(title), isNumber: true, cell },
  })
  return (
    <>
      <Table
        caption={t('insight.byProvinceFigure')}
        hideCaption
        rows={present}
        rowKey={({ code }) => code}
        columns={[
          {
            ...{ key: 'name', title: t('insight.province'), isHead: true },
            cell: ({ code, name }) => <a href={toHref(indicator, code)}>{name}</a>,
          },
          column('figure', 'insight.figure', ({ figure }) =>
            figure === undefined ? '–' : `${formatNumber(lang, figure)}${unitOf(indicator)}`,
          ),
          column('share', isShare ? 'insight.counts' : 'insight.share', ({ counted, among }) =>
            isShare ? t('insight.countedOf', { counted, among }) : formatShare(lang, total > 0 ? counted / total : 0),
          ),
          ...(asked
            ? [
                column('missing', 'insight.dash.wayMissing', ({ share }) => formatNumber(lang, share?.missing ?? 0)),
                column('per-month', 'insight.dash.wayPerMonth', ({ share }) =>
                  formatNumber(lang, Math.ceil((share?.perMonth ?? 0) * 10) / 10),
                ),
              ]
            : []),
        ]}
      />
      {asked && <p class="small soft">{t('insight.dash.wayUnitsLead')}</p>}
      <p class="small soft">{t('insight.provincesWithout', { n: provinces.length - present.length })}</p>
    </>
  )
}
