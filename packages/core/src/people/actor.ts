/** The roles of the programme; `visitor` is anyone who has not signed in, `system` our own clock and listeners. */
export const roles = [
  'visitor',
  'producer',
  'commune-officer',
  'provincial-officer',
  'council-member',
  'council-chair',
  'ministry-officer',
  'administrator',
  'auditor',
  'integrator',
  'system',
] as const

export type Role = (typeof roles)[number]

/** The administrative unit that a role is held for: a commune, a province, or the whole nation. Codes of Decision 19/2025/QĐ-TTg. */
export type Jurisdiction =
  | { level: 'commune'; communeCode: string; provinceCode: string }
  | { level: 'province'; provinceCode: string }
  | { level: 'nation' }

/** The registered program that acts: what it asked leave for, and whether it only tries things out on samples. */
export type ActingClient = { id: string; scopes: readonly string[]; isSandbox: boolean }

/** Who acts: a person wearing one role, for one unit or organisation. Everything that an act may ask about them. */
export type Actor = {
  personId?: string
  name: string
  role: Role
  jurisdiction?: Jurisdiction
  organisationId?: string
  sessionId?: string
  client?: ActingClient
}

/** Whether somebody speaks for one organisation: its producer, or a program that it let act for it. */
export function speaksForOrganisation({ role, organisationId }: Actor): boolean {
  return role === 'producer' || (role === 'integrator' && organisationId !== undefined)
}

/** Anyone who has not signed in. */
export const visitor: Actor = { name: 'visitor', role: 'visitor' }

/** The system itself: clocks and listeners. */
export const system: Actor = { name: 'system', role: 'system', jurisdiction: { level: 'nation' } }
