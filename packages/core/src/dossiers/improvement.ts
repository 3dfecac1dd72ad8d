import { type CriteriaSet, type Leaf, listLeaves, type Star } from '@saolang/law/criteria-set.ts'
import { type Choices, score } from './scorecard.ts'
import { compileSet } from './star-compile.ts'

/** One criterion raised: from the option chosen now (absent when none) to a better one. */
export type Change = {
  criterion: string
  title: string
  from?: string
  to: string
  hasPoints: number
  getsPoints: number
  /** True when a floor of the rank asks for it; false when only its points are wanted. */
  neededByFloor: boolean
}

/** A set of changes that reaches the rank, and what it adds. */
export type Way = { changes: Change[]; gain: number; points: number }

/** What can be done with one criterion: nothing, or one of the raises. */
type Room = { stay: boolean; raises: Change[] }

/** The best ways found so far that gain exactly so many points. */
type Partial = { gain: number; changes: Change[] }

/**
 * The cheapest ways to a rank: first those that change the fewest criteria, then those that add the fewest points, then in the
 * order of the sheet. All ways returned change equally few criteria; at most `limit`. Empty when the sheet is there already,
 * when the rank is out of reach, and for one and two stars, which nobody needs help to reach through floors.
 * Throws `Refused` as `score` does.
 */
export function cheapestWaysTo(set: CriteriaSet, choices: Choices, star: Star, limit = 3): Way[] {
  const now = score(set, choices)
  const from = set.bands.find((band) => band.star === star)?.from
  if (now.star >= star || from === undefined) return []
  const gap = Math.max(0, from - now.points)
  const reached = roomsFor(set, choices, star)
    .reduce((ways, room) => extend(ways, room, limit), [{ gain: 0, changes: [] }] as Partial[])
    .filter(({ gain }) => gain >= gap)
    .toSorted(byCost)
  const fewest = reached[0]?.changes.length
  return reached
    .filter(({ changes }) => changes.length === fewest)
    .slice(0, limit)
    .map(({ gain, changes }) => ({ changes, gain, points: now.points + gain }))
}

function roomsFor(set: CriteriaSet, choices: Choices, star: Star): Room[] {
  const floors = compileSet(set).floors.filter(({ forStar }) => forStar <= star)
  return listLeaves(set).map(({ leaf }) => {
    const needs = Math.max(0, ...floors.filter(({ criterion }) => criterion === leaf.code).map((floor) => floor.needs))
    return roomOf(leaf, choices[leaf.code], needs)
  })
}

function roomOf(leaf: Leaf, chosen: string | undefined, needs: number): Room {
  const current = leaf.options.find(({ id }) => id === chosen)
  const has = current?.points ?? 0
  const better = leaf.options.filter(
    (option, i) =>
      option.points > has &&
      option.points >= needs &&
      (!current?.case || option.case === current.case) &&
      leaf.options.findIndex(({ points }) => points === option.points) === i,
  )
  const raises = better.map((option) => ({
    criterion: leaf.code,
    title: leaf.title,
    ...(chosen && { from: chosen }),
    to: option.id,
    hasPoints: has,
    getsPoints: option.points,
    neededByFloor: has < needs,
  }))
  return { stay: has >= needs, raises }
}

/** One more criterion considered: every way stays or takes one raise, and for every gain only the cheapest `limit` survive. */
function extend(ways: Partial[], room: Room, limit: number): Partial[] {
  const next = new Map<number, Partial[]>()
  const offer = (way: Partial) => next.set(way.gain, [...(next.get(way.gain) ?? []), way])
  for (const way of ways) {
    if (room.stay) offer(way)
    for (const change of room.raises) {
      offer({ gain: way.gain + change.getsPoints - change.hasPoints, changes: [...way.changes, change] })
    }
  }
  return [...next.values()].flatMap((same) => same.toSorted(byCost).slice(0, limit))
}

function byCost(a: Partial, b: Partial): number {
  return a.changes.length - b.changes.length || a.gain - b.gain
}
