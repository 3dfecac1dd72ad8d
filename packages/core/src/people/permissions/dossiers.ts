import type { Role } from '../actor.ts'
import { assessors, council, officers } from './role-groups.ts'

// Who files, by hand or by a program; an officer of the commune files for those who cannot.
const applicants = ['producer', 'commune-officer', 'integrator'] as const satisfies Role[]
const readers = [...applicants, ...assessors, ...council, 'auditor'] as const satisfies Role[]

/** Who may do what in dossiers. */
export const dossiersPermissions = {
  'dossier.start': applicants,
  'dossier.save': applicants,
  'dossier.keep-sections': applicants,
  'dossier.read': readers,
  'dossier.list': [...applicants, ...assessors, 'auditor'],
  'dossier.abandon': applicants,
  'consent.record': ['commune-officer'],
  'evidence.attach': applicants,
  'evidence.detach': applicants,
  'evidence.date': applicants,
  'evidence.read': readers,
  'dossier.submit': applicants,
  'dossier.request-supplement': officers,
  'dossier.answer-supplement': applicants,
  'dossier.record-findings': ['commune-officer'],
  'dossier.forward': ['commune-officer', 'provincial-officer'],
  'dossier.refer': ['provincial-officer'],
  'dossier.return': officers,
} as const satisfies Record<string, readonly Role[]>
