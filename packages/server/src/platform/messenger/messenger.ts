import type { Messenger } from './letter.ts'
import type { Messaging } from './settings.ts'
import { smsMessenger } from './sms-messenger.ts'
import { smtpMessenger } from './smtp-messenger.ts'
import { zaloMessenger } from './zalo-messenger.ts'

export const channels = ['email', 'sms', 'zalo'] as const
export type Channel = (typeof channels)[number]

let siteAddress = ''
let messengers: Partial<Record<Channel, Messenger>> = {}

/** Opens the carriers that are set up; messages lead back to the public address. Call once at start. */
export function configureMessengers({ smtp, sms, zalo }: Messaging, publicUrl: string): void {
  siteAddress = publicUrl
  messengers = {
    ...(smtp && { email: smtpMessenger(smtp) }),
    ...(sms && { sms: smsMessenger(sms) }),
    ...(zalo && { zalo: zaloMessenger(zalo) }),
  }
}

/** The carrier of a channel; undefined while it is switched off. */
export function findMessenger(channel: Channel): Messenger | undefined {
  return messengers[channel]
}

/** The address of this site, for links in messages; without a final slash. */
export function publicAddress(): string {
  return siteAddress
}
