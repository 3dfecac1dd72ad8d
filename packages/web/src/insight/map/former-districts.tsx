import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { FormerRow, ProvincePageProps } from './map-views.ts'

/** Every commune of before July 2025 and what it became, district by district of that time. */
export function FormerDistricts({ formerCommunes, formerProvinces }: ProvincePageProps) {
  const t = useText()
  const isSeveral = formerProvinces.length > 1
  const districts = Map.groupBy(formerCommunes, ({ district, province }) => `${district ?? ''}|${province}`)
  return (
    <section class="part">
      <h2>{t('insight.formerCommunes', { n: formerCommunes.length })}</h2>
      <p class="soft">{t('insight.formerCommunesLead')}</p>
      <div class="former-districts">
        {[...districts].map(([key, rows]) => (
          <District key={key} rows={rows} showsProvince={isSeveral} />
        ))}
      </div>
    </section>
  )
}

function District({ rows, showsProvince }: { rows: readonly FormerRow[]; showsProvince: boolean }) {
  const t = useText()
  const { lang } = useShell()
  const [first] = rows
  return (
    <section>
      <h3>
        {first?.district ?? t('insight.islandDistricts')}
        {showsProvince && <span class="soft"> · {first?.province}</span>}
      </h3>
      <ul class="map-names small">
        {rows.map(({ code, name, todays, count }) => (
          <li key={code}>
            {name} <span aria-hidden="true">→</span>
            <span class="hidden">{t('insight.todaysCommune')}</span>{' '}
            {todays.map(({ name, isWhole }) => (isWhole ? name : t('insight.partOf', { name }))).join('; ')}
            {count > 0 && <b> · {t('insight.recordedUnder', { n: formatNumber(lang, count) })}</b>}
          </li>
        ))}
      </ul>
    </section>
  )
}
