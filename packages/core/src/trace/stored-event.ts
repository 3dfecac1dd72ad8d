import { findWord } from '@saolang/epcis/cbv/convert-term.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { flattenFacts } from './facts.ts'
import { type KeyLevel, listKeys, normalIdentifier } from './identifier.ts'
import { listParties } from './party.ts'
import { listItems } from './trace-event.ts'

/** A key that an event is found by, and the part that what it names plays in it. */
export type StoredItem = { text: string; role: string; level: KeyLevel }

/** What of an event is kept beside its text, to be asked for. */
export type StoredEvent = {
  eventId: string
  eventTime: string
  type: string
  action: string | null
  bizStep: string | null
  disposition: string | null
  readPoint: string | null
  bizLocation: string | null
  errorTime: string | null
  /** Who is named in it and may therefore see it. */
  parties: string[] | null
  items: StoredItem[]
  facts: Record<string, (string | number | boolean)[]> | null
}

/** Reads an event for keeping; its id must be set. `prefixes` are those that names of extensions use. */
export function readStoredEvent(event: EpcisEvent, prefixes: ReadonlyMap<string, string>): StoredEvent {
  const action = 'action' in event ? event.action : undefined
  return {
    eventId: event.eventID as string,
    eventTime: new Date(event.eventTime).toISOString(),
    type: event.type,
    action: action ?? null,
    bizStep: normalTerm('bizStep', event.bizStep),
    disposition: normalTerm('disposition', event.disposition),
    readPoint: event.readPoint ? normalIdentifier(event.readPoint.id) : null,
    bizLocation: event.bizLocation ? normalIdentifier(event.bizLocation.id) : null,
    errorTime: event.errorDeclaration ? new Date(event.errorDeclaration.declarationTime).toISOString() : null,
    parties: listParties(event),
    items: listStoredItems(event),
    facts: flattenFacts(event, prefixes),
  }
}

/** A value of a standard vocabulary as a bare word; any other as it is. */
export function normalTerm(vocabulary: 'bizStep' | 'disposition', value: string | undefined): string | null {
  return value === undefined ? null : (findWord(vocabulary, value) ?? value)
}

/** The type of a transaction, a source or a destination as a bare word when it is standard. */
export function normalType(vocabulary: 'bizTransactionType' | 'sourceDestType', value: string): string {
  return findWord(vocabulary, value) ?? value
}

/** The key under which everything of one transaction, source or destination of a type is found. */
export function relationKey(type: string | undefined, id: string): string {
  return `${type ?? ''} ${normalIdentifier(id)}`
}

function listStoredItems(event: EpcisEvent): StoredItem[] {
  const items: StoredItem[] = [{ text: event.eventID as string, role: 'event-id', level: 'exact' }]
  for (const { uri, role } of listItems(event)) for (const key of listKeys(uri)) items.push({ ...key, role })
  if (event.type === 'TransformationEvent' && event.transformationID !== undefined)
    items.push({ text: normalIdentifier(event.transformationID), role: 'transformation', level: 'exact' })
  const relations = [
    ...(event.bizTransactionList ?? []).map(
      (r) => ['transaction', 'bizTransactionType', r.type, r.bizTransaction] as const,
    ),
    ...(event.sourceList ?? []).map((r) => ['source', 'sourceDestType', r.type, r.source] as const),
    ...(event.destinationList ?? []).map((r) => ['destination', 'sourceDestType', r.type, r.destination] as const),
  ]
  for (const [role, vocabulary, type, id] of relations) {
    const word = type === undefined ? undefined : normalType(vocabulary, type)
    items.push({ text: relationKey(word, id), role, level: 'exact' })
  }
  const seen = new Set<string>()
  return items.filter(({ text, role, level }) => {
    const whole = `${role} ${level} ${text}`
    return seen.has(whole) ? false : seen.add(whole)
  })
}
