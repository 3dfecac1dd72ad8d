import { z } from 'zod'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { isEmail } from './contact.ts'
import { sandboxScopes, scopeNames } from './scopes.ts'

/** How far a client reaches: the nation, one province, or one organisation. */
export const clientReaches = ['organisation', 'province', 'nation'] as const

/** What a client may ask in a minute and in a day unless its administrator says otherwise. */
export const usualQuota = { perMinute: 600, perDay: 50_000 } as const

/** What is asked to register a client. `publicKeys` is a JWK set as text, for a client that signs (RFC 7523). */
export const ClientForm = z.object({
  name: z.string().trim().min(3).max(120),
  contactEmail: z.string().trim().max(120),
  reach: z.enum(clientReaches),
  provinceCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  organisationId: z.uuid().optional(),
  scopes: z.array(z.enum(scopeNames)).min(1).max(scopeNames.length),
  isSandbox: z.boolean(),
  publicKeys: z.string().max(10_000).optional(),
  perMinute: z.number().int().min(1).max(60_000).default(usualQuota.perMinute),
  perDay: z.number().int().min(1).max(10_000_000).default(usualQuota.perDay),
})
export type ClientForm = z.infer<typeof ClientForm>

/** Reasons why a client cannot be registered so; whether the asker may register it is another question. */
export function findClientProblems(form: ClientForm): Problem[] {
  const outside = form.isSandbox ? form.scopes.filter((scope) => !sandboxScopes.includes(scope)) : []
  const hasKeys = form.publicKeys !== undefined && form.publicKeys.trim() !== ''
  return listProblems([
    !isEmail(form.contactEmail) && { code: 'person.email-malformed', at: 'contactEmail' },
    form.reach === 'province' && !form.provinceCode && { code: 'client.province-missing', at: 'provinceCode' },
    form.reach === 'organisation' &&
      !form.organisationId && { code: 'client.organisation-missing', at: 'organisationId' },
    outside.length > 0 && { code: 'client.not-in-sandbox', at: 'scopes', values: { scopes: outside.join(', ') } },
    hasKeys && !isPublicKeySet(form.publicKeys as string) && { code: 'client.keys-malformed', at: 'publicKeys' },
  ])
}

const PublicKeySet = z.object({
  keys: z
    .array(z.looseObject({ kty: z.enum(['EC', 'RSA', 'OKP']), kid: z.string().max(200).optional() }))
    .min(1)
    .max(10),
})

/** Whether a text is a set of public keys (RFC 7517) that holds no private one. */
export function isPublicKeySet(text: string): boolean {
  try {
    const { data } = PublicKeySet.safeParse(JSON.parse(text))
    return data?.keys.every((key) => !('d' in key) && !('k' in key)) ?? false
  } catch {
    return false
  }
}
