import type { Permission } from './permissions.ts'

/**
 * Acts that bind the State and cannot be done again from memory: where the installation has a second copy of its database, they count
 * only when that has them too. Everything else is kept by the primary and reaches the copy a moment later.
 */
export const keptTwice: ReadonlySet<Permission> = new Set<Permission>([
  'verdict.issue',
  'verdict.settle',
  'decision.record',
  'review.decide',
  'certificate.issue',
  'certificate.withdraw',
])
