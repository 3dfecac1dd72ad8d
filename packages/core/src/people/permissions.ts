import type { Problem } from '../kernel/problem.ts'
import type { Actor, Role } from './actor.ts'

const anyone = [
  'visitor',
  'producer',
  'commune-officer',
  'provincial-officer',
  'council-member',
  'council-chair',
  'ministry-officer',
  'administrator',
  'auditor',
] as const satisfies Role[]
const signedIn = anyone.slice(1) as Exclude<(typeof anyone)[number], 'visitor'>[]
const assessors = ['provincial-officer', 'ministry-officer'] as const satisfies Role[]
const council = ['council-member', 'council-chair'] as const satisfies Role[]

/**
 * Who may do what: one row an act, default deny. The name of a row is the name of the act everywhere: file, audit
 * line, event. Where a row allows several levels, the use case also asks `findJurisdictionProblems`.
 */
export const permissions = {
  // people
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
  // dossiers
  'dossier.start': ['producer', 'commune-officer'],
  'dossier.save': ['producer', 'commune-officer'],
  'dossier.keep-sections': ['producer', 'commune-officer'],
  'dossier.read': [
    'producer',
    'commune-officer',
    'provincial-officer',
    'council-member',
    'council-chair',
    'ministry-officer',
    'auditor',
  ],
  'dossier.list': ['producer', 'commune-officer', 'provincial-officer', 'ministry-officer', 'auditor'],
  'dossier.abandon': ['producer', 'commune-officer'],
  'consent.record': ['commune-officer'],
  'evidence.attach': ['producer', 'commune-officer'],
  'evidence.detach': ['producer', 'commune-officer'],
  'evidence.date': ['producer', 'commune-officer'],
  'evidence.read': [
    'producer',
    'commune-officer',
    'provincial-officer',
    'council-member',
    'council-chair',
    'ministry-officer',
    'auditor',
  ],
  'dossier.submit': ['producer', 'commune-officer'],
  'dossier.request-supplement': ['commune-officer', 'provincial-officer', 'ministry-officer'],
  'dossier.answer-supplement': ['producer', 'commune-officer'],
  'dossier.record-findings': ['commune-officer'],
  'dossier.forward': ['commune-officer', 'provincial-officer'],
  'dossier.refer': ['provincial-officer'],
  'dossier.return': ['commune-officer', 'provincial-officer', 'ministry-officer'],
  // councils
  'council.establish': assessors,
  'council.read': [...assessors, ...council, 'auditor'],
  'session.convene': [...assessors, 'council-chair'],
  'advice.record': assessors,
  // The advisory group has no accounts: an officer of the authority records for it, as its report.
  'criterion.tick': assessors,
  'conflict.declare': council,
  'interests.state': council,
  'paid-adviser.record': assessors,
  // An officer of the authority, or who presides; the use case asks.
  'conflict.rule': [...assessors, ...council],
  'evidence.open': council,
  'scorecard.read': [...council, ...assessors, 'auditor'],
  'scorecard.save': council,
  'scorecard.sign': council,
  // Who presides: the chair, or the deputy when the chair has a conflict of interest; the use case asks.
  'scoring.close': council,
  'resolution.record': council,
  'discussion.open': council,
  'meeting.call': council,
  'mark.change': council,
  'verdict.issue': council,
  'verdict.read': [...council, ...assessors, 'producer', 'commune-officer', 'auditor'],
  'minutes.read': [...council, ...assessors, 'auditor'],
  'reliability.read': [...council, ...assessors, 'auditor'],
  'rasch.run': ['ministry-officer', 'system'],
  'rasch.read': ['ministry-officer', 'auditor'],
  'anchor.make': ['ministry-officer'],
  'anchor.retire': ['ministry-officer'],
  'anchor.read': ['ministry-officer', 'auditor'],
  'practice.open': [...assessors, 'council-chair'],
  'practice.list': [...assessors, ...council, 'auditor'],
  'practice.read': council,
  'practice.save': council,
  'practice.sign': council,
  'review.request': ['producer', 'commune-officer'],
  'review.withdraw': ['producer', 'commune-officer'],
  'review.read': ['producer', 'commune-officer', ...assessors, ...council, 'auditor'],
  'review.assign': assessors,
  'review.decide': council,
  'decision.record': assessors,
  'verdict.settle': ['provincial-officer'],
  // registry
  'certificate.issue': ['system', ...assessors],
  'certificate.withdraw': assessors,
  'certificate.extend': assessors,
  'certificate.list': [...assessors, 'commune-officer', 'administrator', 'auditor'],
  'renewal.follow': ['system'],
  'renewal.read': ['producer', ...assessors, 'commune-officer', 'administrator', 'auditor'],
  'reminder.file': ['system'],
  'product.change': ['producer', 'commune-officer'],
  'product.follow': ['system'],
  'product.report': anyone,
  'report.read': [...assessors, 'commune-officer', 'auditor'],
  'report.triage': [...assessors, 'commune-officer'],
  'report.answer': [...assessors, 'commune-officer'],
  'report.forget': ['system'],
  'inspection.plan': assessors,
  'inspection.order': assessors,
  'inspection.assign': assessors,
  'inspection.read': [...assessors, 'commune-officer', 'auditor'],
  'inspection.record': [...assessors, 'commune-officer'],
  'inspection.conclude': assessors,
  'withdrawal.open': [...assessors, 'commune-officer'],
  'withdrawal.read': [...assessors, 'commune-officer', 'producer', 'auditor'],
  'withdrawal.drop': assessors,
  'reply.publish': ['producer'],
  'register.import': ['system', ...assessors, 'administrator'],
  'import.read': [...assessors, 'administrator', 'auditor'],
  // trace
  'area.save': ['producer', 'commune-officer'],
  'area.read': ['producer', 'commune-officer', 'provincial-officer'],
  'diary.record': ['producer', 'commune-officer'],
  'diary.read': ['producer', 'commune-officer', 'provincial-officer'],
  'event.capture': ['producer', 'integrator'],
  'event.read': ['producer', 'integrator', 'commune-officer', 'provincial-officer', 'ministry-officer', 'auditor'],
  'party.claim': ['producer', 'integrator'],
  'party.confirm': ['commune-officer', 'administrator'],
  'party.end': ['producer', 'integrator', 'commune-officer', 'administrator'],
  'party.list': ['producer', 'integrator', 'commune-officer', 'administrator'],
  'subscription.open': [
    'producer',
    'integrator',
    'commune-officer',
    'provincial-officer',
    'ministry-officer',
    'auditor',
  ],
  'subscription.end': [
    'producer',
    'integrator',
    'commune-officer',
    'provincial-officer',
    'ministry-officer',
    'auditor',
  ],
  'subscription.report': ['system'],
  // insight
  'insight.read': [...assessors, 'commune-officer', 'auditor'],
  'target.set': assessors,
  'target.end': assessors,
  'snapshot.keep': ['system'],
  // platform
  'message.deliver': ['system'],
  'message.read': ['administrator', 'auditor', ...assessors],
  'query.keep': ['producer', 'integrator', 'commune-officer', 'provincial-officer', 'ministry-officer', 'auditor'],
  'query.end': ['producer', 'integrator', 'commune-officer', 'provincial-officer', 'ministry-officer', 'auditor'],
  // audit
  'audit.read': ['auditor', 'administrator'],
  'audit.checkpoint': ['system', 'administrator'],
  'audit.cosign': ['system'],
  'audit.erase': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

/** The name of an act or of a protected view: `noun.verb`. */
export type Permission = keyof typeof permissions

/** Reasons why this actor may not do this at all: not signed in, or a role that the table does not list. */
export function findPermissionProblems(who: Actor, name: Permission): Problem[] {
  const allowed: readonly Role[] = permissions[name]
  if (allowed.includes(who.role)) return []
  return who.role === 'visitor'
    ? [{ code: 'unauthenticated' }]
    : [{ code: 'forbidden.role', values: { role: who.role } }]
}
