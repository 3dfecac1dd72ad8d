import type { Platform } from '@saolang/core/market/channels/platform.ts'

/** Where a platform answers, and where it gives tokens and asks a shop's owner. */
export type Hosts = { api: string; auth: string; consent: string }

const live: Record<Platform, Hosts> = {
  shopee: {
    api: 'https://partner.shopeemobile.com',
    auth: 'https://partner.shopeemobile.com',
    consent: 'https://partner.shopeemobile.com',
  },
  tiktok: {
    api: 'https://open-api.tiktokglobalshop.com',
    auth: 'https://auth.tiktok-shops.com',
    consent: 'https://auth.tiktok-shops.com',
  },
  lazada: {
    api: 'https://api.lazada.vn/rest',
    auth: 'https://auth.lazada.com/rest',
    consent: 'https://auth.lazada.com',
  },
}

let standIns: Partial<Record<Platform, Hosts>> = {}

/** Has stand-ins asked instead of the platforms: a test, or a trial on one's own machine. Nothing given asks the platforms again. */
export function configurePlatforms(hosts: Partial<Record<Platform, Hosts>>): void {
  standIns = hosts
}

/** Where a platform is asked. */
export function hostOf(platform: Platform): Hosts {
  return standIns[platform] ?? live[platform]
}

/** Whether a stand-in is asked instead of the platform itself. */
export function isStandIn(platform: Platform): boolean {
  return standIns[platform] !== undefined
}
