import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { findContactProblems, PersonForm } from '@saolang/core/people/person.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import { findOrganisationRow, isMember, type OrganisationRow } from '../organisations.sql.ts'
import { addGrant, addPerson, endGrant, findPerson, findPersonByEmail, listGrants } from '../persons.sql.ts'
import { hashToken, newToken } from '../settings.ts'
import { foldEmail } from '../sign-in/password.ts'
import { addInvitation } from '../sign-in/sign-ins.sql.ts'
import { listMemberGrants, lockOrganisation } from './members.sql.ts'

/** A person of an organisation. */
export type Member = { organisationId: string; personId: string }

/**
 * A member invites somebody to act for the organisation too. Gives the token of a link that holds seven days, once; somebody who
 * has an account already gets the role and no link. Refuses strangers, malformed contacts, and who is a member already.
 */
export const inviteMember = act(
  'member.invite',
  async (context, { organisationId, ...form }: PersonForm & { organisationId: string }) => {
    context.on('organisation', organisationId, { step: 'member invited' })
    const organisation = await getOrganisationRow(context, organisationId)
    refuseIf(await findStrangerProblems(context, organisation))
    refuseIf(findContactProblems(form))
    const { fullName, email, phone } = parseForm(PersonForm, form)
    const address = foldEmail(email)
    const known = await findPersonByEmail(context.tx, address)
    const person = { id: known?.id ?? context.newId(), fullName: tidy(fullName), email: address, phone }
    if (!known) await addPerson(context.tx, { ...person, isDemo: organisation.isDemo, at: context.now })
    const isNew = await addGrant(context.tx, {
      id: context.newId(),
      personId: person.id,
      role: 'producer',
      level: null,
      communeCode: null,
      provinceCode: null,
      organisationId,
      validFrom: context.now,
      grantedBy: context.who.personId as string,
    })
    refuseIf(isNew ? [] : [{ code: 'conflict.member-already', at: 'email' }])
    return { personId: person.id, token: known ? undefined : await invite(context, person.id) }
  },
)

/** A member ends another's membership, or the own one; their sessions for it end with it. The last member stays. */
export const removeMember = act('member.remove', async (context, { organisationId, personId }: Member) => {
  context.on('organisation', organisationId, { step: 'member removed', person: personId })
  const organisation = await getOrganisationRow(context, organisationId)
  await lockOrganisation(context.tx, organisationId)
  refuseIf(await findStrangerProblems(context, organisation))
  const grants = await listMemberGrants(context.tx, organisationId)
  const grant = grants.find((each) => each.personId === personId)
  if (!grant) throw new Refused([{ code: 'not-found.member' }])
  refuseIf(grants.length > 1 ? [] : [{ code: 'member.last-stays' }])
  await endGrant(context.tx, { id: grant.id, by: context.who.personId as string, at: context.now })
})

/**
 * A commune officer makes a new sign-in link for a producer of the commune who forgot the password and came with an identity
 * card. Never for somebody who also holds an office: that would be a way into the office.
 */
export const renewMemberLink = act('member.renew-link', async (context, { organisationId, personId }: Member) => {
  context.on('person', personId, { step: 'sign-in link renewed', for: organisationId })
  refuseIf(findJurisdictionProblems(context.who, await getOrganisationRow(context, organisationId)))
  const person = await findPerson(context.tx, personId)
  const isTheirs = await isMember(context.tx, organisationId, personId)
  if (!person || !isTheirs || person.disabledAt) throw new Refused([{ code: 'not-found.member' }])
  const holdsOffice = (await listGrants(context.tx, personId)).some(({ role }) => role !== 'producer')
  refuseIf([
    ...(holdsOffice ? [{ code: 'member.holds-office' }] : []),
    ...(person.isDemo && person.email?.endsWith('@demo.saolang.example') ? [{ code: 'forbidden.demo-account' }] : []),
  ])
  return { name: person.fullName, token: await invite(context, personId) }
})

async function getOrganisationRow({ tx }: ActContext, id: string): Promise<OrganisationRow> {
  const row = await findOrganisationRow(tx, id)
  if (!row) throw new Refused([{ code: 'not-found.organisation' }])
  return row
}

async function findStrangerProblems({ tx, who }: ActContext, { id }: OrganisationRow) {
  return (await isMember(tx, id, who.personId as string)) ? [] : [{ code: 'forbidden.organisation' }]
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
