import type { LegalDate } from '../../kernel/calendar.ts'

/** What an area is expected to yield in a season (legal days, both included). */
export type Season = { name: string; startsOn: LegalDate; endsOn: LegalDate; expectedKilograms: number }

/** What was told to have been gathered there: kilograms, or undefined where it was told in another unit. */
export type Harvest = { on: LegalDate; kilograms: number | undefined; lot: string; eventId: string }

/**
 * How the harvest of a season stands against what the area can yield. `within` up to the expectation, `close` up to a tenth
 * above it (a good year), `beyond` past that: more left under the area's name than grows there. `untold` are harvests in
 * units that are no weight: they are in no sum.
 */
export type Balance = Season & {
  gatheredKilograms: number
  share: number
  verdict: 'within' | 'close' | 'beyond'
  harvests: readonly Harvest[]
  untold: number
}

/** A good year is not a lie: so much above the expectation raises no alarm. */
const goodYear = 0.1

/** The balance of each season, in the order given; harvests outside every season are in none. */
export function balanceSeasons(seasons: readonly Season[], harvests: readonly Harvest[]): Balance[] {
  return seasons.map((season) => {
    const its = harvests.filter(({ on }) => on >= season.startsOn && on <= season.endsOn)
    const gatheredKilograms = its.reduce((sum, { kilograms = 0 }) => sum + kilograms, 0)
    const share = gatheredKilograms / season.expectedKilograms
    return {
      ...season,
      gatheredKilograms,
      share,
      verdict: share <= 1 ? 'within' : share <= 1 + goodYear ? 'close' : 'beyond',
      harvests: its,
      untold: its.filter(({ kilograms }) => kilograms === undefined).length,
    }
  })
}

/** Harvests that fall into no season that was told: nothing says what the area could yield then. */
export function findUnseasoned(seasons: readonly Season[], harvests: readonly Harvest[]): Harvest[] {
  return harvests.filter(({ on }) => !seasons.some(({ startsOn, endsOn }) => on >= startsOn && on <= endsOn))
}
