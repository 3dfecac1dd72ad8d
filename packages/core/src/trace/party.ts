import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { normalIdentifier } from './identifier.ts'

/**
 * The one key under which a party is named: the GLN of a party (AI 417) or of any place of its (AI 414), and of a transaction whose
 * number begins with one (CBV 2.0 section 8.5.2); any other identifier in normal form.
 */
export function partyKey(identifier: string): string {
  const transaction = /^urn:epcglobal:cbv:bt:(\d{13}):/.exec(identifier)
  if (transaction) return `gln:${transaction[1]}`
  const id = normalIdentifier(identifier)
  const location = /^https:\/\/id\.gs1\.org\/41[47]\/(\d{13})(?:\/|$)/.exec(id)
  return location ? `gln:${location[1]}` : id
}

/** The identifier by which anybody here can be named without a GLN: the id of the organisation or of the connected system. */
export function ownIdentifier(ownerId: string): string {
  return `urn:uuid:${ownerId}`
}

/** Everybody that an event names as giving, taking or dealing: in sources, destinations and transactions. Null for nobody. */
export function listParties(event: EpcisEvent): string[] | null {
  const named = [
    ...(event.sourceList ?? []).map(({ source }) => source),
    ...(event.destinationList ?? []).map(({ destination }) => destination),
    ...(event.bizTransactionList ?? [])
      .map(({ bizTransaction }) => bizTransaction)
      .filter((id) => id.startsWith('urn:epcglobal:cbv:bt:')),
  ]
  return named.length > 0 ? [...new Set(named.map(partyKey))] : null
}
