import {
  type Band,
  type CriteriaSet,
  type FloorStar,
  listLeaves,
  type NoteKind,
  type PartCode,
  type Star,
} from '@saolang/law/criteria-set.ts'

/** Points that a criterion needs for a rank, from the star mark on one of its options. */
export type Floor = { criterion: string; title: string; forStar: FloorStar; needs: number; leaf: number }

/** An option where the engine looks it up: the place of its criterion on the sheet and what it is worth. */
export type PlacedOption = { leaf: number; criterion: string; part: PartCode; points: number; rank: number }

/** A printed note that the choices alone can trigger: an option of 0 points in one of `leaves`. */
export type ZeroStop = { leaf: number; criterion: string; kind: NoteKind; text: string }

/** A criteria set turned into look-ups, once, so that a sheet costs a few microseconds. */
export type CompiledSet = {
  set: CriteriaSet
  leafCodes: readonly string[]
  options: ReadonlyMap<string, PlacedOption>
  /** In order of rank, then of the sheet. */
  floors: readonly Floor[]
  zeroStops: readonly ZeroStop[]
  bands: readonly Band[]
}

const compiled = new WeakMap<CriteriaSet, CompiledSet>()

/** The look-ups of a set; the same set object is compiled once. */
export function compileSet(set: CriteriaSet): CompiledSet {
  const known = compiled.get(set)
  if (known) return known
  const fresh = compile(set)
  compiled.set(set, fresh)
  return fresh
}

function compile(set: CriteriaSet): CompiledSet {
  const leaves = listLeaves(set)
  const leafCodes = leaves.map(({ leaf }) => leaf.code)
  const options = new Map<string, PlacedOption>()
  const floors: Floor[] = []
  const zeroStops: ZeroStop[] = []
  for (const [place, { part, leaf }] of leaves.entries()) {
    for (const [rank, option] of leaf.options.entries()) {
      options.set(option.id, { leaf: place, criterion: leaf.code, part, points: option.points, rank })
      if (option.floorFor) {
        const { code: criterion, title } = leaf
        floors.push({ criterion, title, forStar: option.floorFor, needs: option.points, leaf: place })
      }
    }
    for (const { kind, text, zeroIn = [] } of leaf.notes ?? []) {
      for (const criterion of zeroIn) zeroStops.push({ leaf: leafCodes.indexOf(criterion), criterion, kind, text })
    }
  }
  floors.sort((a, b) => a.forStar - b.forStar || a.leaf - b.leaf)
  const bands = set.bands.toSorted((a, b) => b.from - a.from)
  return { set, leafCodes, options, floors, zeroStops, bands }
}

/**
 * Rank of a total by points alone. Bands are half-open: 89.99 is four stars (Điều 3 khoản 3, "từ 70 đến dưới 90 điểm").
 * Takes means too, in points with any decimals.
 */
export function bandStarOf(bands: readonly Band[], points: number): Star {
  let star: Star = 1
  for (const band of bands) if (points >= band.from && band.star > star) star = band.star
  return star
}
