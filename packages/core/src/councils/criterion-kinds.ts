import { type CriteriaSet, findLeaf, type Leaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { type CriterionKind, findGround, nationalKindOf } from '@saolang/law/criterion-kind.ts'
import { findCriteriaSetById } from '@saolang/law/in-force.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Regulation } from './regulation.ts'

/** Where a council's regulation departs from the national default: id of the set → number of the criterion → its kind. */
export type KindOverrides = Readonly<Record<string, Readonly<Record<string, CriterionKind>>>>

/** Whether a criterion is verified or judged before this council: as its regulation says, else the national default. */
export function kindOf(set: CriteriaSet, criterion: string, { criterionKinds }: Regulation): CriterionKind {
  return criterionKinds?.[set.id]?.[criterion] ?? nationalKindOf(set, criterion)
}

/** The criteria that the advisory group ticks for this council, in the order of the sheet. */
export function listVerified(set: CriteriaSet, regulation: Regulation): string[] {
  return codesOf(set).filter((code) => kindOf(set, code, regulation) === 'verified')
}

/** The criteria that members judge on the coded sample; none for a set without sample products (Điều 6 khoản 2 điểm d). */
export function listSensory(set: CriteriaSet): string[] {
  if (set.sampleProducts === 0) return []
  return listLeaves(set).flatMap(({ leaf }) => (isSensory(leaf) ? [leaf.code] : []))
}

/** Reasons why overrides cannot stand: a set or criterion that is not there, or a sensory criterion that somebody would tick for others. */
export function findOverrideProblems(overrides: KindOverrides): Problem[] {
  return Object.entries(overrides).flatMap(([id, kinds]) => {
    const set = findCriteriaSetById(id)
    if (!set) return [{ code: 'regulation.unknown-set', at: 'criterionKinds', values: { set: id } }]
    return Object.entries(kinds).flatMap(([criterion, kind]): Problem[] => {
      const leaf = findLeaf(set, criterion)
      const values = { set: set.no, criterion }
      if (!leaf) return [{ code: 'regulation.unknown-criterion', at: 'criterionKinds', values }]
      return kind === 'verified' && isSensory(leaf)
        ? [{ code: 'regulation.sensory-is-judged', at: 'criterionKinds', values }]
        : []
    })
  })
}

const isSensory = (leaf: Leaf) => findGround(leaf) === 'sensory'
const codesOf = (set: CriteriaSet) => listLeaves(set).map(({ leaf }) => leaf.code)
