import { type Breakdown, type CircularKey, circularKeys, countCircular } from '@saolang/core/insight/circular/count.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import type { CircularPageProps } from '@saolang/web/insight/circular/circular-view.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { craftVillages, geographicalIndications, heritageCompiledOn, publishedShares } from './heritage.ts'
import { listCommunesWithProducts, listLeadGroups, listTraitGroups } from './traits.sql.ts'

export type AskedCircular = { key: CircularKey; by: Breakdown; isSample: boolean; lang: Lang }

/** `/circular`: every indicator of circular economy and culture, one of them by province or industry, and the sourced lists of heritage. */
export const readCircular = publicView(
  async ({ tx, now }, { key, by, isSample, lang }: AskedCircular): Promise<CircularPageProps> => {
    const today = legalDateOf(now)
    const [products, producers, names] = await Promise.all([
      listTraitGroups(tx, { today, isSample }),
      listLeadGroups(tx, { today, isSample }),
      nameUnits(tx, by, lang),
    ])
    const facts = { products, producers }
    const chosen = countCircular(key, facts, { by, isSample })
    const cells = new Map(chosen.rows.map(({ code, cell }) => [code, cell]))
    const counted = new Set(chosen.rows.map(({ code }) => code))
    return {
      ...{ by, isSample, at: now.toISOString(), compiledOn: heritageCompiledOn },
      figures: circularKeys.map((each) => {
        const { whole, unknown } = countCircular(each, facts, { by: 'province', isSample })
        return { key: each, unknown, ...(whole && { whole }) }
      }),
      chosen: key,
      rows: names.map(({ code, name }) => ({
        ...{ code, name, isWithheld: counted.has(code) && cells.get(code) === undefined },
        cell: cells.get(code) ?? { counted: 0, among: 0 },
      })),
      ...(await readHeritage(tx, today)),
    }
  },
)

async function nameUnits(tx: Tx, by: Breakdown, lang: Lang): Promise<{ code: string; name: string }[]> {
  if (by === 'industry')
    return classification.map(({ code, title, titleEn }) => ({ code, name: lang === 'vi' ? title : titleEn }))
  return (await listProvinces(tx)).map(({ code, shortName }) => ({ code, name: shortName }))
}

async function readHeritage(tx: Tx, today: string) {
  const communes = [...new Set(craftVillages.flatMap(({ communeCode }) => communeCode ?? []))]
  const withProducts = await listCommunesWithProducts(tx, communes, today)
  return {
    villages: craftVillages,
    indications: geographicalIndications,
    published: publishedShares,
    villageCommunes: { counted: withProducts.length, among: communes.length },
  }
}
