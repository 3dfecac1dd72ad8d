import { z } from 'zod'
import type { Problem } from '../kernel/problem.ts'
import type { Actor, Jurisdiction } from './actor.ts'
import { covers } from './jurisdiction.ts'
import { type HeldRole, sessionLimits } from './session.ts'

/** What is asked to give somebody a role: for a commune, for a province, or (neither code) for the nation. */
export const GrantForm = z.object({
  role: z.enum(Object.keys(sessionLimits) as [HeldRole, ...HeldRole[]]),
  communeCode: z.string().optional(),
  provinceCode: z.string().optional(),
})
export type GrantForm = z.infer<typeof GrantForm>

type Level = Jurisdiction['level']

/** The levels that a role may be held at; a producer's reach is its organisation. */
const levels = {
  producer: [],
  'commune-officer': ['commune'],
  'provincial-officer': ['province'],
  'council-member': ['province', 'nation'],
  'council-chair': ['province', 'nation'],
  'ministry-officer': ['nation'],
  administrator: ['nation'],
  auditor: ['province', 'nation'],
  integrator: ['province', 'nation'],
} as const satisfies Record<HeldRole, readonly Level[]>

/** The level of a grant: the lowest that its codes allow; undefined for a producer, or when the role has no such level. */
export function levelOf({ role, communeCode, provinceCode }: GrantForm): Level | undefined {
  const asked: Level = communeCode ? 'commune' : provinceCode ? 'province' : 'nation'
  const allowed: readonly Level[] = levels[role]
  return allowed.includes(asked) ? asked : undefined
}

/**
 * Reasons why this actor may not give this role: no such level, a producer's role (that comes with an organisation), or
 * beyond the giver: a province invites within itself, the ministry all but administrators, an administrator anyone.
 */
export function findGrantProblems(who: Actor, form: GrantForm): Problem[] {
  if (form.role === 'producer') return [{ code: 'role.producer-by-organisation', at: 'role' }]
  const level = levelOf(form)
  if (!level)
    return [{ code: 'role.level-missing', at: form.role === 'commune-officer' ? 'communeCode' : 'provinceCode' }]
  if (who.role === 'administrator') return []
  if (form.role === 'administrator') return [{ code: 'forbidden.role-beyond' }]
  const reach: Jurisdiction | undefined = who.jurisdiction
  const isWithin =
    level === 'nation'
      ? reach?.level === 'nation'
      : reach !== undefined &&
        covers(reach, { communeCode: form.communeCode ?? '', provinceCode: form.provinceCode ?? '' })
  return isWithin ? [] : [{ code: 'forbidden.jurisdiction' }]
}
