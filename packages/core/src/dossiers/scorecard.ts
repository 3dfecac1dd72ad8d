import type { CriteriaSet, FloorStar, NoteKind, PartCode, Star } from '@saolang/law/criteria-set.ts'
import { findLeaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { type Problem, Refused } from '../kernel/problem.ts'
import { bandStarOf, type CompiledSet, compileSet, type Floor } from './star-compile.ts'

/** The boxes ticked on a sheet: number of the criterion → id of its option. A criterion left out scores 0. */
export type Choices = Readonly<Record<string, string>>

/** A floor that is not met: what the criterion has and what the rank needs, in points of that criterion. */
export type Shortfall = { criterion: string; title: string; forStar: FloorStar; has: number; needs: number }

/** A printed note that takes the product out or ends the evaluation, with the criterion that triggered it. */
export type KnockOut = { criterion: string; kind: NoteKind; text: string }

export type ScoreResult = {
  points: number
  parts: Record<PartCode, number>
  /** Rank by points alone. */
  bandStar: Star
  /** Highest rank whose band the points reach and whose floors, with those of every lower rank, all hold. */
  star: Star
  /** Every unmet floor of the ranks above `star` up to `bandStar`: what holds the star down. Empty when they are equal. */
  shortfalls: Shortfall[]
  /** Not empty: the evaluation ends here, whatever the star says; the star stays readable so that one sees why. */
  knockOuts: KnockOut[]
}

/**
 * Points, rank and reasons of a sheet. Below the three-star floors a product is two stars, never more (Điều 3 khoản 3;
 * Phụ lục II, "Dấu sao là yêu cầu tối thiểu phải đạt theo các cấp độ sao", read cumulatively).
 * Throws `Refused` when the set is incomplete or a choice is not on the sheet.
 */
export function score(set: CriteriaSet, choices: Choices): ScoreResult {
  return scoreCompiled(compileSet(set), choices)
}

/** As `score`, for a set compiled beforehand: the fast path for many sheets. */
export function scoreCompiled(compiled: CompiledSet, choices: Choices): ScoreResult {
  if (!compiled.set.complete) throw new Refused(findChoiceProblems(compiled.set, choices))
  const has = new Array<number>(compiled.leafCodes.length).fill(0)
  const chosen = new Array<boolean>(has.length).fill(false)
  const parts = { A: 0, B: 0, C: 0 }
  for (const criterion in choices) {
    const option = compiled.options.get(choices[criterion] ?? '')
    if (option?.criterion !== criterion) throw new Refused(findChoiceProblems(compiled.set, choices))
    has[option.leaf] = option.points
    chosen[option.leaf] = true
    parts[option.part] += option.points
  }
  const knockOuts = compiled.zeroStops
    .filter(({ leaf }) => chosen[leaf] && has[leaf] === 0)
    .map(({ criterion, kind, text }) => ({ criterion, kind, text }))
  const points = parts.A + parts.B + parts.C
  return { points, parts, ...rankBy(compiled, points, (floor) => has[floor.leaf] ?? 0), knockOuts }
}

/**
 * Rank of a total, given what each criterion has; both may be means over a council (Điều 3 khoản 3, "Tổng điểm trung bình").
 * How means meet floors is for the council's regulation: the caller says with `has`.
 */
export function rankBy(
  compiled: CompiledSet,
  points: number,
  has: (floor: Floor) => number,
): { bandStar: Star; star: Star; shortfalls: Shortfall[] } {
  const bandStar = bandStarOf(compiled.bands, points)
  const unmet = compiled.floors.filter((floor) => floor.forStar <= bandStar && has(floor) < floor.needs)
  // Floors come in order of rank, so the first unmet one is the lowest: the star is the rank below it.
  const star = unmet[0] ? ((unmet[0].forStar - 1) as Star) : bandStar
  const shortfalls = unmet.map((floor) => ({
    criterion: floor.criterion,
    title: floor.title,
    forStar: floor.forStar,
    has: has(floor),
    needs: floor.needs,
  }))
  return { bandStar, star, shortfalls }
}

/** The rank that can be recognised: undefined under three stars (Điều 4 khoản 1 điểm a) and after a knock-out. */
export function recognisableStar({ star, knockOuts }: Pick<ScoreResult, 'star' | 'knockOuts'>): FloorStar | undefined {
  return knockOuts.length === 0 && star >= 3 ? (star as FloorStar) : undefined
}

/** Why a sheet cannot be scored: an incomplete set, a criterion that it lacks, an option that is not the criterion's. */
export function findChoiceProblems(set: CriteriaSet, choices: Choices): Problem[] {
  const source = set.decision
  if (!set.complete) return [{ code: 'scorecard.incomplete-set', at: set.id, source, values: { set: set.id } }]
  return Object.entries(choices).flatMap(([criterion, option]): Problem[] => {
    const leaf = findLeaf(set, criterion)
    if (!leaf) return [{ code: 'scorecard.unknown-criterion', at: criterion, source, values: { criterion } }]
    if (leaf.options.some(({ id }) => id === option)) return []
    const elsewhere = listLeaves(set).find((other) => other.leaf.options.some(({ id }) => id === option))
    const code = elsewhere ? 'scorecard.option-of-another-criterion' : 'scorecard.unknown-option'
    return [{ code, at: criterion, source, values: { criterion, option: String(option) } }]
  })
}

/**
 * Choices that a printed condition contradicts, as points for the structure of a story that has none ("Chỉ áp dụng khi có câu
 * chuyện sản phẩm"). The sheet still scores, as the sheet's arithmetic does; a council should not sign such a card.
 */
export function findContradictions(set: CriteriaSet, choices: Choices): Problem[] {
  const leaves = listLeaves(set).map(({ leaf }) => leaf)
  const pointsOf = (code: string): number => {
    const options = leaves.find((leaf) => leaf.code === code)?.options
    return options?.find(({ id }) => id === choices[code])?.points ?? 0
  }
  return leaves.flatMap((leaf) =>
    (leaf.notes ?? [])
      .filter(({ kind, given }) => kind === 'applies_only_if' && given && pointsOf(leaf.code) > 0 && !pointsOf(given))
      .map(({ text, given = '' }) => ({
        code: 'scorecard.condition-not-met',
        at: leaf.code,
        source: `${set.decision}, ${leaf.code}: ${text}`,
        values: { criterion: leaf.code, given },
      })),
  )
}
