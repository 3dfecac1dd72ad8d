import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { peopleSettings, seal } from '../../../people/settings.ts'
import { act, view } from '../../../platform/act.ts'
import { getSeat } from '../../../trace/seat.ts'
import { type GatewayMode, type GatewayName, gatewayNames } from './gateway.ts'
import { endMerchantRow, listMerchants, replaceMerchant } from './gateways.sql.ts'
import { gateways } from './gateways.ts'

type Link = {
  organisationId?: string | undefined
  gateway: string
  mode: string
  keys: Readonly<Record<string, string | undefined>>
}

const longestKey = 200

/**
 * Links a seller's own merchant account: buyers' money goes there. Keys are kept sealed and never shown again; a former account with
 * the same gateway ends. A demo takes accounts of a gateway's sandbox alone, so that no real money ever moves.
 */
export const linkMerchant = act('merchant.link', async (context, { organisationId, mode, ...asked }: Link) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const gateway = gatewayNames.find((name) => name === asked.gateway)
  if (!gateway) throw new Refused([{ code: 'merchant.gateway', at: 'gateway' }])
  const { keyNames } = gateways[gateway]
  const keys = Object.fromEntries(keyNames.map((name) => [name, asked.keys[name]?.trim() ?? '']))
  refuseIf([
    ...listProblems([
      mode !== 'sandbox' && mode !== 'live' && { code: 'merchant.mode', at: 'mode' },
      mode === 'live' && peopleSettings().isDemo && { code: 'merchant.demo', at: 'mode' },
    ]),
    ...keyNames.flatMap((name) =>
      /^[\x21-\x7e]{2,}$/.test(keys[name] ?? '') && (keys[name] as string).length <= longestKey
        ? []
        : [{ code: 'merchant.key', at: name, values: { name } }],
    ),
  ])
  const row = {
    ...{ id: context.newId(), organisationId: seat.id, gateway, mode: mode as GatewayMode },
    ...{ merchantNo: keys[keyNames[0]] as string, keys: seal(JSON.stringify(keys)) },
  }
  await replaceMerchant(context.tx, row, { by: context.who.personId ?? null, at: context.now })
  context.on('merchant', row.id, { gateway, mode, actedFor: context.who.role !== 'producer' })
  return { id: row.id }
})

type Ending = { organisationId?: string | undefined; gateway: string }

/** Ends a seller's account with a gateway: nobody pays there any more; what was paid is still heard. */
export const endMerchant = act('merchant.end', async (context, { organisationId, gateway }: Ending) => {
  const seat = await getSeat(context.tx, context.who, organisationId)
  const row = { organisationId: seat.id, gateway: gateway as GatewayName }
  refuseIf((await endMerchantRow(context.tx, row, context.now)) ? [] : [{ code: 'not-found.merchant' }])
  context.on('organisation', seat.id, { gateway })
})

/** A seller's accounts with gateways, without their keys. */
export const readMerchants = view('merchant.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const seller = { id, name, isHelped: who.role !== 'producer' }
  return { seller, merchants: await listMerchants(tx, id), isDemo: peopleSettings().isDemo }
})
