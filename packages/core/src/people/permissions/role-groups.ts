import type { Role } from '../actor.ts'

/** Everybody, signed in or not. */
export const anyone = [
  'visitor',
  'producer',
  'commune-officer',
  'provincial-officer',
  'council-member',
  'council-chair',
  'ministry-officer',
  'administrator',
  'auditor',
] as const satisfies Role[]
/** Everybody who signed in. */
export const signedIn = anyone.slice(1) as Exclude<(typeof anyone)[number], 'visitor'>[]
/** Officers of an authority that recognises: province and ministry. */
export const assessors = ['provincial-officer', 'ministry-officer'] as const satisfies Role[]
/** Who sits in a council. */
export const council = ['council-member', 'council-chair'] as const satisfies Role[]
/** Officers of every level: commune, province, ministry. */
export const officers = ['commune-officer', ...assessors] as const satisfies Role[]
