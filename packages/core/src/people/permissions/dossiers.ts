import type { Role } from '../actor.ts'

/** Who may do what in dossiers. */
export const dossiersPermissions = {
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
} as const satisfies Record<string, readonly Role[]>
