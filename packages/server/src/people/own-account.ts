import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPasswordProblems } from '@saolang/core/people/password.ts'
import { findSessionEnd } from '@saolang/core/people/session.ts'
import { act, view } from '../platform/act.ts'
import { findPerson, listGrants, type Person } from './persons.sql.ts'
import { endOtherSessions, endSession, listOwnSessions } from './sessions.sql.ts'
import { findPasswordHash, findSecondFactors, hasPassword, savePasswordHash } from './sign-in/credentials.sql.ts'
import { hashPassword, isPassword } from './sign-in/password.ts'

/** Everything that /account shows: who one is, the roles one may wear, the living sessions, the second factors. */
export const getOwnAccount = view('person.read-own', async ({ tx, who, now }, _: undefined) => {
  const personId = who.personId as string
  const sessions = await listOwnSessions(tx, personId)
  return {
    person: (await findPerson(tx, personId)) as Person,
    grants: await listGrants(tx, personId),
    sessions: sessions.filter((session) => !findSessionEnd(session, now)),
    factors: await findSecondFactors(tx, personId),
    hasPassword: await hasPassword(tx, personId),
  }
})

/** Signs out: ends one's own session, this one or another. */
export const closeSession = act('session.close', async (context, { sessionId }: { sessionId: string }) => {
  const personId = context.who.personId as string
  context.on('session', sessionId)
  const hasEnded = await endSession(context.tx, { id: sessionId, personId, reason: 'closed', at: context.now })
  refuseIf(hasEnded ? [] : [{ code: 'not-found.session' }])
})

/** Changes one's password, with the present one as proof; every other session ends. */
export const changePassword = act(
  'password.change',
  async (context, { present, password }: { present: string; password: string }) => {
    const personId = context.who.personId as string
    context.on('person', personId)
    const person = (await findPerson(context.tx, personId)) as Person
    refuseIf(person.isDemo ? [{ code: 'forbidden.demo-account' }] : [])
    const isRight = await isPassword(present, await findPasswordHash(context.tx, personId))
    refuseIf([
      ...(isRight ? [] : [{ code: 'password.wrong', at: 'present' }]),
      ...findPasswordProblems(password, { email: person.email ?? '', fullName: person.fullName }),
    ])
    await savePasswordHash(context.tx, personId, await hashPassword(password), context.now)
    await endOtherSessions(context.tx, { personId, but: context.who.sessionId, reason: 'password', at: context.now })
  },
)
