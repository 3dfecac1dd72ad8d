import type { Problem } from '../kernel/problem.ts'
import type { Actor } from '../people/actor.ts'
import type { CouncilLevel } from './council.ts'

/** A council's or a decision's authority: the People's Committee of a province, or the Ministry. */
export type Authority = { level: CouncilLevel; provinceCode: string | null }

/** The authority that an officer works for; undefined for everybody else. */
export function authorityOf(who: Actor): Authority | undefined {
  const { role, jurisdiction } = who
  if (role === 'provincial-officer' && jurisdiction?.level === 'province')
    return { level: 'province', provinceCode: jurisdiction.provinceCode }
  return role === 'ministry-officer' ? { level: 'central', provinceCode: null } : undefined
}

/** The reason why this officer may not act for an authority: each forms, convenes and decides for its own (Điều 7 khoản 3, khoản 4). */
export function findAuthorityProblems(who: Actor, authority: Authority): Problem[] {
  const own = authorityOf(who)
  const isOwn = own?.level === authority.level && own.provinceCode === authority.provinceCode
  return isOwn ? [] : [{ code: 'forbidden.jurisdiction' }]
}

/** The reason why somebody may not read a council's papers: neither on it, nor an officer or auditor whose reach holds it. */
export function findReadingProblems(who: Actor, { level, provinceCode }: Authority, sitsOnIt: boolean): Problem[] {
  if (sitsOnIt) return []
  if (who.role === 'council-member' || who.role === 'council-chair') return [{ code: 'forbidden.not-on-council' }]
  const reach = who.jurisdiction
  const isReached =
    reach?.level === 'nation' ||
    (level === 'province' && reach?.level === 'province' && reach.provinceCode === provinceCode)
  return isReached ? [] : [{ code: 'forbidden.jurisdiction' }]
}
