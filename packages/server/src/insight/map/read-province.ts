import {
  type FormerCommune,
  type FormerGround,
  findFormerProvinces,
  sumBy,
} from '@saolang/core/insight/map/former-place.ts'
import type { MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { ProvinceDrawing } from '@saolang/web/insight/map/drawing.ts'
import type { CommuneCount, FormerRow, ProvincePageProps } from '@saolang/web/insight/map/map-views.ts'
import { listCommunes, listProvinces, type NamedUnit } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { craftVillages, geographicalIndications, heritageCompiledOn } from '../circular/heritage.ts'
import { readDrawing } from './drawings.ts'
import { listFormerCommunes, listFormerNames, listHeirs } from './places.sql.ts'
import { type LayerCount, readLayer } from './read-layer.ts'

export type AskedProvince = { question: MapQuestion; code: string }

/** `/map/{province}`: what a layer counts in each commune, and what the communes were before July 2025. Refused for a code that is no province. */
export const readProvinceMap = publicView(
  async ({ tx, now }, { question, code }: AskedProvince): Promise<ProvincePageProps> => {
    const provinces = await listProvinces(tx)
    const province = provinces.find((each) => each.code === code)
    if (!province) throw new Refused([{ code: 'not-found.province', at: 'province' }])
    const [communes, former, counts, drawing, formerNames] = await Promise.all([
      listCommunes(tx, code),
      listFormerCommunes(tx, code),
      readLayer(tx, { question, provinceCode: code, today: legalDateOf(now) }),
      readDrawing(code),
      listFormerNames(tx),
    ])
    return {
      ...{ question, province: { code, name: province.name, shortName: province.shortName } },
      ...{ at: now.toISOString(), compiledOn: heritageCompiledOn },
      drawing: await withHeirs(tx, drawing, communes),
      communes: countCommunes(communes, counts),
      formerMany: new Set(former.map((commune) => commune.code)).size,
      ...countFormer(counts, drawing, {
        ...{ communes: former, formerNames, todaysNames: provinces.map(({ shortName }) => shortName) },
        provinceOf: () => code,
      }),
      formerCommunes: question.time === 'before' ? toFormerRows(former, communes, { counts, drawing }) : [],
      unplaced: counts.filter(({ communeCode }) => communeCode === null).reduce((sum, { many }) => sum + many, 0),
      villages: question.layer === 'villages' ? craftVillages.filter(({ provinceCode }) => provinceCode === code) : [],
      indications:
        question.layer === 'indications'
          ? geographicalIndications.filter(({ provinceCode }) => provinceCode === code)
          : [],
    }
  },
)

// A commune that was merged after the map was drawn keeps its outline, and leads to the one that it went into.
async function withHeirs(tx: Tx, drawing: ProvinceDrawing, communes: readonly NamedUnit[]): Promise<ProvinceDrawing> {
  const today = new Set(communes.map(({ code }) => code))
  const gone = drawing.communes.filter(({ code }) => !today.has(code)).map(({ code }) => code)
  if (gone.length === 0) return drawing
  const heirs = new Map((await listHeirs(tx, gone)).map(({ code, heir }) => [code, heir]))
  return {
    ...drawing,
    communes: drawing.communes.map((shape) => ({ ...shape, code: heirs.get(shape.code) ?? shape.code })),
  }
}

function countCommunes(communes: readonly NamedUnit[], counts: readonly LayerCount[]): CommuneCount[] {
  const sums = sumBy(counts, ({ communeCode }) => communeCode ?? undefined)
  const few = new Set(counts.filter(({ isFew }) => isFew).map(({ communeCode }) => communeCode))
  return communes
    .map(({ code, name }) => ({
      ...{ code, name, count: sums.get(code) ?? 0 },
      ...(few.has(code) && { isFew: true as const }),
    }))
    .toSorted((a, b) => b.count - a.count)
}

function countFormer(counts: readonly LayerCount[], drawing: ProvinceDrawing, ground: FormerGround) {
  const find = findFormerProvinces(ground)
  const sums = sumBy(counts, (row) => row.formerProvinceCode ?? find(row))
  const formerProvinces = drawing.former.map(({ code, name }) => ({ code, name, count: sums.get(code) ?? 0 }))
  const told = formerProvinces.reduce((sum, { count }) => sum + count, 0)
  return { formerProvinces, formerUnknown: counts.reduce((sum, { many }) => sum + many, 0) - told }
}

function toFormerRows(
  former: readonly FormerCommune[],
  communes: readonly NamedUnit[],
  { counts, drawing }: { counts: readonly LayerCount[]; drawing: ProvinceDrawing },
): FormerRow[] {
  const names = new Map(communes.map(({ code, name }) => [code, name]))
  const provinces = new Map(drawing.former.map(({ code, name }) => [code, name]))
  const sums = sumBy(counts, ({ recordedCommuneCode, communeCode }) =>
    recordedCommuneCode === communeCode ? undefined : (recordedCommuneCode ?? undefined),
  )
  return [...Map.groupBy(former, ({ code }) => code).values()].map((grounds) => {
    const [{ code, name, district, provinceCode }] = grounds as [FormerCommune]
    return {
      ...{ code, name, district, province: provinces.get(provinceCode) ?? provinceCode, count: sums.get(code) ?? 0 },
      todays: grounds.map(({ communeCode, share }) => ({
        ...{ code: communeCode, name: names.get(communeCode) ?? communeCode, isWhole: share === 'full' },
      })),
    }
  })
}
