import type { Actor } from '@saolang/core/people/actor.ts'
import { type GrantForm, levelOf } from '@saolang/core/people/role-grant.ts'
import { type ActContext, act, publicView } from '../platform/act.ts'
import { actorOf } from './authenticate.ts'
import { addGrant, addPerson, findPersonByEmail, listDemoPersons, listGrants, type Person } from './persons.sql.ts'
import { hashToken, newToken } from './settings.ts'
import { findPasswordHash, savePasswordHash } from './sign-in/credentials.sql.ts'
import { foldEmail, hashPassword } from './sign-in/password.ts'
import { addInvitation } from './sign-in/sign-ins.sql.ts'

/** The password of every demo account; written on the sign-in page of a demo, and of no use elsewhere. */
export const demoPassword = 'rung-tram-mua-hoa'

/** An account that the system itself makes: the first administrator of an installation, the people of a demo. */
export type SystemAccount = { email: string; fullName: string; password?: string; isDemo: boolean; grant: GrantForm }

/** Makes an account with a role, or finds the one of this e-mail; repeating it changes nothing. Gives the actor. */
export const addAccount = act('account.add', async (context, account: SystemAccount): Promise<Actor> => {
  const person = await findOrAdd(context, account)
  context.on('person', person.id, { role: account.grant.role })
  if (account.password && !(await findPasswordHash(context.tx, person.id)))
    await savePasswordHash(context.tx, person.id, await hashPassword(account.password), context.now)
  const held = (await listGrants(context.tx, person.id)).find(({ role }) => role === account.grant.role)
  if (!held) await addGrant(context.tx, newGrant(context, person.id, account.grant))
  const grant = held ?? (await listGrants(context.tx, person.id)).find(({ role }) => role === account.grant.role)
  if (!grant) throw new Error(`the role ${account.grant.role} was not kept`)
  const { id, ...worn } = grant
  return actorOf({ ...worn, personId: person.id, fullName: person.fullName })
})

/** Makes the first administrator of an installation. Gives the token of the link with which to set a password. */
export const inviteAdministrator = act(
  'account.add',
  async (context, { email, fullName }: { email: string; fullName: string }) => {
    const person = await findOrAdd(context, { email, fullName, isDemo: false })
    context.on('person', person.id, { role: 'administrator' })
    await addGrant(context.tx, newGrant(context, person.id, { role: 'administrator' }))
    const token = newToken()
    const invitation = { id: context.newId(), tokenHash: hashToken(token), personId: person.id, invitedBy: person.id }
    await addInvitation(context.tx, { ...invitation, at: context.now })
    return token
  },
)

/** The accounts that the sign-in page of a demo offers, in the order of the road that a dossier takes. */
export const listDemoAccounts = publicView(({ tx }, _: undefined) => listDemoPersons(tx))

async function findOrAdd(
  { tx, now, newId }: ActContext,
  { email, fullName, isDemo }: { email: string; fullName: string; isDemo: boolean },
): Promise<Person> {
  const address = foldEmail(email)
  await addPerson(tx, { id: newId(), fullName, email: address, isDemo, at: now })
  return (await findPersonByEmail(tx, address)) as Person
}

function newGrant({ now, newId }: ActContext, personId: string, grant: GrantForm) {
  return {
    id: newId(),
    personId,
    role: grant.role,
    level: levelOf(grant) ?? null,
    communeCode: grant.communeCode ?? null,
    provinceCode: grant.provinceCode ?? null,
    organisationId: null,
    validFrom: now,
    grantedBy: null,
  }
}
