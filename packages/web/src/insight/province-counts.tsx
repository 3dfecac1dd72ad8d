import { formatDay, formatNumber } from '../kit/format.ts'
import { useShell } from '../kit/shell.tsx'
import { VietnamMap } from '../kit/vietnam-map.tsx'
import { useText } from '../kit/words.ts'

/** How many products of the register are of a province (code of Decision 19/2025). */
export type ProvinceCount = { code: string; name: string; count: number }

const shownAtOnce = 10

/** Where the products are: a map, and the same numbers in a table. */
export function ProvinceCounts({ provinces, countedOn }: { provinces: readonly ProvinceCount[]; countedOn: string }) {
  const t = useText()
  const ranked = [...provinces].sort((a, b) => b.count - a.count)
  const others = ranked.slice(shownAtOnce)
  return (
    <section class="part provinces" id="map">
      <figure>
        <VietnamMap
          title={t('insight.mapTitle')}
          counts={Object.fromEntries(provinces.map(({ code, count }) => [code, count]))}
          toHref={toProducts}
        />
      </figure>
      <div>
        <h2>{t('insight.byProvince')}</h2>
        <p class="soft">
          {t('insight.byProvinceLead')} <a href="/map">{t('insight.mapWhole')}</a>
        </p>
        <CountTable
          provinces={ranked.slice(0, shownAtOnce)}
          most={ranked[0]?.count ?? 1}
          caption={t('kit.asOf', { date: formatDay(countedOn) })}
        />
        {others.length > 0 && (
          <details>
            <summary>{t('insight.otherProvinces', { n: others.length })}</summary>
            <CountTable
              provinces={others}
              most={ranked[0]?.count ?? 1}
              caption={t('kit.asOf', { date: formatDay(countedOn) })}
            />
          </details>
        )}
        <p class="small soft">{t('insight.mapSource')}</p>
      </div>
    </section>
  )
}

const toProducts = (provinceCode: string) => `/products?province=${provinceCode}`

type CountTableProps = { provinces: readonly ProvinceCount[]; most: number; caption: string }

function CountTable({ provinces, most, caption }: CountTableProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <table class="counts">
      <caption class="small soft">{caption}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{t('insight.province')}</th>
          <th scope="col">{t('insight.products')}</th>
        </tr>
      </thead>
      <tbody>
        {provinces.map(({ code, name, count }) => (
          <tr key={code}>
            <th scope="row">
              <a href={toProducts(code)}>{name}</a>
            </th>
            <td>
              <svg class="bar warn" aria-hidden="true">
                <rect width={`${(count / Math.max(1, most)) * 100}%`} height="100%" rx="3" />
              </svg>
              <span>{formatNumber(lang, count)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
