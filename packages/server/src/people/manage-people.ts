import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findContactProblems, PersonForm } from '@saolang/core/people/person.ts'
import { findGrantProblems, type GrantForm, levelOf } from '@saolang/core/people/role-grant.ts'
import { type ActContext, act, view } from '../platform/act.ts'
import { parseForm } from '../platform/form.ts'
import { getPlace } from './get-place.ts'
import {
  addGrant,
  addPerson,
  endGrant,
  findGrantHolder,
  findPerson,
  findPersonByEmail,
  listGrants,
  listPersons,
  saveDisabled,
} from './persons.sql.ts'
import { endOtherSessions } from './sessions.sql.ts'
import { hashToken, newToken } from './settings.ts'
import { foldEmail } from './sign-in/password.ts'
import { addInvitation } from './sign-in/sign-ins.sql.ts'

/** A page of 50 persons, newest first. */
export const listPeople = view('person.list', async ({ tx, reads }, search: { text: string; offset: number }) => {
  const persons = await listPersons(tx, search)
  for (const { id } of persons) reads('person', id)
  return persons
})

/** One person with the roles held now. */
export const getPerson = view('person.list', async ({ tx, reads }, id: string) => {
  const person = await findPerson(tx, id)
  if (!person) throw new Refused([{ code: 'not-found.person' }])
  reads('person', id)
  return { person, grants: await listGrants(tx, id) }
})

/**
 * Invites somebody into a role: makes the person if there is none of that e-mail, gives the role, and gives back the
 * token of a link that holds seven days, once. Somebody who has an account already gets the role and no link.
 */
export const invitePerson = act(
  'person.invite',
  async (context, { role, communeCode, provinceCode, ...form }: PersonForm & GrantForm) => {
    const grant = await withProvince(context, { role, communeCode, provinceCode })
    const contact = parseForm(PersonForm, form)
    refuseIf([...findContactProblems(contact), ...findGrantProblems(context.who, grant)])
    const email = foldEmail(contact.email)
    const known = await findPersonByEmail(context.tx, email)
    const personId = known?.id ?? context.newId()
    context.on('person', personId, { role: grant.role })
    if (!known)
      await addPerson(context.tx, {
        id: personId,
        fullName: tidy(contact.fullName),
        email,
        phone: contact.phone,
        isDemo: false,
        at: context.now,
      })
    await give(context, personId, grant)
    return { personId, token: known ? undefined : await invite(context, personId) }
  },
)

/** Makes a new link for an invited person whose link was lost or is over. */
export const inviteAgain = act('role.grant', async (context, personId: string) => {
  context.on('person', personId, { step: 'invited again' })
  refuseIf((await findPerson(context.tx, personId)) ? [] : [{ code: 'not-found.person' }])
  return invite(context, personId)
})

/** Gives a person another role. */
export const grantRole = act(
  'role.grant',
  async (context, { personId, ...form }: GrantForm & { personId: string }): Promise<undefined> => {
    context.on('person', personId, { role: form.role })
    const grant = await withProvince(context, form)
    refuseIf([
      ...((await findPerson(context.tx, personId)) ? [] : [{ code: 'not-found.person' }]),
      ...findGrantProblems(context.who, grant),
    ])
    await give(context, personId, grant)
  },
)

/** Takes a role away; sessions that wear it end with it. Nobody takes away their own administrator's role. */
export const revokeRole = act('role.revoke', async (context, { grantId }: { grantId: string }): Promise<undefined> => {
  context.on('role-grant', grantId)
  const by = context.who.personId as string
  const holder = await findGrantHolder(context.tx, grantId)
  refuseIf(holder === by ? [{ code: 'role.own-stays' }] : [])
  const hasEnded = await endGrant(context.tx, { id: grantId, by, at: context.now })
  refuseIf(hasEnded ? [] : [{ code: 'not-found.role' }])
})

/** Disables a person, or enables again; a disabled person's sessions end at once. */
export const disablePerson = act(
  'person.disable',
  async (context, { id, isDisabled }: { id: string; isDisabled: boolean }): Promise<undefined> => {
    context.on('person', id, { isDisabled })
    refuseIf(id === context.who.personId ? [{ code: 'role.own-stays' }] : [])
    refuseIf((await findPerson(context.tx, id)) ? [] : [{ code: 'not-found.person' }])
    await saveDisabled(context.tx, id, isDisabled ? context.now : null)
    if (isDisabled)
      await endOtherSessions(context.tx, { personId: id, but: undefined, reason: 'disabled', at: context.now })
  },
)

async function withProvince({ tx }: ActContext, { communeCode, provinceCode, role }: GrantForm): Promise<GrantForm> {
  if (role !== 'commune-officer' || !communeCode) return { role, ...(provinceCode && { provinceCode }) }
  return { role, communeCode, provinceCode: (await getPlace(tx, communeCode)).provinceCode }
}

async function give(context: ActContext, personId: string, form: GrantForm): Promise<void> {
  const added = await addGrant(context.tx, {
    id: context.newId(),
    personId,
    role: form.role,
    level: levelOf(form) ?? null,
    communeCode: form.communeCode ?? null,
    provinceCode: form.provinceCode ?? null,
    organisationId: null,
    validFrom: context.now,
    grantedBy: context.who.personId ?? null,
  })
  refuseIf(added ? [] : [{ code: 'conflict.role-held', at: 'role' }])
}

async function invite(context: ActContext, personId: string): Promise<string> {
  const token = newToken()
  await addInvitation(context.tx, {
    id: context.newId(),
    tokenHash: hashToken(token),
    personId,
    invitedBy: context.who.personId as string,
    at: context.now,
  })
  return token
}
