import type { MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import type { MapDrawing } from '../../kit/vietnam-map.tsx'
import type { CraftVillage, GeographicalIndication } from '../circular/heritage-view.ts'
import type { ProvinceDrawing } from './drawing.ts'

/** A province of today or of before July 2025 with what is counted there; `todaysCode` is the one on its ground. */
export type UnitCount = { code: string; name: string; todaysCode: string; todaysName?: string; count: number }

export type NationPageProps = {
  question: MapQuestion
  /** When it was counted (ISO 8601). */
  at: string
  units: readonly UnitCount[]
  /** Things counted that no former province can be told of. */
  unplaced: number
  /** Communes with areas of fewer than five growers, left out of the counts. */
  few: number
  /** The day on which lists of heritage were put together. */
  compiledOn: string
  /** The former provinces; today's without it. */
  drawing?: MapDrawing
}

/** A commune with what is counted there. `isFew`: there are areas, of fewer than five growers. */
export type CommuneCount = { code: string; name: string; count: number; isFew?: true }

/** A commune of before July 2025, what records name it, and today's communes on its ground. */
export type FormerRow = {
  code: string
  name: string
  district: string | null
  province: string
  count: number
  todays: readonly { code: string; name: string; isWhole: boolean }[]
}

export type ProvincePageProps = {
  question: MapQuestion
  province: { code: string; name: string; shortName: string }
  /** When it was counted (ISO 8601). */
  at: string
  compiledOn: string
  drawing: ProvinceDrawing
  /** Every commune of today, those with most first. */
  communes: readonly CommuneCount[]
  formerProvinces: readonly { code: string; name: string; count: number }[]
  formerUnknown: number
  /** How many communes of before lay on its ground. */
  formerMany: number
  /** Every commune of before, when that time is asked for. */
  formerCommunes: readonly FormerRow[]
  unplaced: number
  villages: readonly CraftVillage[]
  indications: readonly GeographicalIndication[]
}
