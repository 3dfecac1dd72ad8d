import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { listTokens, revokeToken } from '../tokens.sql.ts'

/** The tokens that still open something: one's own, all for an administrator and the machine's own command. The secrets are not kept. */
export const listAccessTokens = view('token.list', ({ tx, who, now }) =>
  listTokens(tx, { personId: holderOf(who), at: now }),
)

/** Ends a token at once; refuses with `not-found.token` one that is not one's own, is over, or was revoked before. */
export const revokeAccessToken = act('token.revoke', async (context, id: string): Promise<void> => {
  const personId = holderOf(context.who)
  const revoked = await revokeToken(context.tx, { id, personId, at: context.now })
  refuseIf(revoked ? [] : [{ code: 'not-found.token' }])
  context.on('token', id)
})

function holderOf({ role, personId }: Actor): string | undefined {
  return role === 'administrator' || role === 'system' ? undefined : personId
}
