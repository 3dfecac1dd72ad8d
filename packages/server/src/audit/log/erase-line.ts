import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import { erasePart } from './lines.sql.ts'

/** Why a part of a line may go: the person asked (Law 91/2025/QH15 on personal data), a court or an authority ordered it, or it should never have been written. */
export const erasureGrounds = ['person-asked', 'authority-ordered', 'written-by-mistake'] as const

/** Which part, of which line, on what ground and by what document. */
export type Erasure = { seq: number; part: 'who' | 'what'; ground: (typeof erasureGrounds)[number]; document: string }

/**
 * Erases who acted, or what on, from a line of the audit, with the salt that opens the commitment to it. The line stays, its proofs hold, and
 * an own line tells of the erasure. Lines that tell of an erasure cannot be erased.
 */
export const eraseLine = act('audit.erase', async ({ tx, on }, { seq, part, ground, document }: Erasure) => {
  on('audit-line', String(seq), { part, ground, document })
  refuseIf(listProblems([!document.trim() && { code: 'audit.document-missing', at: 'document' }]))
  refuseIf((await erasePart(tx, seq, part)) ? [] : [{ code: 'audit.nothing-to-erase', at: 'part' }])
})
