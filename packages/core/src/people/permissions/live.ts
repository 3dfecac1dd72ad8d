import type { Role } from '../actor.ts'
import { anyone, officers } from './role-groups.ts'

const sellers = ['producer', 'commune-officer'] as const satisfies Role[]

/** Who may do what in live sales. Whoever hosts is a producer, in person: an officer prepares, and does not stand before the camera. */
export const livePermissions = {
  'live.announce': sellers,
  'live.host': ['producer'],
  'live.read': ['producer', ...officers],
  'live.begin': ['producer'],
  'live.send': ['producer'],
  'live.end': sellers,
  'live.cancel': sellers,
  'live.renew-key': sellers,
  'live.push': sellers,
  'live.order': anyone,
  'live.complain': anyone,
  'live.oversee': officers,
  'live.stop': officers,
  'live.warn': officers,
  'live.ban': officers,
  'live.follow': ['system'],
  'live.record': ['system'],
  'live.forget': ['system'],
  'live-bag.fill': sellers,
  'live-bag.empty': sellers,
  'live-bag.pin': sellers,
  'live-bag.flash': sellers,
  'live-host.verify': officers,
  'live-paper.add': sellers,
  'live-paper.read': ['producer', ...officers],
  'live-paper.refuse': officers,
  'live-chat.say': anyone,
  'live-chat.keep': ['system'],
  'live-chat.hide': ['producer', ...officers],
  'live-chat.mute': ['producer', ...officers],
  'live-chat.rule': ['producer', ...officers],
  'live-complaint.read': officers,
  'live-complaint.answer': officers,
} as const satisfies Record<string, readonly Role[]>
