import { z } from 'zod'
import type { Problem } from '../kernel/problem.ts'
import { isEmail, isPhone } from './contact.ts'

/** What is asked of a person who opens an account. */
export const PersonForm = z.object({
  fullName: z.string().trim().max(120),
  email: z.string().trim().max(120),
  phone: z
    .string()
    .trim()
    .max(20)
    .optional()
    .transform((value) => value || undefined),
})
export type PersonForm = z.infer<typeof PersonForm>

/** Reasons why these cannot be somebody's name and contacts: no name, no e-mail, a phone that cannot ring. */
export function findContactProblems({ fullName, email, phone }: PersonForm): Problem[] {
  const problems: Problem[] = []
  if (fullName.trim().length < 2) problems.push({ code: 'person.name-missing', at: 'fullName' })
  if (!isEmail(email.trim())) problems.push({ code: 'person.email-malformed', at: 'email' })
  if (phone && !isPhone(phone)) problems.push({ code: 'person.phone-malformed', at: 'phone' })
  return problems
}
