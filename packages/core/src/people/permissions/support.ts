import type { Role } from '../actor.ts'

/** Who may do what in support. */
export const supportPermissions = {} as const satisfies Record<string, readonly Role[]>
