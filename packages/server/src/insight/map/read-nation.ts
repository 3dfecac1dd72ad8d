import { findFormerProvinces, sumBy } from '@saolang/core/insight/map/former-place.ts'
import type { MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { NationPageProps, UnitCount } from '@saolang/web/insight/map/map-views.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { heritageCompiledOn } from '../circular/heritage.ts'
import { readFormerDrawing } from './drawings.ts'
import { listFormerCommunes, listFormerNames, listFormerProvinces, listProvincesOfCommunes } from './places.sql.ts'
import { type LayerCount, readLayer } from './read-layer.ts'

/** `/map`: what a layer counts in each province, of today or of before July 2025. */
export const readNationMap = publicView(async ({ tx, now }, question: MapQuestion): Promise<NationPageProps> => {
  const counts = await readLayer(tx, { question, provinceCode: null, today: legalDateOf(now) })
  const isBefore = question.time === 'before'
  const { units, unplaced } = isBefore ? await countFormer(tx, counts) : await countToday(tx, counts)
  return {
    ...{ question, units, unplaced, at: now.toISOString(), compiledOn: heritageCompiledOn },
    few: counts.filter(({ isFew }) => isFew).length,
    ...(isBefore && { drawing: await readFormerDrawing() }),
  }
})

type Counted = { units: UnitCount[]; unplaced: number }

async function countToday(tx: Tx, counts: readonly LayerCount[]): Promise<Counted> {
  const sums = sumBy(counts, ({ provinceCode }) => provinceCode)
  const units = (await listProvinces(tx)).map(({ code, shortName }) => ({
    ...{ code, name: shortName, todaysCode: code, count: sums.get(code) ?? 0 },
  }))
  return { units, unplaced: 0 }
}

async function countFormer(tx: Tx, counts: readonly LayerCount[]): Promise<Counted> {
  const [provinces, communes, parents, formerNames] = await Promise.all([
    listFormerProvinces(tx),
    listFormerCommunes(tx, null),
    listProvincesOfCommunes(tx),
    listFormerNames(tx),
  ])
  const provinceOf = new Map(parents.map(({ code, provinceCode }) => [code, provinceCode]))
  const find = findFormerProvinces({
    ...{ communes, formerNames, todaysNames: provinces.map(({ todaysName }) => todaysName) },
    provinceOf: (code) => provinceOf.get(code),
  })
  const sums = sumBy(counts, (row) => row.formerProvinceCode ?? find(row))
  const units = provinces.map(({ code, name, todaysCode, todaysName }) => ({
    ...{ code, name: name.replace(/^(Tỉnh|Thành phố) /u, ''), todaysCode, todaysName, count: sums.get(code) ?? 0 },
  }))
  return { units, unplaced: sums.get(undefined) ?? 0 }
}
