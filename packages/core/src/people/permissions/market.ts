import type { Role } from '../actor.ts'
import { anyone } from './role-groups.ts'

/** Who may do what in market. */
export const marketPermissions = {
  'shop-terms.save': ['producer', 'commune-officer'],
  'offer.save': ['producer', 'commune-officer'],
  'offer.pause': ['producer', 'commune-officer'],
  'offer.read': ['producer', 'commune-officer', 'provincial-officer'],
  'offer.follow': ['system'],
  'stock.record': ['producer', 'commune-officer'],
  'order.place': anyone,
  'order.cancel': anyone,
  'order.deliver': anyone,
  'order.ask-return': anyone,
  'order.pay': ['producer', 'commune-officer'],
  'order.confirm': ['producer', 'commune-officer'],
  'order.hand-over': ['producer', 'commune-officer'],
  'order.decline': ['producer', 'commune-officer'],
  'order.accept-return': ['producer', 'commune-officer'],
  'order.refuse-return': ['producer', 'commune-officer'],
  'order.refund': ['producer', 'commune-officer'],
  'order.read': ['producer', 'commune-officer'],
  'order.expire': ['system'],
  'bank-link.make': ['producer', 'commune-officer'],
  'bank-notice.take': ['system'],
  'bank-notice.read': ['producer', 'commune-officer'],
  'bank-notice.settle': ['producer', 'commune-officer'],
  'buyer.forget': ['system'],
} as const satisfies Record<string, readonly Role[]>
