import type { Breakdown, CircularKey } from '@saolang/core/insight/circular/count.ts'
import type { Cell } from '@saolang/core/insight/small-cells.ts'
import type { CraftVillage, GeographicalIndication, PublishedShare } from './heritage-view.ts'

/** An indicator of the whole country; without `whole` fewer than five stand behind it. `unknown` could not be judged. */
export type CircularView = { key: CircularKey; whole?: Cell; unknown: number }

export type CircularPageProps = {
  chosen: CircularKey
  by: Breakdown
  isSample: boolean
  /** When it was counted (ISO 8601). */
  at: string
  figures: readonly CircularView[]
  /** The chosen indicator in each province or industry. */
  rows: readonly { code: string; name: string; cell: Cell; isWithheld: boolean }[]
  compiledOn: string
  villages: readonly CraftVillage[]
  indications: readonly GeographicalIndication[]
  published: readonly PublishedShare[]
  /** Of today's communes with a listed craft village, those with a product whose certificate holds. */
  villageCommunes: Cell
}
