import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findMappingProblems } from '@saolang/core/trace/exchange/find-mapping-problems.ts'
import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import type { AuthWay, TargetId } from '@saolang/core/trace/exchange/target.ts'
import { act } from '../../platform/act.ts'
import { findCredentials } from './credentials.ts'
import { getMapping } from './get-mapping.ts'
import { queueUntold } from './outbox.sql.ts'
import { findAddressProblem } from './post-payload.ts'
import { addMapping, addSetting, endPause } from './targets.sql.ts'

/** How a target is to be told. `knowsAssumed`: who switches it on knows that its mapping is nobody's specification. */
export type WantedSetting = { target: TargetId; isOn: boolean; address: string; auth: AuthWay; knowsAssumed: boolean }

/**
 * Switches a target on or off and says where it is. Switched on, it is told everything that it was not told yet. Refuses an address
 * that lies inside or speaks no https, a missing secret, and an assumed mapping that was not acknowledged.
 */
export const setTarget = act('exchange.set', async (context, wanted: WantedSetting): Promise<{ queued: number }> => {
  const { tx, who, now } = context
  const { target, isOn, auth, knowsAssumed } = wanted
  const address = wanted.address.trim() || null
  const { mapping } = await getMapping(tx, target)
  const reason = address === null ? undefined : findAddressProblem(address)
  const { hasSecret } = findCredentials(target)
  refuseIf([
    ...(isOn && address === null ? [{ code: 'exchange.address-missing', at: 'address' }] : []),
    ...(reason ? [{ code: 'exchange.address-refused', at: 'address', values: { reason } }] : []),
    ...(isOn && auth !== 'none' && !hasSecret
      ? [{ code: 'exchange.secret-missing', at: 'auth', values: { target } }]
      : []),
    ...(isOn && mapping.basis === 'assumed' && !knowsAssumed ? [{ code: 'exchange.assumed', at: 'knowsAssumed' }] : []),
  ])
  await addSetting(tx, { ...{ id: context.newId(), target, isOn, address, auth }, by: who.personId as string, at: now })
  await endPause(tx, target, now)
  const queued = isOn ? await queueUntold(tx, target, now) : 0
  if (isOn) await context.emit('ExchangeQueued', {})
  context.on('target', target, { isOn, queued, ...(address && { host: new URL(address).host }) })
  return { queued }
})

/**
 * Keeps a mapping as the next version of a target; those before stay. Refuses with every reason, and with `conflict.mapping` when
 * somebody kept another since `after` was read.
 */
export const saveMapping = act(
  'exchange.set',
  async (
    context,
    { target, after, mapping }: { target: TargetId; after: number; mapping: Mapping },
  ): Promise<number> => {
    const { tx, who, now } = context
    refuseIf(findMappingProblems(mapping))
    const { no } = await getMapping(tx, target)
    const next = { target, no: no + 1, body: mapping, savedBy: who.personId as string, savedAt: now }
    refuseIf(no === after && (await addMapping(tx, next)) ? [] : [{ code: 'conflict.mapping' }])
    context.on('target', target, { mapping: next.no })
    return next.no
  },
)
