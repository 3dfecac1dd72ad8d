import type { Role } from '../actor.ts'
import { assessors, council } from './role-groups.ts'

/** Who may do what in councils. */
export const councilsPermissions = {
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
  'verdict.read': [...council, ...assessors, 'producer', 'commune-officer', 'auditor', 'integrator'],
  'decision.read': [...council, ...assessors, 'auditor', 'integrator'],
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
} as const satisfies Record<string, readonly Role[]>
