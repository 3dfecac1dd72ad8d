import type { Problem } from '../kernel/problem.ts'
import { type Actor, speaksForOrganisation } from '../people/actor.ts'
import { findJurisdictionProblems, type Place } from '../people/jurisdiction.ts'
import { type DossierStatus, isOpen } from './dossier.ts'

/** What access to a dossier depends on. */
export type DossierAccess = Place & {
  status: DossierStatus
  organisationId: string
  isAssisted: boolean
  code?: string
  isDemo?: boolean
}

/**
 * Why an actor may not read a dossier. A producer reads those of their organisation; officers and auditors those of their unit, once
 * handed in; a commune officer also the drafts filled in at the office. Councils read at their session, after declaring
 * (councils/get-card-material.ts), never here.
 */
export function findReadProblems(who: Actor, dossier: DossierAccess): Problem[] {
  if (speaksForOrganisation(who)) return findOwnerProblems(who, dossier)
  if (who.role === 'council-member' || who.role === 'council-chair') return [{ code: 'forbidden.read-at-session' }]
  const isSeen = dossier.code !== undefined || (who.role === 'commune-officer' && dossier.isAssisted)
  return [...findJurisdictionProblems(who, dossier), ...(isSeen ? [] : [{ code: 'forbidden.not-handed-in' }])]
}

/** Why an actor may not write in a dossier: only its organisation does, or the commune's officer when it is filled in at the office. */
export function findWriteProblems(who: Actor, dossier: DossierAccess): Problem[] {
  const { status } = dossier
  const closed: Problem[] = isOpen(status) ? [] : [{ code: 'conflict.dossier-closed', values: { status } }]
  if (speaksForOrganisation(who)) return [...findOwnerProblems(who, dossier), ...closed]
  if (who.role === 'integrator') return [{ code: 'forbidden.no-mandate' }]
  const assisted: Problem[] = dossier.isAssisted ? [] : [{ code: 'forbidden.not-assisted' }]
  return [...findJurisdictionProblems(who, dossier), ...assisted, ...closed]
}

function findOwnerProblems(who: Actor, { organisationId }: DossierAccess): Problem[] {
  return who.organisationId === organisationId ? [] : [{ code: 'forbidden.not-your-dossier' }]
}
