import { findTermProblems, type PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import { touchDossier } from '../dossiers.sql.ts'
import { saveTerm } from '../evidence.sql.ts'
import { openToWrite } from '../open-dossier.ts'

export type DatePaper = { dossierId: string; evidenceId: string } & PaperTerm

/** Writes which kind of paper a file is and its last day, or that it has none. */
export const datePaper = act('evidence.date', async (context, { dossierId, evidenceId, ...term }: DatePaper) => {
  const { tx, now } = context
  await openToWrite(context, dossierId)
  refuseIf(findTermProblems(term).map((problem) => ({ ...problem, at: `${problem.at}.${evidenceId}` })))
  refuseIf((await saveTerm(tx, dossierId, evidenceId, term)) ? [] : [{ code: 'not-found.evidence' }])
  await touchDossier(tx, dossierId, { at: now })
})
