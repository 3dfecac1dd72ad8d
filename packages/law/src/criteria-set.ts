/** A star rank of Article 3.3 of Decision 26/2026/QĐ-TTg (the same five ranks since 2018). */
export type Star = 1 | 2 | 3 | 4 | 5

/** The ranks for which a sheet prints minimum levels: *** 3, **** 4, ***** 5. */
export type FloorStar = 3 | 4 | 5

export type PartCode = 'A' | 'B' | 'C'

/** What the commune reports on: Điều 7 khoản 2 điểm a, Mẫu số 03 Phần II. */
export type CommuneFinding = 'localMaterial' | 'localLabour' | 'ideaOrigin' | 'localIdentity'

/** One box of the sheet. Its text is the decision's own; its id never changes. */
export type Option = {
  id: string
  text: string
  points: number
  /** What the sheet prints when it is a misprint; null when the cell was left empty. */
  pointsAsPrinted?: number | null
  /** Printed star mark: the minimum level that must be reached for this rank ("yêu cầu tối thiểu"). */
  floorFor?: FloorStar
  /** Which of the criterion's `cases` the option belongs to (set 26: community or operator). */
  case?: string
  /** The sheet prints no options here; Không and Có follow from the criterion's maximum. */
  implied?: true
}

/**
 * What a printed note does: `requirement` binds, `eliminate_if` and `exclude_if` take the product out, `stop_if` ends the
 * evaluation ("sẽ không đánh giá các bước tiếp theo"), `applies_only_if` conditions the criterion, the rest explains.
 */
export type NoteKind =
  | 'requirement'
  | 'eliminate_if'
  | 'exclude_if'
  | 'stop_if'
  | 'applies_only_if'
  | 'case_choice'
  | 'explanation'

export type Note = {
  kind: NoteKind
  text: string
  /** `applies_only_if`: the criterion that must have points for this one to apply. */
  given?: string
  /** `stop_if`: the criteria in which an option of 0 points triggers the note. */
  zeroIn?: readonly string[]
}

type CriterionHead = {
  /** Number on the sheet, as in "6.1.2". */
  code: string
  id: string
  title: string
  titleEn?: string
  max: number
  notes?: readonly Note[]
}

/** A criterion that is scored: exactly one option is chosen. */
export type Leaf = CriterionHead & {
  options: readonly Option[]
  cases?: Readonly<Record<string, string>>
  communeFinding?: CommuneFinding
}

/** A criterion that only gathers others; its maximum is the sum of theirs. */
export type Group = CriterionHead & { criteria: readonly Criterion[] }

export type Criterion = Leaf | Group

export type Part = {
  code: PartCode
  title: string
  titleEn?: string
  max: number
  criteria: readonly Criterion[]
}

/** A slip of the printed text: where it stands, what is printed, what is used, and why. */
export type Misprint = { at: string; printed: string; used: string; reason: string }

/** A rank and the fewest points that belong to it; the band ends where the next one begins (Điều 3 khoản 3). */
export type Band = { star: Star; from: number }

/** One scoring sheet of a decision ("Bộ tiêu chí, kiêm phiếu đánh giá"). Never edited: a new decision is a new set. */
export type CriteriaSet = {
  /** As in `QD26-04`. */
  id: string
  decision: string
  /** Number of the sheet within its decision; 0 for a structure known without its sheets. */
  no: number
  title: string
  titleEn?: string
  heading?: string
  context?: string
  inForceFrom: string
  /** False when text is missing (see `missing`): such a set refuses to score. */
  complete: boolean
  /** Sample products to hand in (Điều 6 khoản 2 điểm d); 0 for tourism. */
  sampleProducts?: number
  /** "Hồ sơ bị loại khi …", as printed. */
  rejectedIf: readonly string[]
  /** The note under the sheet that gives the star marks their force. */
  starLegend: string | null
  misprints: readonly Misprint[]
  /** What reading the text taught us that a lawyer should know. */
  remarks: readonly string[]
  /** Pieces of the decision that were not available when the set was written down. */
  missing: readonly string[]
  parts: readonly Part[]
  bands: readonly Band[]
}

/** True for a criterion that only gathers others. */
export function isGroup(criterion: Criterion): criterion is Group {
  return 'criteria' in criterion
}

/** A scored criterion with the part it counts in. */
export type PlacedLeaf = { part: PartCode; leaf: Leaf }

/** The scored criteria of a set in the order of the sheet. */
export function listLeaves(set: Pick<CriteriaSet, 'parts'>): PlacedLeaf[] {
  return set.parts.flatMap((part) => part.criteria.flatMap(leavesOf).map((leaf) => ({ part: part.code, leaf })))
}

function leavesOf(criterion: Criterion): Leaf[] {
  return isGroup(criterion) ? criterion.criteria.flatMap(leavesOf) : [criterion]
}

/** The scored criterion with this number, if the set has one. */
export function findLeaf(set: Pick<CriteriaSet, 'parts'>, code: string): Leaf | undefined {
  return listLeaves(set).find(({ leaf }) => leaf.code === code)?.leaf
}
