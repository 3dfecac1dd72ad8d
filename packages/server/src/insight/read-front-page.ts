import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { FrontPageProps } from '@saolang/web/insight/front-page'
import { formatDay } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { readNewestNews } from '../market/promotion/news/read-news.ts'
import { listProvinces } from '../people/get-place.ts'
import { publicView } from '../platform/act.ts'
import { countByProvince, countRegister, listNewest, type NewestRow } from './front-page.sql.ts'
import { newestOfficial } from './targets/official-figures.ts'

const newestShown = 8
const newsShown = 2

/** What the front page tells: the register's own counts of today, the nation's as published, the provinces, the newest. */
export const readFrontPage = publicView(async ({ tx, now }, lang: Lang): Promise<FrontPageProps> => {
  const today = legalDateOf(now)
  const [counts, byProvince, provinces, newest] = await Promise.all([
    countRegister(tx, today),
    countByProvince(tx),
    listProvinces(tx),
    listNewest(tx, newestShown),
  ])
  const own = (kind: 'registered' | 'inForce' | 'fiveStars' | 'producers') => ({
    kind,
    value: counts[kind],
    date: formatDay(today),
    source: say(lang, 'insight.ownRegister'),
    sourceHref: '/products',
  })
  return {
    figures: [...published(), own('registered'), own('inForce'), own('producers')],
    provinces: provinces.map(({ code, shortName }) => ({
      code,
      name: shortName,
      count: byProvince.find((province) => province.code === code)?.count ?? 0,
    })),
    countedOn: today,
    newest: newest.map(toNewest),
    news: await readNewestNews({ most: newsShown, lang }),
  }
})

function toNewest({ address, isDemo, ...product }: NewestRow): FrontPageProps['newest'][number] {
  return { ...product, href: `/products/${address}`, isSample: isDemo }
}

function published(): FrontPageProps['figures'] {
  const figure = newestOfficial('products-ranked')
  return figure
    ? [
        {
          kind: 'national',
          value: figure.value,
          date: figure.asOf,
          source: figure.source,
          sourceHref: '/targets/products-ranked',
        },
      ]
    : []
}
