import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { listVerified } from '@saolang/core/councils/criterion-kinds.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { listEvidence } from '../../dossiers/get-evidence.ts'
import { view } from '../../platform/act.ts'
import { getSitting, type SittingAt } from '../sitting.ts'
import { listTicks } from './verified.sql.ts'

/** What the advisory group has ticked and has still to tick, with the dossier's evidence, for the officer who records it. */
export const getTicks = view('criterion.tick', async ({ tx, who }, at: SittingAt) => {
  const { session, item, seats } = await getSitting(tx, at)
  refuseIf(findAuthorityProblems(who, session))
  const set = getCriteriaSet(item.setId)
  return {
    set,
    verified: listVerified(set, session.regulation),
    ticks: await listTicks(tx, item.id),
    dossier: await getDossier(tx, item.dossierId),
    evidence: await listEvidence(tx, item.dossierId),
    isOpen: (item.phase === 'convened' || item.phase === 'scoring') && seats.every(({ signedAt }) => signedAt === null),
  }
})
