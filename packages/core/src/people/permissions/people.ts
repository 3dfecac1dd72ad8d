import type { Role } from '../actor.ts'
import { anyone, signedIn } from './role-groups.ts'

/** Who may do what in people. */
export const peoplePermissions = {
  'session.open': anyone,
  'session.close': signedIn,
  'person.read-own': signedIn,
  'password.change': signedIn,
  'second-factor.enrol': signedIn,
  'second-factor.remove': signedIn,
  'role.choose': signedIn,
  'person.register': ['visitor'],
  'person.invite': ['administrator', 'ministry-officer', 'provincial-officer'],
  'person.accept-invitation': ['visitor'],
  'person.list': ['administrator', 'auditor'],
  'person.disable': ['administrator'],
  'account.add': ['system'],
  'token.issue': ['system'],
  'token.list': ['system', 'administrator', 'producer', 'integrator'],
  'token.revoke': ['system', 'administrator', 'producer', 'integrator'],
  'role.grant': ['administrator'],
  'role.revoke': ['administrator'],
  'organisation.register': ['producer', 'commune-officer'],
  'organisation.change': ['producer', 'commune-officer'],
  'organisation.read': signedIn,
  'member.invite': ['producer'],
  'member.remove': ['producer'],
  'member.renew-link': ['commune-officer'],
  'place.resolve': ['administrator', 'provincial-officer', 'ministry-officer'],
} as const satisfies Record<string, readonly Role[]>
