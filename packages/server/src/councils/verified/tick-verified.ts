import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { findPhaseProblems } from '@saolang/core/councils/session.ts'
import { findTickProblems } from '@saolang/core/councils/verified.ts'
import type { Tick } from '@saolang/core/councils/whole-card.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { listEvidence } from '../../dossiers/get-evidence.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt } from '../sitting.ts'
import { addTick, listTicks } from './verified.sql.ts'

/**
 * Records what the advisory group ticked at verified criteria, each with the evidence it rests on. Once a member has signed nothing is
 * ticked any more: everybody signs on the same ticks.
 */
export const tickVerified = act('criterion.tick', async (context, input: SittingAt & { ticks: readonly Tick[] }) => {
  const { tx, who, now } = context
  const { session, item, seats } = await getSitting(tx, input, 'update')
  refuseIf(findAuthorityProblems(who, session))
  refuseIf(findPhaseProblems(item.phase, 'tick'))
  refuseIf(seats.some(({ signedAt }) => signedAt !== null) ? [{ code: 'conflict.cards-are-signed' }] : [])
  const files = (await listEvidence(tx, item.dossierId)).map(({ id }) => id)
  const given = { set: getCriteriaSet(item.setId), regulation: session.regulation, files }
  const ticks = input.ticks.map((tick) => ({ ...tick, basis: tidy(tick.basis) }))
  refuseIf(ticks.length > 0 ? [] : [{ code: 'tick.nothing-ticked', at: 'ticks' }])
  refuseIf(ticks.flatMap((tick) => findTickProblems(given, tick)))
  const former = new Map((await listTicks(tx, item.id)).map((tick) => [tick.criterion, tick]))
  const changed = ticks.filter((tick) => !isSame(tick, former.get(tick.criterion)))
  for (const tick of changed)
    await addTick(tx, {
      ...tick,
      id: context.newId(),
      agendaId: item.id,
      recordedBy: who.personId as string,
      recordedAt: now,
    })
  context.on('session-dossier', item.id, { ticked: changed.length })
})

function isSame(tick: Tick, former: Tick | undefined): boolean {
  return (
    former !== undefined &&
    former.mark === tick.mark &&
    former.basis === tick.basis &&
    former.evidence.toSorted().join() === tick.evidence.toSorted().join()
  )
}
