import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { partyKey } from '@saolang/core/trace/party.ts'
import { findOwner } from '@saolang/core/trace/reach.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addParty, confirmParty, endParty, findParty, listParties, type Party } from './parties.sql.ts'

/**
 * Says by what identifier one is named in others' events: a GLN of party or place, or an address of one's own. It gives rights
 * once an officer confirmed it. Refuses with `invalid.party` what is no identifier, with `conflict.party` what one claimed before.
 */
export const claimParty = act('party.claim', async (context, identifier: string): Promise<{ id: string }> => {
  const { tx, who, now } = context
  const ownerId = findOwner(who)
  refuseIf(ownerId ? [] : [{ code: 'forbidden.organisation' }])
  const key = partyKey(identifier)
  refuseIf(/^gln:\d{13}$|^[a-z][a-z0-9+.-]*:\S+$/i.test(key) ? [] : [{ code: 'invalid.party', at: 'identifier' }])
  const seat = who.role === 'producer' ? await getOrganisation(tx, ownerId as string) : undefined
  const id = context.newId()
  const claim = { id, key, identifier, ownerId: ownerId as string, communeCode: seat?.communeCode ?? null }
  const added = await addParty(tx, { ...claim, claimedBy: who.personId as string, claimedAt: now })
  refuseIf(added ? [] : [{ code: 'conflict.party', at: 'identifier' }])
  context.on('party', id)
  return { id }
})

/**
 * Confirms that an identifier is its claimant's: the commune's officer for a producer there, an administrator for a connected
 * system. Refuses with `not-found.party`, and with `conflict.party` when it is confirmed for somebody already.
 */
export const confirmPartyClaim = act('party.confirm', async (context, id: string): Promise<void> => {
  const { tx, who, now } = context
  const party = await findParty(tx, id)
  if (!party || !mayConfirm(who, party)) refuseIf([{ code: 'not-found.party' }])
  const confirmed = await confirmParty(tx, { id, by: who.personId as string, at: now })
  refuseIf(confirmed ? [] : [{ code: 'conflict.party' }])
  context.on('party', id)
})

/** Gives an identifier up: its claimant, or who may confirm it. Refuses with `not-found.party`. */
export const endPartyClaim = act('party.end', async (context, id: string): Promise<void> => {
  const { tx, who, now } = context
  const party = await findParty(tx, id)
  if (!party || (party.ownerId !== findOwner(who) && !mayConfirm(who, party))) refuseIf([{ code: 'not-found.party' }])
  await endParty(tx, id, now)
  context.on('party', id)
})

/** One's own identifiers; an officer's are those of producers in its commune, an administrator's all. */
export const listPartyClaims = view('party.list', async ({ tx, who }) => {
  const ownerId = findOwner(who)
  return ownerId ? listParties(tx, { ownerId }) : listClaimsFor(tx, who)
})

/** The claims that an authority looks after: of producers in its commune, an administrator's all. */
export async function listClaimsFor(tx: Tx, { role, jurisdiction }: Actor): Promise<Party[]> {
  if (role === 'administrator') return listParties(tx, {})
  return jurisdiction?.level === 'commune' ? listParties(tx, { communeCode: jurisdiction.communeCode }) : []
}

/** Whether somebody may say that a claim is right. */
export function mayConfirm({ role, jurisdiction }: Actor, { communeCode }: Party): boolean {
  if (role === 'administrator') return communeCode === null
  return role === 'commune-officer' && jurisdiction?.level === 'commune' && jurisdiction.communeCode === communeCode
}
