import { type EvidenceKind, evidenceKinds } from '@saolang/law/decisions/2026-26-qd-ttg/evidence.ts'
import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What is known of a paper: which row of the evidence table it is, and its last day or that it has none. Nothing: nobody said. */
export type PaperTerm = { kind?: string; expiresOn?: LegalDate; isUnlimited?: boolean }

/** How a paper stands to a dossier: `ends-early` when it runs out before the decision can be made. */
export const paperStandings = ['valid', 'unlimited', 'unknown', 'ends-early', 'expired'] as const
export type PaperStanding = (typeof paperStandings)[number]

/** The day of filing (or today), and the last day on which the dossier is decided. */
export type PaperDays = { today: LegalDate; decidedBy: LegalDate }

/** How a paper stands on a day, its last day included. */
export function paperStanding({ expiresOn, isUnlimited }: PaperTerm, { today, decidedBy }: PaperDays): PaperStanding {
  if (expiresOn === undefined) return isUnlimited ? 'unlimited' : 'unknown'
  if (expiresOn < today) return 'expired'
  return expiresOn < decidedBy ? 'ends-early' : 'valid'
}

/**
 * Papers made out to one legal person: when a household becomes a co-operative they have to be issued anew. Trade marks, contracts,
 * test slips and declarations of the product go over to the successor. Our reading: no text of the programme says it.
 */
const papersOfLegalForm: readonly string[] = ['businessRegistration', 'productionCertificate']

/** True for a paper that a change of legal form ends. */
export function dependsOnLegalForm({ kind }: PaperTerm): boolean {
  return kind !== undefined && papersOfLegalForm.includes(kind)
}

/** The row of the evidence table with this code. */
export function findEvidenceKind(code: string | undefined): EvidenceKind | undefined {
  return evidenceKinds.find((kind) => kind.code === code)
}

/** Why a term cannot be kept: a kind that the table does not have, a day that is none, both a last day and none. */
export function findTermProblems({ kind, expiresOn, isUnlimited }: PaperTerm): Problem[] {
  return listProblems([
    kind !== undefined && !findEvidenceKind(kind) && { code: 'paper.kind-unknown', at: 'kind' },
    expiresOn !== undefined && !isLegalDate(expiresOn) && { code: 'paper.day-wrong', at: 'expiresOn' },
    expiresOn !== undefined && isUnlimited === true && { code: 'paper.two-terms', at: 'expiresOn' },
  ])
}
