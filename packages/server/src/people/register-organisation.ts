import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { findOrganisationProblems, type OrganisationForm } from '@saolang/core/people/organisation.ts'
import { type ActContext, act } from '../platform/act.ts'
import { type MandateFacts, recordMandate } from './mandates/give-mandate.ts'
import {
  addOrganisation,
  addVersion,
  findOrganisationRow,
  isMember,
  lockOrganisation,
  type OrganisationRow,
  saveOrganisation,
} from './organisations.sql.ts'
import { addGrant, endGrant, findPerson, listGrants } from './persons.sql.ts'
import { wearGrant } from './sessions.sql.ts'
import { findCommune } from './units.sql.ts'

type Registering = OrganisationForm & { mandate?: MandateFacts | undefined }

/**
 * Registers a chủ thể OCOP. A producer becomes its first member, and acts for it from then on; a commune officer
 * registers for assisted filing, within the commune; a connected system within its reach, with the mandate that it then holds.
 * Gives its id.
 */
export const registerOrganisation = act('organisation.register', async (context, { mandate, ...form }: Registering) => {
  const row = await toRow(context, context.newId(), form)
  context.on('organisation', row.id)
  if (context.who.role !== 'producer') refuseIf(findJurisdictionProblems(context.who, row))
  const by = context.who.personId as string
  await addOrganisation(context.tx, row, { by, at: context.now })
  await addVersion(context.tx, row, { by, at: context.now, reason: null })
  if (context.who.role === 'producer') await becomeMember(context, row.id)
  if (context.who.client) await holdMandate(context, row.id, mandate)
  await context.emit('OrganisationChanged', { organisationId: row.id })
  return { id: row.id }
})

/** `versions` are those on which the change may build; without them it builds on whatever is there. */
type Changing = OrganisationForm & { id: string; reason?: string; versions?: readonly number[] }

/** Changes an organisation. Its id, and with it its products, stays; name, legal form, seat and representative go to its history. */
export const changeOrganisation = act(
  'organisation.change',
  async (context, { id, reason, versions, ...form }: Changing) => {
    context.on('organisation', id)
    const version = await lockOrganisation(context.tx, id)
    const former = await findOrganisationRow(context.tx, id)
    if (!former) throw new Refused([{ code: 'not-found.organisation' }])
    await refuseStrangers(context, former)
    refuseIf(versions && !versions.includes(version) ? [{ code: 'precondition-failed.changed' }] : [])
    const row = { ...(await toRow(context, id, form)), isDemo: former.isDemo }
    if (context.who.jurisdiction) refuseIf(findJurisdictionProblems(context.who, row))
    await saveOrganisation(context.tx, row, context.now)
    if (isAnotherVersion(former, row))
      await addVersion(context.tx, row, { by: context.who.personId as string, at: context.now, reason: reason || null })
    await context.emit('OrganisationChanged', { organisationId: id })
    return { id }
  },
)

const versioned = ['kind', 'name', 'registrationNo', 'taxCode', 'communeCode', 'address', 'representativeName'] as const

function isAnotherVersion(former: OrganisationRow, row: OrganisationRow): boolean {
  return versioned.some((field) => former[field] !== row[field])
}

async function holdMandate(context: ActContext, organisationId: string, mandate?: MandateFacts): Promise<void> {
  if (!mandate) throw new Refused([{ code: 'forbidden.no-mandate', at: 'mandate' }])
  const clientId = context.who.client?.id as string
  await recordMandate(context, { clientId, organisationId, isWitnessed: true, ...mandate })
}

async function refuseStrangers({ tx, who }: ActContext, organisation: OrganisationRow): Promise<void> {
  if (who.role === 'integrator')
    refuseIf(who.organisationId === organisation.id ? [] : [{ code: 'forbidden.no-mandate' }])
  else if (who.role === 'commune-officer') refuseIf(findJurisdictionProblems(who, organisation))
  else
    refuseIf((await isMember(tx, organisation.id, who.personId as string)) ? [] : [{ code: 'forbidden.organisation' }])
}

async function toRow(context: ActContext, id: string, form: OrganisationForm): Promise<OrganisationRow> {
  const place = await findCommune(context.tx, form.communeCode)
  refuseIf([
    ...(place ? [] : [{ code: 'organisation.commune-unknown', at: 'communeCode' }]),
    ...findOrganisationProblems(form, legalDateOf(context.now)),
  ])
  const person = await findPerson(context.tx, context.who.personId as string)
  return {
    id,
    kind: form.kind,
    name: tidy(form.name),
    registrationNo: form.registrationNo ?? null,
    taxCode: form.taxCode ?? null,
    communeCode: form.communeCode,
    provinceCode: place?.provinceCode as string,
    address: tidy(form.address),
    phone: form.phone ?? null,
    email: form.email ?? null,
    representativeName: tidy(form.representativeName),
    representativeTitle: tidy(form.representativeTitle),
    representativeGender: form.representativeGender ?? null,
    representativeEthnicity: form.representativeEthnicity ?? null,
    representativeResidence: form.representativeResidence ?? null,
    establishedOn: form.establishedOn ?? null,
    // What a demo account registers is as fictitious as the account.
    isDemo: person?.isDemo ?? false,
  }
}

// The bare producer's grant of a new account gives way to the membership, and the session wears that at once.
async function becomeMember(context: ActContext, organisationId: string): Promise<void> {
  const { tx, now, who } = context
  const personId = who.personId as string
  const bare = (await listGrants(tx, personId)).find((grant) => grant.role === 'producer' && !grant.organisationId)
  const id = context.newId()
  await addGrant(tx, {
    id,
    personId,
    role: 'producer',
    level: null,
    communeCode: null,
    provinceCode: null,
    organisationId,
    validFrom: now,
    grantedBy: personId,
  })
  if (who.sessionId) await wearGrant(tx, who.sessionId, id)
  if (bare) await endGrant(tx, { id: bare.id, by: personId, at: now })
}
