import type { Role } from '../actor.ts'
import { anyone } from './role-groups.ts'

/** Who may do what for the capacity of officials: the knowledge base, the directory of advisers, support policies. */
export const capacityPermissions = {
  'question.ask': anyone,
  'help.vote': anyone,
  'question.read': ['ministry-officer', 'auditor'],
  'question.answer': ['ministry-officer'],
  'question.decline': ['ministry-officer'],
} as const satisfies Record<string, readonly Role[]>
