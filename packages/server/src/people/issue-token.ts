import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../platform/act.ts'
import { findPersonByEmail, listGrants } from './persons.sql.ts'
import { hashToken, newToken } from './settings.ts'
import { addToken } from './tokens.sql.ts'

const dayMillis = 24 * 3_600_000
const mostDays = 180

/** The roles that a program may wear: a token knows no second factor, so whoever holds an office signs in instead. */
const programRoles: readonly string[] = ['producer', 'integrator']

/**
 * Makes a bearer token that wears a role of a person for so many days, 180 at most. Gives the token, which is not kept and not shown
 * again. Refuses with `forbidden.token-role` a role of an authority, with `invalid.token-days` a life that is too long.
 */
export const issueToken = act(
  'token.issue',
  async (context, { email, role, days = mostDays }: { email: string; role: string; days?: number }) => {
    refuseIf([
      ...(programRoles.includes(role) ? [] : [{ code: 'forbidden.token-role' }]),
      ...(Number.isInteger(days) && days >= 1 && days <= mostDays
        ? []
        : [{ code: 'invalid.token-days', values: { most: mostDays } }]),
    ])
    const person = await findPersonByEmail(context.tx, email.trim().toLowerCase())
    if (!person || person.disabledAt) refuseIf([{ code: 'not-found.person' }])
    const personId = person?.id as string
    const grant = (await listGrants(context.tx, personId)).find((held) => held.role === role)
    if (!grant) refuseIf([{ code: 'not-found.role' }])
    const token = newToken()
    await addToken(context.tx, {
      id: context.newId(),
      tokenHash: hashToken(token),
      personId,
      grantId: grant?.id as string,
      at: context.now,
      expiresAt: new Date(context.now.getTime() + days * dayMillis),
    })
    context.on('person', personId, { role })
    return token
  },
)
