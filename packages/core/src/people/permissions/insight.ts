import type { Role } from '../actor.ts'
import { assessors, council } from './role-groups.ts'

/** Who may do what in insight. */
export const insightPermissions = {
  'insight.read': [...assessors, 'commune-officer', 'auditor'],
  // Of issued verdicts alone: what members score before closing is in no dashboard.
  'council-insight.read': council,
  'own-insight.read': ['producer'],
  'target.set': assessors,
  'target.end': assessors,
  'snapshot.keep': ['system'],
  'edition.publish': ['system'],
  'edition.forget': ['system'],
  'traits.keep': ['system'],
  // The policy bench: from a draft there is no way to law.
  'policy.draft': ['ministry-officer'],
  'policy.try': ['ministry-officer'],
  'policy.tally': ['system'],
  'policy.read': ['ministry-officer', 'auditor'],
  'reporting-period.open': assessors,
  // The unit's own officers; the use case asks whose report it is.
  'periodic-report.start': [...assessors, 'commune-officer'],
  'periodic-report.count': [...assessors, 'commune-officer'],
  'periodic-report.write': [...assessors, 'commune-officer'],
  'periodic-report.submit': [...assessors, 'commune-officer'],
  'periodic-report.correct': [...assessors, 'commune-officer'],
  'periodic-report.return': assessors,
  'periodic-report.approve': assessors,
  'periodic-report.mark-missing': assessors,
  'periodic-report.remind': ['system'],
  'periodic-report.read': [...assessors, 'commune-officer', 'auditor'],
} as const satisfies Record<string, readonly Role[]>
