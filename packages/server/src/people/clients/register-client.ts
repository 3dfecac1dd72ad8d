import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type ClientForm, findClientProblems, usualQuota } from '@saolang/core/people/client.ts'
import { covers } from '@saolang/core/people/jurisdiction.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listProvinces } from '../get-place.ts'
import { findOrganisationRow, type OrganisationRow } from '../organisations.sql.ts'
import { addGrant, addPerson, findPerson } from '../persons.sql.ts'
import { hashToken, newToken } from '../settings.ts'
import { addClient, addSecret } from './clients.sql.ts'

/** What secrets of clients begin with: a scanner of secrets knows them by it. */
const secretMark = 'sls_'

/**
 * Registers a system of somebody else: an administrator any, a province those of its own and of its producers, a producer those of its
 * organisation. Gives the secret, shown once; a client that signs with its own key has none.
 */
export const registerClient = act(
  'client.register',
  async (context, form: ClientForm): Promise<{ id: string; secret?: string }> => {
    const { tx, who, now } = context
    const organisation =
      form.reach === 'organisation' && form.organisationId
        ? await findOrganisationRow(tx, form.organisationId)
        : undefined
    refuseIf([...findClientProblems(form), ...findHomeProblems(form, organisation)])
    if (form.reach === 'province') refuseIf(await findProvinceProblems(tx, form.provinceCode as string))
    refuseIf(findBeyondProblems(who, form, organisation))
    const id = context.newId()
    const standing = await giveStanding(context, form)
    await addClient(tx, {
      ...{ id, ...standing, name: tidy(form.name), scopes: [...form.scopes], isSandbox: form.isSandbox },
      publicKeys: form.publicKeys?.trim() ? JSON.parse(form.publicKeys) : null,
      contactEmail: form.contactEmail,
      // More than the usual is for an administrator to give.
      perMinute: who.role === 'administrator' ? form.perMinute : Math.min(form.perMinute, usualQuota.perMinute),
      perDay: who.role === 'administrator' ? form.perDay : Math.min(form.perDay, usualQuota.perDay),
      ...{ by: who.personId as string, at: now },
    })
    context.on('client', id, { reach: form.reach, scopes: form.scopes.join(' '), isSandbox: form.isSandbox })
    return form.publicKeys?.trim() ? { id } : { id, secret: await makeSecret(context, id) }
  },
)

/** Makes a secret of a client, kept by its hash alone. */
export async function makeSecret({ tx, who, now, newId }: ActContext, clientId: string): Promise<string> {
  const secret = secretMark + newToken()
  await addSecret(tx, {
    ...{ id: newId(), clientId, secretHash: hashToken(secret) },
    ...{ by: who.personId as string, at: now },
  })
  return secret
}

// A client acts as a person of its own, that nobody can sign in as: every act and audit line names it.
async function giveStanding({ tx, who, now, newId }: ActContext, form: ClientForm) {
  const personId = newId()
  const grantId = newId()
  const registrar = await findPerson(tx, who.personId as string)
  const isDemo = form.isSandbox || (registrar?.isDemo ?? false)
  await addPerson(tx, { id: personId, fullName: tidy(form.name), isDemo, at: now })
  await addGrant(tx, {
    ...{ id: grantId, personId, role: 'integrator', communeCode: null, validFrom: now },
    level: form.reach === 'organisation' ? null : form.reach,
    provinceCode: form.reach === 'province' ? (form.provinceCode as string) : null,
    organisationId: form.reach === 'organisation' ? (form.organisationId as string) : null,
    grantedBy: who.personId ?? null,
  })
  return { personId, grantId }
}

async function findProvinceProblems(tx: Tx, code: string): Promise<Problem[]> {
  const isToday = (await listProvinces(tx)).some((province) => province.code === code)
  return isToday ? [] : [{ code: 'not-found.place', at: 'provinceCode', values: { code } }]
}

function findHomeProblems({ reach, isSandbox, organisationId }: ClientForm, home?: OrganisationRow): Problem[] {
  if (reach !== 'organisation' || !organisationId) return []
  return listProblems([
    !home && { code: 'not-found.organisation', at: 'organisationId' },
    isSandbox && home?.isDemo === false && { code: 'client.not-a-sample', at: 'organisationId' },
  ])
}

function findBeyondProblems(who: Actor, { reach, provinceCode }: ClientForm, home?: OrganisationRow): Problem[] {
  if (who.role === 'administrator') return []
  const isWithin =
    who.role === 'producer'
      ? home !== undefined && home.id === who.organisationId
      : who.jurisdiction !== undefined &&
        reach !== 'nation' &&
        covers(who.jurisdiction, home ?? { communeCode: '', provinceCode: provinceCode as string })
  return isWithin ? [] : [{ code: 'forbidden.client-beyond' }]
}
