import type { PlacedCount } from '@saolang/core/insight/map/former-place.ts'
import type { MapLayer, MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import { isSafeCount } from '@saolang/core/insight/small-cells.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'
import { craftVillages, geographicalIndications } from '../circular/heritage.ts'
import { countGrounds, countPoints, countProducts } from './places.sql.ts'

/** Things counted at places. `formerProvinceCode` where the record itself tells it; `isFew`: there are some, of fewer than five growers. */
export type LayerCount = PlacedCount & { formerProvinceCode?: string; isFew?: true }

type Asked = { question: MapQuestion; provinceCode: string | null; today: LegalDate }

const readers: Record<MapLayer, (tx: Tx, asked: Asked) => Promise<LayerCount[]>> = {
  products: (tx, { question, provinceCode, today }) => countProducts(tx, question, { provinceCode, today }),
  // Whatever is shown of areas is the sum of communes with enough growers, so that no difference tells a small one.
  areas: async (tx, { question: { isSample }, provinceCode }) =>
    (await countGrounds(tx, { isSample, provinceCode })).map(({ holders, many, ...place }) => ({
      ...{ ...place, recordedCommuneCode: null },
      ...(isSample || isSafeCount(holders) ? { many } : { many: 0, isFew: true as const }),
    })),
  villages: async (_, { question, provinceCode }) =>
    question.isSample
      ? []
      : craftVillages.filter(isOf(provinceCode)).map((village) => one(village, village.communeCode)),
  indications: async (_, { question, provinceCode }) =>
    question.isSample
      ? []
      : geographicalIndications.filter(isOf(provinceCode)).map((indication) => one(indication, null)),
  points: async (tx, { question: { isSample }, provinceCode }) =>
    (await countPoints(tx, { isSample, provinceCode })).map((place) => ({ ...place, recordedCommuneCode: null })),
}

/** What a layer counts, place by place, of the nation or a province. */
export function readLayer(tx: Tx, asked: Asked): Promise<LayerCount[]> {
  return readers[asked.question.layer](tx, asked)
}

const isOf = (provinceCode: string | null) => (listed: { provinceCode: string }) =>
  provinceCode === null || listed.provinceCode === provinceCode

const one = (listed: { provinceCode: string; formerProvinceCode: string }, communeCode: string | null): LayerCount => ({
  ...{ provinceCode: listed.provinceCode, formerProvinceCode: listed.formerProvinceCode, communeCode },
  ...{ recordedCommuneCode: null, many: 1 },
})
