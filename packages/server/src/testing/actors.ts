import type { Actor, Jurisdiction, Role } from '@saolang/core/people/actor.ts'
import { addOrganisation, addVersion, type OrganisationRow } from '../people/organisations.sql.ts'
import { addGrant, addPerson, listGrants } from '../people/persons.sql.ts'
import { addSession } from '../people/sessions.sql.ts'
import { hashToken, newToken } from '../people/settings.ts'
import { findCommune } from '../people/units.sql.ts'
import { currentTime, newId } from '../platform/act.ts'
import { csrfTokenFor } from '../platform/request-guard.ts'
import { inTransaction, type Tx } from '../platform/sql.ts'

/** Who a test needs. Without a place: xã U Minh (32047) of tỉnh Cà Mau (96); council roles and auditors are the province's unless `level` says nation. */
export type WantedActor = {
  role: Exclude<Role, 'visitor' | 'system'>
  name?: string
  communeCode?: string
  provinceCode?: string
  level?: 'province' | 'nation'
  organisationId?: string
}

/** Makes a real person with a real grant, and the actor that it signs in as. A producer without an organisation gets one. */
export async function createActor(wanted: WantedActor): Promise<Actor> {
  return inTransaction(async (tx) => {
    const now = currentTime()
    const personId = newId(now)
    const name = wanted.name ?? `Người thử ${personId.slice(-4)}`
    await addPerson(tx, { id: personId, fullName: name, email: `${personId}@test.example`, isDemo: false, at: now })
    const jurisdiction = jurisdictionOf(wanted)
    const organisationId =
      wanted.role === 'producer'
        ? (wanted.organisationId ?? (await createOrganisationOf(tx, personId, wanted)))
        : undefined
    await addGrant(tx, {
      id: newId(now),
      personId,
      role: wanted.role,
      level: jurisdiction?.level ?? null,
      communeCode: jurisdiction?.level === 'commune' ? jurisdiction.communeCode : null,
      provinceCode: jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : null,
      organisationId: organisationId ?? null,
      validFrom: now,
      grantedBy: null,
    })
    return {
      personId,
      name,
      role: wanted.role,
      ...(jurisdiction && { jurisdiction }),
      ...(organisationId && { organisationId }),
    }
  })
}

/** Makes a real organisation; the person becomes its author, not its member. */
export async function createOrganisation(
  createdBy: string,
  facts: Partial<OrganisationRow> = {},
): Promise<{ id: string }> {
  return inTransaction(async (tx) => ({ id: await addTestOrganisation(tx, createdBy, facts) }))
}

function createOrganisationOf(tx: Tx, personId: string, { communeCode = '32047' }: WantedActor): Promise<string> {
  return addTestOrganisation(tx, personId, { communeCode })
}

async function addTestOrganisation(tx: Tx, by: string, facts: Partial<OrganisationRow>): Promise<string> {
  const at = currentTime()
  const communeCode = facts.communeCode ?? '32047'
  const place = await findCommune(tx, communeCode)
  if (!place) throw new Error(`there is no commune ${communeCode} today`)
  const row: OrganisationRow = {
    id: newId(at),
    kind: 'cooperative',
    name: 'Hợp tác xã Thử (mẫu)',
    registrationNo: '6107000001',
    taxCode: null,
    address: 'Ấp 1',
    phone: null,
    email: null,
    representativeName: 'Nguyễn Văn Thử (mẫu)',
    representativeTitle: 'Giám đốc',
    representativeGender: null,
    representativeEthnicity: null,
    representativeResidence: null,
    establishedOn: null,
    isDemo: true,
    ...facts,
    communeCode,
    provinceCode: place.provinceCode,
  }
  await addOrganisation(tx, row, { by, at })
  await addVersion(tx, row, { by, at, reason: null })
  return row.id
}

function jurisdictionOf(wanted: WantedActor): Jurisdiction | undefined {
  const communeCode = wanted.communeCode ?? '32047'
  const provinceCode = wanted.provinceCode ?? '96'
  switch (wanted.role) {
    case 'producer':
      return undefined
    case 'commune-officer':
      return { level: 'commune', communeCode, provinceCode }
    case 'provincial-officer':
      return { level: 'province', provinceCode }
    case 'council-member':
    case 'council-chair':
      return wanted.level === 'nation' ? { level: 'nation' } : { level: 'province', provinceCode }
    case 'auditor':
      return wanted.level === 'province' ? { level: 'province', provinceCode } : { level: 'nation' }
    case 'ministry-officer':
    case 'administrator':
    case 'integrator':
      return { level: 'nation' }
  }
}

/** Opens a real session for an actor: the headers that its requests carry, and the token that its forms carry. */
export async function signIn(actor: Actor): Promise<{ actor: Actor; headers: { cookie: string }; csrf: string }> {
  const token = newToken()
  const sessionId = newId(currentTime())
  await inTransaction(async (tx) => {
    const grants = await listGrants(tx, actor.personId as string)
    const grant = grants.find(({ role }) => role === actor.role)
    if (!grant) throw new Error(`${actor.name} holds no role ${actor.role}`)
    const session = { id: sessionId, tokenHash: hashToken(token), personId: grant.personId, grantId: grant.id }
    await addSession(tx, { ...session, device: 'test', at: currentTime() })
  })
  const signedIn = { ...actor, sessionId }
  return { actor: signedIn, headers: { cookie: `__Host-session=${token}` }, csrf: csrfTokenFor(sessionId) }
}
