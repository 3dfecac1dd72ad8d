import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findRulingProblems, kindOfReason, type Ruling } from '@saolang/core/councils/proposed-conflict.ts'
import { presidingOf } from '@saolang/core/councils/quorum.ts'
import { findPhaseProblems } from '@saolang/core/councils/session.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { addDeclaration } from '../sessions.sql.ts'
import { getSitting, type Sitting, type SittingAt, toAttendance } from '../sitting.ts'
import { addRuling, listProposals, type ProposalRow } from './conflict.sql.ts'

export type RuleOnConflict = { proposalId: string; ruling: Ruling; reason: string }

/**
 * Who presides, or an officer of the authority, confirms a proposed conflict or dismisses it, with a reason. Confirmed, it stands like one
 * that the member declared: the dossier is closed to them, their card does not count, the quorum is counted anew.
 */
export const ruleOnConflict = act('conflict.rule', async (context, input: SittingAt & RuleOnConflict) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'update')
  const { item, seats } = sitting
  refuseIf(findRulerProblems(sitting, who))
  refuseIf(findPhaseProblems(item.phase, 'rule'))
  const proposal = (await listProposals(tx, item.id)).find(({ id }) => id === input.proposalId)
  refuseIf(proposal ? [] : [{ code: 'not-found.proposal' }])
  const { id, memberId, reason: found, ruling: former } = proposal as ProposalRow
  const seat = seats.find((each) => each.memberId === memberId)
  const reason = tidy(input.reason)
  refuseIf(findRulingProblems({ reason, isRuled: former !== null, isAboutSelf: seat?.personId === who.personId }))
  const { ruling } = input
  const isFirst = await addRuling(tx, { proposalId: id, ruling, reason, ruledBy: who.personId as string, ruledAt: now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.proposal-ruled' }])
  if (ruling === 'confirmed' && (seat?.kind === null || seat?.kind === 'none'))
    await addDeclaration(tx, {
      id: context.newId(),
      agendaId: item.id,
      memberId,
      kind: kindOfReason[found],
      note: reason,
      at: now,
      proposalId: id,
    })
  context.on('session-dossier', item.id, { member: memberId, ruling })
})

/** The reason why somebody may not rule on conflicts of a sitting: neither an officer of its authority nor who presides. */
export function findRulerProblems({ session, seats }: Sitting, who: Actor): Problem[] {
  const asOfficer = findAuthorityProblems(who, session)
  if (asOfficer.length === 0) return []
  const seat = seats.find(({ personId }) => personId === who.personId)
  if (!seat) return asOfficer
  return presidingOf(seats.map(toAttendance))?.memberId === seat.memberId ? [] : [{ code: 'forbidden.not-presiding' }]
}
