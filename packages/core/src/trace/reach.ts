import type { Actor } from '../people/actor.ts'

/** Whose events somebody may see: one owner's, those of producers in a province or a commune, or all. */
export type Reach =
  | { level: 'owner'; ownerId: string }
  | { level: 'commune'; communeCode: string }
  | { level: 'province'; provinceCode: string }
  | { level: 'nation' }

/**
 * A producer sees its organisation's events, a connected system what it captured itself, an authority what producers of its
 * jurisdiction captured (Decree 37/2026, art. 32: one step each way and the public part come with the publish gate).
 * Undefined for anybody else.
 */
export function findReach(who: Actor): Reach | undefined {
  const ownerId = findOwner(who)
  if (ownerId) return { level: 'owner', ownerId }
  if (who.role === 'producer' || who.role === 'integrator') return undefined
  return who.jurisdiction
}

/** In whose name somebody captures: the producer's organisation, or the connected system itself. */
export function findOwner({ role, organisationId, personId }: Actor): string | undefined {
  if (role === 'producer') return organisationId
  return role === 'integrator' ? personId : undefined
}
