import type { Comparison, Rank, StoredDossier } from './compare.ts'

/** How dossiers of one kind fare: compared ones by where they go, and those that would have to be scored again. */
export type Fate = {
  compared: number
  rises: number
  falls: number
  stays: number
  again: number
  pointsBefore: number
  pointsAfter: number
}

/** What a floor or a stop of the proposal costs: how many dossiers it holds down, and how many of them it alone. */
export type Cost = { set: string; criterion: string; forStar: number; holds: number; alone: number }

/** Everything that a trial counts. Ranks are 0 (none), 3, 4 and 5; `moves` by `from>to`. */
export type Tally = {
  dossiers: number
  otherLaw: number
  basis: { verdict: number; self: number }
  all: Fate
  moves: Record<string, number>
  bySet: Record<string, Fate>
  byProvince: Record<string, Fate>
  byKind: Record<string, Fate>
  floors: Record<string, Cost>
  stops: Record<string, Cost>
  gaps: Record<string, { set: string; criterion: string; why: string; many: number }>
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    ...{ dossiers: 0, otherLaw: 0, basis: { verdict: 0, self: 0 }, all: noFate(), moves: {} },
    ...{ bySet: {}, byProvince: {}, byKind: {}, floors: {}, stops: {}, gaps: {} },
  }
}

/** Counts a dossier in; undefined: one under another decision than the proposal's, which no set of it could replace. */
export function countIn(tally: Tally, dossier: StoredDossier, comparison: Comparison | undefined): void {
  tally.dossiers += 1
  if (!comparison) {
    tally.otherLaw += 1
    return
  }
  tally.basis[dossier.basis] += 1
  const { setId: set, provinceCode, producerKind } = dossier
  const fates = [
    tally.all,
    fateIn(tally.bySet, set),
    fateIn(tally.byProvince, provinceCode),
    fateIn(tally.byKind, producerKind),
  ]
  for (const fate of fates) countFate(fate, comparison)
  if (comparison.gaps) {
    const seen = new Set<string>()
    for (const { criterion, why } of comparison.gaps) {
      const key = `${set} ${criterion} ${why}`
      if (seen.has(key)) continue
      seen.add(key)
      tally.gaps[key] ??= { set, criterion, why, many: 0 }
      tally.gaps[key].many += 1
    }
    return
  }
  const { before, after } = comparison
  const move = `${before.rank}>${after.rank}`
  tally.moves[move] = (tally.moves[move] ?? 0) + 1
  countCosts(tally, set, comparison)
}

/** Whether a rank is above, below or the same as before. */
export function directionOf(before: Rank, after: Rank): 'rises' | 'falls' | 'stays' {
  return after > before ? 'rises' : after < before ? 'falls' : 'stays'
}

function countFate(fate: Fate, comparison: Comparison): void {
  if (comparison.gaps) {
    fate.again += 1
    return
  }
  const { before, after } = comparison
  fate.compared += 1
  fate[directionOf(before.rank, after.rank)] += 1
  fate.pointsBefore += before.points
  fate.pointsAfter += after.points
}

// Floors come in order of rank: the star is the rank below the lowest unmet one, so lifting one alone helps only where it is the only one there.
function countCosts(tally: Tally, set: string, { after }: Extract<Comparison, { gaps?: never }>): void {
  const lowest = Math.min(...after.unmet.map(({ forStar }) => forStar))
  const there = after.unmet.filter(({ forStar }) => forStar === lowest).length
  for (const { criterion, forStar } of after.unmet) {
    const cost = costIn(tally.floors, { set, criterion, forStar })
    cost.holds += 1
    if (forStar === lowest && there === 1 && after.knockedOutBy.length === 0) cost.alone += 1
  }
  for (const criterion of after.knockedOutBy) {
    const cost = costIn(tally.stops, { set, criterion, forStar: 0 })
    cost.holds += 1
    if (after.knockedOutBy.length === 1) cost.alone += 1
  }
}

function costIn(
  costs: Record<string, Cost>,
  { set, criterion, forStar }: Pick<Cost, 'set' | 'criterion' | 'forStar'>,
): Cost {
  const key = `${set} ${criterion} ${forStar}`
  costs[key] ??= { set, criterion, forStar, holds: 0, alone: 0 }
  return costs[key]
}

function fateIn(fates: Record<string, Fate>, key: string): Fate {
  fates[key] ??= noFate()
  return fates[key]
}

function noFate(): Fate {
  return { compared: 0, rises: 0, falls: 0, stays: 0, again: 0, pointsBefore: 0, pointsAfter: 0 }
}
