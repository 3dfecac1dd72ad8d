import type { Role } from '../actor.ts'
import { anyone, assessors } from './role-groups.ts'

/** Who may do what for the capacity of officials: the knowledge base, the directory of advisers, support policies. */
export const capacityPermissions = {
  'question.ask': anyone,
  'help.vote': anyone,
  'question.read': ['ministry-officer', 'auditor'],
  'question.answer': ['ministry-officer'],
  'question.decline': ['ministry-officer'],
  // For themself, or an officer for who agreed; the home province approves.
  'adviser.register': ['producer', 'commune-officer', ...assessors, 'council-member', 'council-chair'],
  'adviser.rule': assessors,
  'adviser.oversee': [...assessors, 'auditor'],
  'adviser.complain': ['producer'],
  'adviser-complaint.rule': assessors,
  'adviser-help.declare': ['producer'],
  'support-policy.save': assessors,
  'support-policy.end': assessors,
  'budget-line.set': assessors,
  'grant.record': ['commune-officer', ...assessors],
  'grant.take-back': ['commune-officer', ...assessors],
  'grant.read': ['commune-officer', ...assessors, 'auditor'],
} as const satisfies Record<string, readonly Role[]>
