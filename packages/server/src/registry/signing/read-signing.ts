import { authorityOf, findReadingProblems } from '@saolang/core/councils/authority.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getDecision } from '../../councils/get-decision.ts'
import { view } from '../../platform/act.ts'
import { listHandovers, listSigners } from './handovers.sql.ts'
import { findLastRun, listCertificatesOf, listPapers } from './papers.sql.ts'

/** How far the papers of a decision are signed, for the officers of its authority and whoever may read its minutes. */
export const readSigning = view('signing.read', async ({ tx, who }, decisionId: string) => {
  const decision = await getDecision(tx, decisionId)
  const { provinceCode = null, level } = decision.authority
  const authority = { level: level === 'nation' ? ('central' as const) : ('province' as const), provinceCode }
  refuseIf(findReadingProblems(who, authority, false))
  const own = authorityOf(who)
  return {
    decision,
    maySign: own?.level === authority.level && own.provinceCode === provinceCode,
    papers: await listPapers(tx, decisionId),
    certificates: await listCertificatesOf(tx, decisionId),
    handovers: await listHandovers(tx, decisionId),
    run: await findLastRun(tx, decisionId),
    signers: await listSigners(tx, provinceCode ?? 'TW'),
  }
})
