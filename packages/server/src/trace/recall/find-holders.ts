import { fold, tidy } from '@saolang/core/kernel/text.ts'
import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { listParties, ownIdentifier } from '@saolang/core/trace/party.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { findContact } from '../../people/get-person.ts'
import type { Tx } from '../../platform/sql.ts'
import { listOwnersOfKeys } from '../access/parties.sql.ts'
import { findAreaByKey } from '../areas/areas.sql.ts'
import type { EventRow } from '../query.sql.ts'
import type { NewHolder } from './holders.sql.ts'
import { listSentTo } from './reached.sql.ts'

type Found = Omit<NewHolder, 'id'>

/**
 * Everybody who has or had something that is recalled: who told of it, whom events name as giving, taking or dealing, whose places
 * it was sent to, and to whom diaries say that it went. Those who have an account here are found under it, once.
 */
export async function findHolders(tx: Tx, events: readonly EventRow[], makerId: string): Promise<Found[]> {
  const holders = new Map<string, Found>()
  const add = (holder: Found) => {
    if (!holders.has(holder.party)) holders.set(holder.party, holder)
  }
  for (const ownerId of new Set([makerId, ...events.map((event) => event.ownerId)])) add(await toAccount(tx, ownerId))
  const named = [...new Set(events.flatMap(({ body }) => listParties(body) ?? []))]
  const confirmed = new Map((await listOwnersOfKeys(tx, named)).map(({ key, ownerId }) => [key, ownerId]))
  for (const party of named) {
    const ownerId = confirmed.get(party) ?? (await findOwnerBehind(tx, party))
    add(ownerId ? await toAccount(tx, ownerId) : { party, ownerId: null, name: null })
  }
  const known = new Set([...holders.values()].map(({ name }) => fold(name ?? '')))
  for (const name of await listNamesInDiaries(tx, events))
    if (!known.has(fold(name))) add({ party: `name:${name}`, ownerId: null, name })
  return [...holders.values()]
}

async function toAccount(tx: Tx, ownerId: string): Promise<Found> {
  const name = (await findOrganisation(tx, ownerId))?.name ?? (await findContact(tx, ownerId))?.name ?? null
  return { party: ownIdentifier(ownerId), ownerId, name }
}

/** The owner that an identifier is made from, or whose place it is. */
async function findOwnerBehind(tx: Tx, party: string): Promise<string | undefined> {
  const own = /^urn:uuid:([0-9a-f-]{36})$/.exec(party)?.[1]
  if (own) return (await findOrganisation(tx, own)) || (await findContact(tx, own)) ? own : undefined
  const key = parseOwnCode(party)?.key
  return key ? (await findAreaByKey(tx, key))?.organisationId : undefined
}

async function listNamesInDiaries(tx: Tx, events: readonly EventRow[]): Promise<string[]> {
  const entries = events.flatMap(({ body }) => /^urn:uuid:([0-9a-f-]{36})$/.exec(body.eventID ?? '')?.[1] ?? [])
  const sent = await listSentTo(tx, entries)
  return [...new Set(sent.map(({ to }) => tidy(to)))]
}
