import type { Context, EpcisEvent, Extensions, ExtensionValue } from './event.ts'

export type VocabularyAttribute = { id: string; attribute?: ExtensionValue }
export type VocabularyElement = { id: string; attributes?: VocabularyAttribute[]; children?: string[] }

/** Master data of one kind, such as places (EPCIS 2.0 section 9.4). */
export type MasterDataVocabulary = { type: string; vocabularyElementList?: VocabularyElement[] }

export type EpcisHeader = { epcisMasterData?: { vocabularyList?: MasterDataVocabulary[] } } & Extensions

/** What is captured: events and, in the header, the master data to read them by (EPCIS 2.0 section 10). */
export type EpcisDocument = {
  '@context': Context
  id?: string
  type: 'EPCISDocument'
  schemaVersion: string
  creationDate: string
  instanceIdentifier?: string
  sender?: string
  receiver?: string
  epcisHeader?: EpcisHeader
  epcisBody: { eventList: EpcisEvent[] }
} & Extensions

/** What a query answers (EPCIS 2.0 section 12). */
export type EpcisQueryDocument = {
  '@context': Context
  id?: string
  type: 'EPCISQueryDocument'
  schemaVersion?: string
  creationDate?: string
  epcisBody: {
    queryResults: {
      queryName: string
      subscriptionID?: string
      resultsBody: { eventList: EpcisEvent[]; vocabularyList?: MasterDataVocabulary[] }
    }
  }
} & Extensions

/** A document of either kind, or one event by itself with its own `@context`, as `POST /events` takes it. */
export type EpcisContent = EpcisDocument | EpcisQueryDocument | EpcisEvent

/** The events of a document of either kind, or the one event itself. Empty when the body holds none. */
export function listEvents(content: EpcisContent): EpcisEvent[] {
  if (content.type === 'EPCISDocument') return content.epcisBody?.eventList ?? []
  if (content.type === 'EPCISQueryDocument') return content.epcisBody?.queryResults?.resultsBody?.eventList ?? []
  return [content]
}
