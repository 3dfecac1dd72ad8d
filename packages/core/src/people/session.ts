import type { Role } from './actor.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Limits = { idleMillis: number; ageMillis: number }
const strict: Limits = { idleMillis: 15 * minute, ageMillis: 8 * hour }
const officer: Limits = { idleMillis: 30 * minute, ageMillis: 10 * hour }

/** How long a session may stand idle and live at all, by the role that it wears (OWASP ASVS 5.0, 7.3). Milliseconds. */
export const sessionLimits = {
  producer: { idleMillis: 7 * day, ageMillis: 30 * day },
  'commune-officer': officer,
  'provincial-officer': officer,
  'ministry-officer': officer,
  'council-member': strict,
  'council-chair': strict,
  administrator: strict,
  auditor: strict,
  integrator: strict,
} as const satisfies Record<Exclude<Role, 'visitor' | 'system'>, Limits>

/** A role that somebody can sign in with. */
export type HeldRole = keyof typeof sessionLimits

/** Why a session is over at this moment: too long idle, too old; undefined while it lives. */
export function findSessionEnd(
  { role, openedAt, seenAt }: { role: HeldRole; openedAt: Date; seenAt: Date },
  now: Date,
): 'idle' | 'age' | undefined {
  const { idleMillis, ageMillis } = sessionLimits[role]
  if (now.getTime() - openedAt.getTime() >= ageMillis) return 'age'
  return now.getTime() - seenAt.getTime() >= idleMillis ? 'idle' : undefined
}

/** Whether a role is the state's own: its holders show a second factor (OWASP ASVS 5.0, 6.3.3). */
export function isStaff(role: HeldRole): boolean {
  return role !== 'producer' && role !== 'integrator'
}

/** The page that a role starts its work on. */
export function homeOf(role: HeldRole): string {
  const homes: Partial<Record<HeldRole, string>> = {
    producer: '/dossiers',
    administrator: '/people',
    auditor: '/audit',
    integrator: '/connections',
    'council-member': '/councils',
    'council-chair': '/councils',
  }
  return homes[role] ?? '/desk'
}
