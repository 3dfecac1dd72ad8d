import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findPhaseProblems } from '@saolang/core/councils/session.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt } from '../sitting.ts'
import { addPaidAdviser } from './conflict.sql.ts'
import { proposeConflictsOn } from './propose-conflicts.ts'

export type PaidAdviser = { name: string; taxCode: string; phone: string }

/** An officer notes who was paid to help with a dossier, as its papers declare; members tied to them are proposed as conflicted. */
export const recordPaidAdviser = act('paid-adviser.record', async (context, input: SittingAt & PaidAdviser) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'update')
  refuseIf(findAuthorityProblems(who, sitting.session))
  refuseIf(findPhaseProblems(sitting.item.phase, 'rule'))
  const adviser = { name: tidy(input.name), taxCode: tidy(input.taxCode), phone: tidy(input.phone) }
  refuseIf(adviser.name ? [] : [{ code: 'paid-adviser.name-missing', at: 'name' }])
  await addPaidAdviser(tx, {
    ...adviser,
    id: context.newId(),
    agendaId: sitting.item.id,
    recordedBy: who.personId as string,
    recordedAt: now,
  })
  await proposeConflictsOn(context, sitting)
  context.on('session-dossier', sitting.item.id, { paidAdviser: 'noted' })
})
