import type { Role } from '../actor.ts'
import { assessors } from './role-groups.ts'

/** Who may do what in platform. */
export const platformPermissions = {
  'change.read': ['integrator', 'administrator', 'auditor', ...assessors, 'producer', 'commune-officer'],
  'answered-request.forget': ['system'],
  'message.deliver': ['system'],
  'message.read': ['administrator', 'auditor', ...assessors],
  'audit.read': ['auditor', 'administrator'],
  'audit.checkpoint': ['system', 'administrator'],
  'audit.cosign': ['system'],
  'audit.erase': ['administrator'],
  'operation.read': ['administrator', 'auditor'],
  'job.retry': ['administrator'],
  'job.drop': ['administrator'],
  'incident.open': ['administrator'],
  'incident.tell': ['administrator'],
  'incident.end': ['administrator'],
} as const satisfies Record<string, readonly Role[]>
