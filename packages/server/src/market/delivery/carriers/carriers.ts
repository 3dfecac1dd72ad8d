import { Refused } from '@saolang/core/kernel/problem.ts'
import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import type { CarrierSettings } from '../../../platform/carriers/settings.ts'
import type { Carrier, CarrierAccount } from './carrier.ts'
import { ems } from './ems.ts'
import { ghn } from './ghn.ts'
import { ghtk } from './ghtk.ts'
import { viettelPost } from './viettel-post.ts'

/** Every carrier that can be linked, by its name. */
export const carrierOf = { ghn, ghtk, 'viettel-post': viettelPost, ems } as const satisfies Record<
  LinkedCarrier,
  Carrier
>

let settings: { addresses: CarrierSettings; isDemo: boolean } | undefined

/** Told once, when the application is put together. */
export function configureCarriers({ carriers, isDemo }: { carriers: CarrierSettings; isDemo: boolean }): void {
  settings = { addresses: carriers, isDemo }
}

/** A seller's account with a carrier, where that carrier is asked. */
export function accountOf(carrier: LinkedCarrier, credentials: Readonly<Record<string, string>>): CarrierAccount {
  if (!settings) throw new Error('the carriers were not set up')
  return { url: settings.addresses[carrier], credentials }
}

/** Refuses a contract with a carrier outside, on a demo: nobody's parcels are booked from sample data. A stand-in on this machine may be linked. */
export function refuseOutside(carrier: LinkedCarrier): void {
  const { hostname } = new URL(accountOf(carrier, {}).url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (settings?.isDemo && !isHere) throw new Refused([{ code: 'carrier.demo', at: 'carrier' }])
}
