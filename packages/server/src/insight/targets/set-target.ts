import type { IndicatorKey } from '@saolang/core/insight/indicator.ts'
import { findTargetProblems, type TargetClaim } from '@saolang/core/insight/target.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { addTarget, addTargetEnd, findTarget } from './targets.sql.ts'

/** Sets a target: a provincial officer for the province, a ministry officer for the nation. Refused with every reason. */
export const setTarget = act('target.set', async (context, input: Omit<TargetClaim, 'provinceCode'>) => {
  const claim = { ...input, document: tidy(input.document), source: input.source.trim() }
  refuseIf(findTargetProblems(claim))
  const id = context.newId()
  await addTarget(context.tx, {
    ...{ ...claim, id, indicator: claim.indicator as IndicatorKey },
    ...{ provinceCode: unitOf(context.who), upTo: claim.upTo ?? null },
    ...{ by: context.who.personId as string, at: context.now },
  })
  context.on('target', id, { indicator: claim.indicator, unit: unitOf(context.who) ?? 'nation' })
  return id
})

/** Ends a target that no longer counts, with the reason; it stays on record. */
export const endTarget = act('target.end', async (context, input: { id: string; reason: string }) => {
  const target = await findTarget(context.tx, input.id)
  refuseIf(target ? findEndProblems(context.who, target, input.reason) : [{ code: 'not-found.target' }])
  const by = context.who.personId as string
  const isFirst = await addTargetEnd(context.tx, { id: input.id, reason: tidy(input.reason), by, at: context.now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.target-ended' }])
  context.on('target', input.id)
})

/** The province whose targets an actor sets; null for the nation's. */
export function unitOf({ jurisdiction }: Actor): string | null {
  return jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : null
}

function findEndProblems(who: Actor, { provinceCode }: { provinceCode: string | null }, reason: string): Problem[] {
  return listProblems([
    unitOf(who) !== provinceCode && { code: 'forbidden.jurisdiction' },
    tidy(reason) === '' && { code: 'target.reason-missing', at: 'reason' },
  ])
}
