import type { CriteriaSet, FloorStar, PartCode, Star } from '@saolang/law/criteria-set.ts'
import {
  type Choices,
  type KnockOut,
  rankBy,
  recognisableStar,
  type Shortfall,
  scoreCompiled,
} from '../dossiers/scorecard.ts'
import { type CompiledSet, compileSet } from '../dossiers/star-compile.ts'
import { listProblems, type Problem, Refused } from '../kernel/problem.ts'
import type { CouncilLevel } from './council.ts'
import type { MarkChange } from './discussion/mark-change.ts'
import { type Way, waysAfter } from './escalation.ts'
import { floorRules, membersDiffer } from './floor-rule.ts'
import { meanOf, roundHalfUp } from './mean.ts'
import type { Regulation } from './regulation.ts'
import { type CriterionSpread, pointsByCriterion, spreadOf, type TotalSpread, totalSpreadOf } from './spread.ts'

/** A signed card that counts. */
export type Card = { memberId: string; choices: Choices }

/** What the council settled on where its members differed: the option that holds for the floors of a criterion. Marks stay as signed. */
export type Resolution = { criterion: string; optionId: string; reason: string }

/**
 * Everything that a verdict follows from, kept with it, so that anyone can replay it. It follows from `cards`, the marks as they stand
 * after discussion; where there was one, `independent` and `changes` keep how they came about.
 */
export type VerdictInputs = {
  level: CouncilLevel
  setId: string
  cards: readonly Card[]
  regulation: Regulation
  resolutions: readonly Resolution[]
  /** What the council found when its totals lay further apart than the regulation allows. */
  discussion?: string
  /** The cards as signed, before discussion. */
  independent?: readonly Card[]
  changes?: readonly MarkChange[]
}

/** A floor up to the rank by points, and how the members' marks met it. */
export type FloorOutcome = {
  criterion: string
  title: string
  forStar: FloorStar
  needs: number
  has: number
  isMet: boolean
  /** `agreed`: all members on one side; `resolved`: by the chair's resolution; `counted`: by a rule of the regulation. */
  by: 'agreed' | 'resolved' | 'counted'
}

export type Verdict = {
  /** The exact mean of the members' totals: the rank is taken from it. */
  points: number
  /** The mean as it is printed. */
  pointsShown: number
  parts: Record<PartCode, number>
  bandStar: Star
  star: Star
  /** The rank that can be recognised: none under three stars and after a knock-out. */
  recognisable: FloorStar | null
  shortfalls: Shortfall[]
  knockOuts: KnockOut[]
  floors: FloorOutcome[]
  criteria: CriterionSpread[]
  totals: TotalSpread
  ways: Way[]
}

/**
 * The verdict of a council on one dossier: mean of totals, band, floors after resolutions (Điều 3 khoản 3). Pure: the same inputs
 * give the same verdict. Throws `Refused` with every reason of `findVerdictProblems`, and as `score` does.
 */
export function verdictOf(set: CriteriaSet, inputs: VerdictInputs): Verdict {
  const problems = findVerdictProblems(set, inputs)
  if (problems.length > 0) throw new Refused(problems)
  const compiled = compileSet(set)
  const results = inputs.cards.map(({ choices }) => scoreCompiled(compiled, choices))
  const totals = totalSpreadOf(results.map(({ points }) => points))
  const has = floorPoints(compiled, inputs)
  const rank = rankBy(compiled, totals.mean, ({ criterion, needs }) => has(criterion, needs) ?? 0)
  const knockOuts = stopsOf(compiled, inputs).map(({ criterion, kind, text }) => ({ criterion, kind, text }))
  const recognisable = recognisableStar({ star: rank.star, knockOuts })
  const part = (code: PartCode) => meanOf(results.map(({ parts }) => parts[code]))
  return {
    points: totals.mean,
    pointsShown: roundHalfUp(totals.mean, inputs.regulation.decimalsShown),
    parts: { A: part('A'), B: part('B'), C: part('C') },
    ...rank,
    recognisable: recognisable ?? null,
    knockOuts,
    floors: floorOutcomes(compiled, inputs, rank.bandStar),
    criteria: spreadOf(set, inputs.cards),
    totals,
    ways: waysAfter({ level: inputs.level, points: totals.mean, recognisable }),
  }
}

