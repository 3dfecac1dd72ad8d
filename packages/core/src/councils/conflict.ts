import { listProblems, type Problem } from '../kernel/problem.ts'

/** What ties a member to an applicant or its product; `none` is the declaration that nothing does. */
export const conflictKinds = ['none', 'family', 'ownership', 'employment', 'paid-advice', 'trade', 'other'] as const
export type ConflictKind = (typeof conflictKinds)[number]

export type Declaration = { kind: ConflictKind; note: string }

/**
 * Reasons why a declaration cannot stand: a conflict without a word on what it is; a conflict taken back. The other way is open
 * until closing: whoever notices a tie while reading must be able to say so.
 */
export function findDeclarationProblems(declaration: Declaration, former: Declaration | undefined): Problem[] {
  return listProblems([
    declaration.kind !== 'none' && !declaration.note && { code: 'declaration.note-missing', at: 'note' },
    former !== undefined && former.kind !== 'none' && { code: 'conflict.declaration-stands', at: 'kind' },
    former?.kind === 'none' && declaration.kind === 'none' && { code: 'conflict.declared-already', at: 'kind' },
  ])
}
