import type { Role } from '../actor.ts'
import { assessors } from './role-groups.ts'

/** Who may do what in insight. */
export const insightPermissions = {
  'insight.read': [...assessors, 'commune-officer', 'auditor'],
  'target.set': assessors,
  'target.end': assessors,
  'snapshot.keep': ['system'],
  'edition.publish': ['system'],
  'edition.forget': ['system'],
  // The policy bench: from a draft there is no way to law.
  'policy.draft': ['ministry-officer'],
  'policy.try': ['ministry-officer'],
  'policy.tally': ['system'],
  'policy.read': ['ministry-officer', 'auditor'],
} as const satisfies Record<string, readonly Role[]>