/** Every reason why there can be no verdict yet: no card, a floor in dispute without resolution, totals too far apart and not discussed. */
export function findVerdictProblems(set: CriteriaSet, inputs: VerdictInputs): Problem[] {
  const { cards, regulation, discussion } = inputs
  if (cards.length === 0) return [{ code: 'verdict.no-cards' }]
  const { range } = totalSpreadOf(cards.map(({ choices }) => scoreCompiled(compileSet(set), choices).points))
  const isApart = range > regulation.spreadLimit && !discussion
  return [
    ...listDisputes(set, inputs).map((criterion) => ({
      code: 'verdict.dispute-unresolved',
      at: criterion,
      source: set.decision,
      values: { criterion },
    })),
    ...(isApart
      ? [{ code: 'verdict.spread-not-discussed', at: 'total', values: { range, limit: regulation.spreadLimit } }]
      : []),
  ]
}

/**
 * Criteria on which somebody has to decide before there can be a verdict, in the order of the sheet: members stand on both sides of a
 * floor up to the rank by points, or of a zero that ends the evaluation. A dispute above that rank could not change the star.
 */
export function listDisputes(set: CriteriaSet, inputs: VerdictInputs): string[] {
  const compiled = compileSet(set)
  const points = pointsByCriterion(set, inputs.cards)
  const mean = meanOf(inputs.cards.map(({ choices }) => scoreCompiled(compiled, choices).points))
  const { bandStar } = rankBy(compiled, mean, () => Number.POSITIVE_INFINITY)
  const has = floorPoints(compiled, inputs)
  const resolved = new Set(inputs.resolutions.map(({ criterion }) => criterion))
  const open = new Set([
    ...compiled.floors
      .filter(({ criterion, forStar, needs }) => forStar <= bandStar && has(criterion, needs) === undefined)
      .map(({ criterion }) => criterion),
    ...compiled.zeroStops
      .map(({ leaf }) => compiled.leafCodes[leaf] ?? '')
      .filter((criterion) => membersDiffer(points.get(criterion) ?? [0], 1) && !resolved.has(criterion)),
  ])
  return compiled.leafCodes.filter((code) => open.has(code))
}

/** Reasons why a resolution cannot be recorded: an option that is not the criterion's or that no member chose, no reason given. */
export function findResolutionProblems(set: CriteriaSet, cards: readonly Card[], resolution: Resolution): Problem[] {
  const { criterion, optionId, reason } = resolution
  const isOnSheet = compileSet(set).options.get(optionId)?.criterion === criterion
  const wasChosen = cards.some(({ choices }) => choices[criterion] === optionId)
  return listProblems([
    !isOnSheet && { code: 'scorecard.unknown-option', at: criterion, values: { criterion, option: optionId } },
    isOnSheet && !wasChosen && { code: 'resolution.option-nobody-chose', at: criterion, values: { criterion } },
    !reason && { code: 'resolution.reason-missing', at: `reason-${criterion}`, values: { criterion } },
  ])
}

function floorPoints(compiled: CompiledSet, { cards, regulation, resolutions }: VerdictInputs) {
  const points = pointsByCriterion(compiled.set, cards)
  const resolved = new Map(
    resolutions.map(({ criterion, optionId }) => [criterion, compiled.options.get(optionId)?.points]),
  )
  const rule = floorRules[regulation.floorRule]
  return (criterion: string, needs: number): number | undefined =>
    rule({ points: points.get(criterion) ?? [0], needs, resolved: resolved.get(criterion) })
}

function floorOutcomes(compiled: CompiledSet, inputs: VerdictInputs, bandStar: Star): FloorOutcome[] {
  const has = floorPoints(compiled, inputs)
  const points = pointsByCriterion(compiled.set, inputs.cards)
  return compiled.floors
    .filter(({ forStar }) => forStar <= bandStar)
    .map(({ criterion, title, forStar, needs }) => {
      const value = has(criterion, needs) ?? 0
      const differ = membersDiffer(points.get(criterion) ?? [0], needs)
      const by = !differ ? 'agreed' : inputs.regulation.floorRule === 'chair-resolution' ? 'resolved' : 'counted'
      return { criterion, title, forStar, needs, has: value, isMet: value >= needs, by }
    })
}

/** The printed stops that hold: all members gave zero, or the council settled on zero. */
function stopsOf(compiled: CompiledSet, { cards, resolutions }: VerdictInputs) {
  const points = pointsByCriterion(compiled.set, cards)
  const resolved = new Map(
    resolutions.map(({ criterion, optionId }) => [criterion, compiled.options.get(optionId)?.points]),
  )
  return compiled.zeroStops.filter(({ leaf }) => {
    const code = compiled.leafCodes[leaf] ?? ''
    const given = points.get(code) ?? [0]
    return membersDiffer(given, 1) ? resolved.get(code) === 0 : Math.max(...given) === 0
  })
}
