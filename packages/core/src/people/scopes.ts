import type { Actor } from './actor.ts'

/**
 * What a program may ask leave for (RFC 6749, section 3.3), and which acts of the table of permissions each scope opens. An act that no
 * scope names is closed to registered programs, whatever their role.
 */
export const scopes = {
  'dossiers:read': ['dossier.list', 'dossier.read', 'evidence.read', 'verdict.read'],
  'dossiers:write': [
    'dossier.start',
    'dossier.save',
    'dossier.keep-sections',
    'dossier.abandon',
    'dossier.submit',
    'dossier.answer-supplement',
    'evidence.attach',
    'evidence.detach',
    'evidence.date',
  ],
  'organisations:read': ['organisation.read', 'mandate.read'],
  'organisations:write': ['organisation.register', 'organisation.change'],
  'register:read': ['certificate.list', 'renewal.read', 'decision.read'],
  'products:write': ['product.change'],
  'changes:read': ['change.read'],
  webhooks: ['webhook.open', 'webhook.read', 'webhook.end', 'webhook.retry'],
  'trace:read': ['event.read', 'page.release', 'query.keep', 'query.end', 'party.list', 'recall.read'],
  'trace:write': [
    'event.capture',
    'party.claim',
    'party.end',
    'subscription.open',
    'subscription.end',
    'recall.answer',
  ],
} as const satisfies Record<string, readonly string[]>

/** The name of a scope. */
export type Scope = keyof typeof scopes

/** Every scope, in the order in which they are offered. */
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]

/** Whether one of these scopes opens an act. */
export function scopesCover(held: readonly string[], act: string): boolean {
  return scopeNames.some((name) => held.includes(name) && (scopes[name] as readonly string[]).includes(act))
}

// A key of the old kind, or a connected system that signs in: goods and their events, as ever.
const scopesOfKeys: readonly Scope[] = ['trace:read', 'trace:write']

/** Whether a program's scopes let it do an act; who is no program needs none. */
export function mayByScope({ role, client }: Actor, act: string): boolean {
  if (client) return scopesCover(client.scopes, act)
  return role !== 'integrator' || scopesCover(scopesOfKeys, act) || !scopesCover(scopeNames, act)
}

/** The scopes that a sandbox may hold: what is captured of goods is seen by others and has no sample of its own. */
export const sandboxScopes: readonly Scope[] = scopeNames.filter((name) => !name.startsWith('trace:'))
