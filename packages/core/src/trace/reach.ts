import type { Actor } from '../people/actor.ts'
import type { Condition } from './query.ts'

/**
 * Whose events somebody may see: one owner's and those that name it (`parties`), those of producers in a province or a commune,
 * all; or the public part of what was published, which comes on top of an owner's when `withPublic`.
 */
export type Reach =
  | { level: 'owner'; ownerId: string; parties?: readonly string[]; withPublic?: boolean }
  | { level: 'commune'; communeCode: string }
  | { level: 'province'; provinceCode: string }
  | { level: 'nation' }
  | { level: 'public' }

/**
 * A producer sees its organisation's events, a connected system what it captured itself, an authority what producers of its
 * jurisdiction captured. Undefined for anybody else. What names an owner is added by whoever knows its identifiers.
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

const privateRoles = ['transaction', 'source', 'destination']

/**
 * True when a query may find what was only published: it names a thing or an event, and no demand of it looks at what the public
 * part leaves out, by which that could be guessed.
 */
export function mayFindPublished(conditions: readonly Condition[]): boolean {
  const asksForThing = conditions.some((one) => one.kind === 'item')
  return (
    asksForThing &&
    conditions.every((one) => {
      if (one.kind === 'item') return !one.roles.some((role) => privateRoles.includes(role))
      return one.kind === 'column' || one.kind === 'time' || one.kind === 'declared-wrong'
    })
  )
}
