import type { Problem } from '../kernel/problem.ts'
import type { Actor, Role } from './actor.ts'
import { capacityPermissions } from './permissions/capacity.ts'
import { councilsPermissions } from './permissions/councils.ts'
import { dossiersPermissions } from './permissions/dossiers.ts'
import { insightPermissions } from './permissions/insight.ts'
import { livePermissions } from './permissions/live.ts'
import { marketPermissions } from './permissions/market.ts'
import { peoplePermissions } from './permissions/people.ts'
import { platformPermissions } from './permissions/platform.ts'
import { promotionPermissions } from './permissions/promotion.ts'
import { registryPermissions } from './permissions/registry.ts'
import { supportPermissions } from './permissions/support.ts'
import { tracePermissions } from './permissions/trace.ts'
import { mayByScope } from './scopes.ts'

/**
 * Who may do what: one row an act, default deny. The name of a row is the name of the act everywhere: file, audit
 * line, event. Where a row allows several levels, the use case also asks `findJurisdictionProblems`.
 */
export const permissions = {
  ...peoplePermissions,
  ...dossiersPermissions,
  ...councilsPermissions,
  ...registryPermissions,
  ...tracePermissions,
  ...marketPermissions,
  ...livePermissions,
  ...promotionPermissions,
  ...supportPermissions,
  ...capacityPermissions,
  ...insightPermissions,
  ...platformPermissions,
} as const satisfies Record<string, readonly Role[]>

/** The name of an act or of a protected view: `noun.verb`. */
export type Permission = keyof typeof permissions

/** Reasons why this actor may not do this at all: not signed in, a role that the table does not list, a program without the scope. */
export function findPermissionProblems(who: Actor, name: Permission): Problem[] {
  const allowed: readonly Role[] = permissions[name]
  if (allowed.includes(who.role))
    return mayByScope(who, name) ? [] : [{ code: 'forbidden.scope', values: { act: name } }]
  return who.role === 'visitor'
    ? [{ code: 'unauthenticated' }]
    : [{ code: 'forbidden.role', values: { role: who.role } }]
}
