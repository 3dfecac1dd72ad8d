import {
  type Band,
  type CriteriaSet,
  type Criterion,
  type FloorStar,
  isGroup,
  type Leaf,
  listLeaves,
  type Option,
} from '@saolang/law/criteria-set.ts'
import { CriteriaSheet } from '@saolang/law/criteria-set-schema.ts'
import { z } from 'zod'
import type { Problem } from '../../kernel/problem.ts'

/** A sheet as a file of law holds it: without the bands, which stand in an article. */
export type Sheet = Omit<CriteriaSet, 'bands'>

/** What somebody would change in the law: sheets in place of those in force, by their number, and bands. Data to think with; nothing here is ever law. */
export const Proposal: z.ZodType<{ bands: readonly Band[]; sheets: readonly Sheet[] }> = z.strictObject({
  bands: z.array(z.strictObject({ star: z.literal([1, 2, 3, 4, 5]), from: z.number().min(0).max(100) })).length(5),
  sheets: z.array(CriteriaSheet).max(26),
})
export type Proposal = z.infer<typeof Proposal>

/** The set that a proposal would put in place of one in force: its own sheet of that number, or the one in force, under the proposal's bands. */
export function proposedSet({ bands, sheets }: Proposal, inForce: CriteriaSet): CriteriaSet {
  return { ...(sheets.find(({ no }) => no === inForce.no) ?? inForce), bands }
}

/** Points and star mark that a form gives an option, by its id; no mark is 0. */
export type OptionEdits = Readonly<Record<string, { points: number; floorFor: FloorStar | 0 }>>

/** A proposal with a sheet whose options have other points and star marks; the most that criteria and parts can give follows. */
export function editSheet(proposal: Proposal, sheet: Sheet, edits: OptionEdits): Proposal {
  const parts = sheet.parts.map((part) => {
    const criteria = part.criteria.map((criterion) => editCriterion(criterion, edits))
    return { ...part, criteria, max: sumOf(criteria) }
  })
  const rest = proposal.sheets.filter(({ no }) => no !== sheet.no)
  return { ...proposal, sheets: [...rest, { ...sheet, parts }].toSorted((a, b) => a.no - b.no) }
}

/** Every reason why a proposal cannot be tried: a number twice or unknown, an id twice, a most that is not that of the options, bands that do not rise. */
export function findProposalProblems({ bands, sheets }: Proposal, numbers: readonly number[]): Problem[] {
  const steps = bands.toSorted((a, b) => a.star - b.star)
  const rise = steps.every(({ from }, i) => i === 0 || from > (steps[i - 1]?.from ?? 0))
  return [
    ...(rise && steps[0]?.from === 0 && new Set(steps.map(({ star }) => star)).size === 5
      ? []
      : [{ code: 'policy.bands-do-not-rise', at: 'band-3' }]),
    ...sheets.flatMap((sheet, i) =>
      numbers.includes(sheet.no) && sheets.findIndex(({ no }) => no === sheet.no) === i
        ? findSheetProblems(sheet)
        : [{ code: 'policy.sheet-unknown', values: { no: sheet.no } }],
    ),
  ]
}

/** The most points that a sheet can give: 100 in every sheet of law. */
export function totalOf(sheet: Sheet): number {
  return sheet.parts.reduce((sum, { max }) => sum + max, 0)
}

function findSheetProblems(sheet: Sheet): Problem[] {
  const leaves = listLeaves(sheet).map(({ leaf }) => leaf)
  const ids = leaves.flatMap(({ options }) => options.map(({ id }) => id))
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  const codes = leaves.map(({ code }) => code)
  const wrong = leaves.filter(({ max, options }) => max !== mostOf(options))
  return [
    ...twice.map((id) => ({ code: 'policy.option-twice', values: { no: sheet.no, id } })),
    ...codes
      .filter((code, i) => codes.indexOf(code) !== i)
      .map((criterion) => ({ code: 'policy.criterion-twice', values: { no: sheet.no, criterion } })),
    ...wrong.map(({ code }) => ({ code: 'policy.most-differs', values: { no: sheet.no, criterion: code } })),
    ...(sheet.complete ? [] : [{ code: 'scorecard.incomplete-set', values: { set: sheet.id } }]),
  ]
}

function editCriterion(criterion: Criterion, edits: OptionEdits): Criterion {
  if (isGroup(criterion)) {
    const criteria = criterion.criteria.map((inner) => editCriterion(inner, edits))
    return { ...criterion, criteria, max: sumOf(criteria) }
  }
  const options = criterion.options.map((option) => editOption(option, edits[option.id]))
  return { ...criterion, options, max: mostOf(options) } satisfies Leaf
}

function editOption({ floorFor, ...option }: Option, edit: OptionEdits[string] | undefined): Option {
  if (!edit) return { ...option, ...(floorFor && { floorFor }) }
  return { ...option, points: edit.points, ...(edit.floorFor !== 0 && { floorFor: edit.floorFor }) }
}

function mostOf(options: readonly Option[]): number {
  return Math.max(...options.map(({ points }) => points))
}

function sumOf(criteria: readonly Criterion[]): number {
  return criteria.reduce((sum, { max }) => sum + max, 0)
}
