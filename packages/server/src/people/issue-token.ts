import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../platform/act.ts'
import { findPersonByEmail, listGrants } from './persons.sql.ts'
import { hashToken, newToken } from './settings.ts'
import { addToken } from './tokens.sql.ts'

const lifeMillis = 180 * 24 * 3_600_000

/** Makes a bearer token that wears a role of a person for 180 days. Gives the token, which is not kept and not shown again. */
export const issueToken = act('token.issue', async (context, { email, role }: { email: string; role: string }) => {
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
    expiresAt: new Date(context.now.getTime() + lifeMillis),
  })
  context.on('person', personId, { role })
  return token
})
