import type { CriteriaSet, FloorStar } from '@saolang/law/criteria-set.ts'
import { floorRules } from '../../councils/floor-rule.ts'
import type { Regulation } from '../../councils/regulation.ts'
import type { Resolution } from '../../councils/verdict.ts'
import { type Choices, rankBy, recognisableStar } from '../../dossiers/scorecard.ts'
import { type CompiledSet, compileSet, type Floor, type PlacedOption } from '../../dossiers/star-compile.ts'
import { type Gap, mapOptions } from './map-choices.ts'

/** A rank as it can be recognised; 0: none. */
export type Rank = FloorStar | 0

/** A stored dossier: the cards of its newest verdict, or, before there is one, what the applicant chose. */
export type StoredDossier = {
  id: string
  setId: string
  provinceCode: string
  producerKind: string
  basis: 'verdict' | 'self'
  cards: readonly Choices[]
  /** How members' marks met floors, and what the council settled on; the national rule for a self-assessment. */
  floorRule: Regulation['floorRule']
  resolutions: readonly Pick<Resolution, 'criterion' | 'optionId'>[]
}

/** What a set makes of a dossier; `disputed` are floors on both sides of which members stand and that nobody settled: the rank is then unknown. */
export type Standing = { points: number; rank: Rank; unmet: Floor[]; disputed: string[]; knockedOutBy: string[] }

/** A dossier under the set that governs it and under the proposed one; or why it would have to be scored again. */
export type Comparison = { before: Standing; after: Standing; gaps?: never } | { gaps: Gap[] }

/** A set in force beside the one proposed for it, made ready for many dossiers: where each option stands, in both. */
export type Pair = {
  before: CompiledSet
  after: CompiledSet
  options: ReadonlyMap<string, { before: PlacedOption; after: PlacedOption | null | Gap }>
  fresh: readonly Gap[]
}

/** Makes a pair of sets ready. */
export function pairOf(before: CriteriaSet, after: CriteriaSet): Pair {
  const [was, becomes] = [compileSet(before), compileSet(after)]
  const { places, fresh } = mapOptions(before, after)
  const placed = (id: string, place: string | null | Gap) =>
    typeof place === 'string' ? (becomes.options.get(id) as PlacedOption) : place
  return {
    before: was,
    after: becomes,
    options: new Map(
      [...places].map(([id, place]) => [id, { before: was.options.get(id) as PlacedOption, after: placed(id, place) }]),
    ),
    fresh,
  }
}

/** What a dossier is under both sets of a pair. A rank that would hang on a dispute counts as a gap: it is not guessed. */
export function compareDossier(pair: Pair, dossier: StoredDossier): Comparison {
  const many = dossier.cards.length
  const was = sheetOf(pair.before, many)
  const becomes = sheetOf(pair.after, many)
  const gaps: Gap[] = [...pair.fresh]
  for (const [i, card] of dossier.cards.entries())
    for (const criterion in card) {
      const option = pair.options.get(card[criterion] ?? '')
      if (option?.before.criterion !== criterion) {
        gaps.push({ criterion, why: 'option-gone' })
        continue
      }
      put(was, option.before, i)
      if (option.after === null) continue
      if ('why' in option.after) gaps.push(option.after)
      else put(becomes, option.after, i)
    }
  if (gaps.length > 0) return { gaps }
  const [before, after] = [standingOf(pair.before, dossier, was), standingOf(pair.after, dossier, becomes)]
  const disputed = [...new Set([...before.disputed, ...after.disputed])]
  return disputed.length > 0
    ? { gaps: disputed.map((criterion) => ({ criterion, why: 'disputed' })) }
    : { before, after }
}

/** Points by place of the criterion, then by card; −1 where a card leaves the criterion out. */
type MarkSheet = { points: Int16Array; many: number; sum: number }

function sheetOf({ leafCodes }: CompiledSet, many: number): MarkSheet {
  return { points: new Int16Array(leafCodes.length * many).fill(-1), many, sum: 0 }
}

function put(sheet: MarkSheet, { leaf, points }: PlacedOption, card: number): void {
  sheet.points[leaf * sheet.many + card] = points
  sheet.sum += points
}

function standingOf(compiled: CompiledSet, dossier: StoredDossier, sheet: MarkSheet): Standing {
  const disputed: string[] = []
  const unmet: Floor[] = []
  const { star } = rankBy(compiled, sheet.sum / sheet.many, (floor) => {
    const has = floorPoints(compiled, dossier, sheet, floor)
    if (has === undefined) {
      if (!disputed.includes(floor.criterion)) disputed.push(floor.criterion)
    } else if (has < floor.needs && !unmet.includes(floor)) unmet.push(floor)
    return has ?? floor.needs
  })
  const stops = compiled.zeroStops.filter(({ leaf }) => columnOf(sheet, leaf).every((points) => points === 0))
  return {
    points: sheet.sum / sheet.many,
    rank: recognisableStar({ star, knockOuts: stops }) ?? 0,
    unmet,
    disputed,
    knockedOutBy: [...new Set(stops.map(({ leaf }) => compiled.leafCodes[leaf] ?? ''))],
  }
}

// Where all members stand on one side every rule says the same, and nothing has to be laid out for it.
function floorPoints(
  compiled: CompiledSet,
  dossier: StoredDossier,
  { points, many }: MarkSheet,
  floor: Floor,
): number | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (let i = floor.leaf * many; i < (floor.leaf + 1) * many; i += 1) {
    const mark = Math.max(points[i] as number, 0)
    if (mark < least) least = mark
    if (mark > most) most = mark
  }
  if (least >= floor.needs || most < floor.needs) return least
  const settled = dossier.resolutions.find(({ criterion }) => criterion === floor.criterion)
  const resolved = settled && compiled.options.get(settled.optionId)?.points
  const marks = Array.from(points.subarray(floor.leaf * many, (floor.leaf + 1) * many), (mark) => Math.max(mark, 0))
  return floorRules[dossier.floorRule]({ points: marks, needs: floor.needs, resolved })
}

function columnOf({ points, many }: MarkSheet, leaf: number): Int16Array {
  return points.subarray(leaf * many, (leaf + 1) * many)
}
