import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findPasswordProblems } from '@saolang/core/people/password.ts'
import { findContactProblems, PersonForm } from '@saolang/core/people/person.ts'
import { type ActContext, act, publicView } from '../platform/act.ts'
import { parseForm } from '../platform/form.ts'
import { addGrant, addPerson, findPerson, type Person } from './persons.sql.ts'
import { endOtherSessions } from './sessions.sql.ts'
import { hashToken } from './settings.ts'
import { savePasswordHash } from './sign-in/credentials.sql.ts'
import { continueSignIn, type SignIn } from './sign-in/open-session.ts'
import { foldEmail, hashPassword } from './sign-in/password.ts'
import { findInvited, useInvitation } from './sign-in/sign-ins.sql.ts'

/** Makes a producer's account, and signs in. Refuses a taken e-mail, a weak password, malformed contacts. */
export const registerPerson = act(
  'person.register',
  async (
    context,
    { device, password, ...form }: PersonForm & { password: string; device: string },
  ): Promise<SignIn> => {
    const { fullName, email, phone } = parseForm(PersonForm, form)
    const person = { id: context.newId(), fullName: tidy(fullName), email: foldEmail(email), phone, isDemo: false }
    context.on('person', person.id)
    refuseIf([...findContactProblems(form), ...findPasswordProblems(password, { email, fullName })])
    const added = await addPerson(context.tx, { ...person, at: context.now })
    refuseIf(added ? [] : [{ code: 'conflict.email-taken', at: 'email' }])
    await savePasswordHash(context.tx, person.id, await hashPassword(password), context.now)
    await addGrant(context.tx, {
      id: context.newId(),
      personId: person.id,
      role: 'producer',
      level: null,
      communeCode: null,
      provinceCode: null,
      organisationId: null,
      validFrom: context.now,
      grantedBy: null,
    })
    return signIn(context, person.id, device)
  },
)

/** Whom an invitation is for, while it holds. */
export const findInvitation = publicView(({ tx, now }, token: string) => findInvited(tx, hashToken(token), now))

/** Sets the first password of an invited person, and signs in (outside the demo: to enrol a second factor). */
export const acceptInvitation = act(
  'person.accept-invitation',
  async (
    context,
    { token, password, device }: { token: string; password: string; device: string },
  ): Promise<SignIn> => {
    const invited = await findInvited(context.tx, hashToken(token), context.now)
    if (!invited) throw new Refused([{ code: 'not-found.invitation' }])
    context.on('person', invited.personId)
    refuseIf(findPasswordProblems(password, invited))
    refuseIf((await useInvitation(context.tx, invited.id, context.now)) ? [] : [{ code: 'not-found.invitation' }])
    await savePasswordHash(context.tx, invited.personId, await hashPassword(password), context.now)
    await endOtherSessions(context.tx, {
      personId: invited.personId,
      but: undefined,
      reason: 'password',
      at: context.now,
    })
    return signIn(context, invited.personId, device)
  },
)

async function signIn(context: ActContext, personId: string, device: string): Promise<SignIn> {
  return continueSignIn(context, (await findPerson(context.tx, personId)) as Person, device)
}
