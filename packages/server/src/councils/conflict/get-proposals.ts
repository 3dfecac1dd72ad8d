import { quorumOf } from '@saolang/core/councils/quorum.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { view } from '../../platform/act.ts'
import { getSitting, type SittingAt, toAttendance } from '../sitting.ts'
import { listPaidAdvisers, listProposals } from './conflict.sql.ts'
import { findRulerProblems } from './rule-on-conflict.ts'

/** The conflicts proposed on a dossier, for whoever rules on them: an officer of the authority or who presides. */
export const getProposals = view('conflict.rule', async ({ tx, who }, at: SittingAt) => {
  const sitting = await getSitting(tx, at)
  refuseIf(findRulerProblems(sitting, who))
  const { item, seats, session } = sitting
  const { code = '', productName, organisationName } = await getDossier(tx, item.dossierId)
  const nameOf = (memberId: string) => seats.find((seat) => seat.memberId === memberId)
  return {
    phase: item.phase,
    dossier: { code, productName, organisationName },
    quorum: quorumOf(seats.map(toAttendance), session.regulation),
    advisers: await listPaidAdvisers(tx, item.id),
    proposals: (await listProposals(tx, item.id)).map((proposal) => ({
      ...proposal,
      memberName: nameOf(proposal.memberId)?.name ?? '',
      isAboutReader: nameOf(proposal.memberId)?.personId === who.personId,
    })),
    isOfficer: seats.every(({ personId }) => personId !== who.personId),
  }
})
