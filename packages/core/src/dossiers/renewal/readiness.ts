import { dossierKinds as kindsOfLaw } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import type { LegalDate } from '../../kernel/calendar.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { BaseProduct } from '../base-product.ts'
import type { DossierKind } from '../dossier.ts'
import { latestDecisionOn } from './decision-day.ts'
import { type PaperStanding, type PaperTerm, paperStanding } from './paper-term.ts'

/** A file of a dossier with its term. */
export type DatedPaper = PaperTerm & { id: string; caption: string }

/** Pages of the last certified version that wait for "still right" or for a change. */
export type RenewalState = { carried: ReadonlySet<string> }

type Judged = {
  kind: DossierKind
  papers?: readonly DatedPaper[]
  renewal?: RenewalState
  baseProduct?: BaseProduct
}

const source = kindsOfLaw.reEvaluation.source

/** What was taken over and not looked at: one reason for all of it, on the page where all of it is settled. */
export function findCarriedProblems(renewal: RenewalState | undefined): Problem[] {
  const count = renewal?.carried.size ?? 0
  return count > 0 ? [{ code: 'renewal.sections-open', at: 'renewal', source, values: { count } }] : []
}

/**
 * Papers that cannot go with the dossier: run out in any; in one that begins with a certificate also those that run out before the
 * decision can be made, and those of which nobody said how long they hold (Điều 6 khoản 1 điểm c: "giấy tờ pháp lý có thời hạn").
 */
export function findPaperProblems({ kind, papers = [], renewal, baseProduct }: Judged, today: LegalDate): Problem[] {
  const decidedBy = latestDecisionOn(kind, baseProduct?.star, today)
  const refused: Partial<Record<PaperStanding, string>> = {
    expired: 'paper.expired',
    ...(renewal && { 'ends-early': 'paper.ends-early', unknown: 'paper.term-missing' }),
  }
  return papers.flatMap((paper): Problem[] => {
    const code = refused[paperStanding(paper, { today, decidedBy })]
    const { id, caption, expiresOn } = paper
    const values = { caption, decidedBy: inWords(decidedBy), ...(expiresOn && { day: inWords(expiresOn) }) }
    return code ? [{ code, at: `term.${id}`, source, values }] : []
  })
}

const inWords = (day: LegalDate) => day.split('-').toReversed().join('/')
