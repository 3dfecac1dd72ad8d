import { epcisContext, listPrefixes } from '@saolang/epcis/document/context.ts'
import type { EpcisQueryDocument } from '@saolang/epcis/document/document.ts'
import type { Context, ContextTable, EpcisEvent } from '@saolang/epcis/document/event.ts'
import { mapIdentifiers } from '@saolang/epcis/document/map-identifiers.ts'
import { urnToDigitalLink } from '@saolang/epcis/epc/urn-to-digital-link.ts'
import { toUrn } from './epc-pattern.ts'

/** What a context says beyond the EPCIS context itself; undefined when that is all. */
export function extraContext(context: unknown): (string | ContextTable)[] | undefined {
  const parts = (Array.isArray(context) ? context : [context]) as (string | ContextTable)[]
  const extra = parts.filter((part) =>
    typeof part === 'string' ? !part.endsWith('epcis-context.jsonld') : typeof part === 'object' && part !== null,
  )
  return extra.length > 0 ? extra : undefined
}

/** An event and what the document that told it said beyond the EPCIS context. */
export type ToldEvent = { event: EpcisEvent; context: (string | ContextTable)[] | null }

/**
 * Events of many documents as the answer to a query. Prefixes go to the top while they agree; where two documents mean
 * different things by one prefix, every event brings its own.
 */
export function queryDocument(
  told: readonly ToldEvent[],
  createdAt: Date,
  { queryName = 'SimpleEventQuery', subscriptionID }: { queryName?: string; subscriptionID?: string } = {},
): EpcisQueryDocument {
  const merged = mergeContexts(told)
  return {
    '@context': merged ?? epcisContext,
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: createdAt.toISOString(),
    epcisBody: {
      queryResults: {
        queryName,
        ...(subscriptionID && { subscriptionID }),
        resultsBody: { eventList: told.map((one) => (merged ? one.event : withContext(one))) },
      },
    },
  }
}

/** One event that stands by itself, with its context. */
export function standaloneEvent({ event, context }: ToldEvent): EpcisEvent {
  const own = event['@context'] === undefined ? [] : [event['@context']].flat()
  const parts = [epcisContext, ...(context ?? []), ...own.filter((part) => part !== epcisContext)]
  return { ...event, '@context': (parts.length === 1 ? epcisContext : parts) as Context }
}

function withContext({ event, context }: ToldEvent): EpcisEvent {
  return context ? { ...event, '@context': [...context, ...[event['@context'] ?? []].flat()] as Context } : event
}

function mergeContexts(told: readonly ToldEvent[]): Context | undefined {
  const table = new Map<string, string>()
  const addresses = new Set<string>()
  for (const context of new Map(
    told.flatMap(({ context: one }) => (one ? [[JSON.stringify(one), one] as const] : [])),
  ).values()) {
    for (const part of context) if (typeof part === 'string') addresses.add(part)
    for (const [prefix, namespace] of listPrefixes(context)) {
      if ((table.get(prefix) ?? namespace) !== namespace) return undefined
      table.set(prefix, namespace)
    }
  }
  const parts = [epcisContext, ...addresses, ...(table.size > 0 ? [Object.fromEntries(table)] : [])]
  return parts.length === 1 ? epcisContext : parts
}

/** How identifiers are to be spelled in an answer (EPCIS 2.0 section 12.4.3). */
export const epcFormats = ['No_Preference', 'Always_GS1_Digital_Link', 'Always_EPC_URN', 'Never_Translates'] as const
export type EpcFormat = (typeof epcFormats)[number]

/**
 * The event with its identifiers spelled as asked. From link to URN the length of the company prefix is needed, which a link does not
 * say: `companyPrefixes` are those that its teller is known by, and what begins with none of them stays a link.
 */
export function inFormat(event: EpcisEvent, format: EpcFormat, companyPrefixes: readonly string[] = []): EpcisEvent {
  if (format === 'Always_GS1_Digital_Link') return mapIdentifiers(event, asLink)
  if (format === 'Always_EPC_URN') return mapIdentifiers(event, (uri) => toUrn(uri, companyPrefixes))
  return event
}

function asLink(uri: string): string {
  if (!uri.startsWith('urn:epc:')) return uri
  const link = urnToDigitalLink(uri)
  return link.ok ? link.value : uri
}
