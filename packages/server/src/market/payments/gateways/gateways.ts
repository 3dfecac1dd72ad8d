import { type Gateway, type GatewayMode, type GatewayName, gatewayNames } from './gateway.ts'
import { momo } from './momo.ts'
import { vnpay } from './vnpay.ts'
import { zalopay } from './zalopay.ts'

/** Every gateway. */
export const gateways = { vnpay, momo, zalopay } as const satisfies Record<GatewayName, Gateway>

let standIns: Partial<Record<GatewayName, string>> = {}

/** Sends everything for these gateways to other addresses (tests: a stand-in that speaks as they do). Gives the former ones back. */
export function setGatewayHosts(hosts: Partial<Record<GatewayName, string>>): Partial<Record<GatewayName, string>> {
  const former = standIns
  standIns = hosts
  return former
}

/** Where a gateway is reached. */
export function hostOf(name: GatewayName, mode: GatewayMode): string {
  return standIns[name] ?? gateways[name].hosts[mode]
}

/** Whether a way to pay is a gateway's. */
export function isGateway(way: string): way is GatewayName {
  return (gatewayNames as readonly string[]).includes(way)
}
