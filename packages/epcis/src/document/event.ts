/** A value of an extension: any JSON. Its key is a compact address (`example:myField`) or, nested, any word. */
export type ExtensionValue = string | number | boolean | null | ExtensionValue[] | { [key: string]: ExtensionValue }

/** Fields of other namespaces, kept as they came (EPCIS 2.0 section 7.1: extension points). */
export type Extensions = { [key: `${string}:${string}`]: ExtensionValue }

export type Action = 'ADD' | 'OBSERVE' | 'DELETE'

/** A class and how much of it; without a unit the quantity counts pieces (EPCIS 2.0 section 7.3.3.3). */
export type QuantityElement = { epcClass: string; quantity?: number; uom?: string }

/** A place: where it was read, or where it was afterwards (EPCIS 2.0 sections 7.3.6, 7.3.7). */
export type Place = { id: string } & Extensions

export type BizTransaction = { type?: string; bizTransaction: string }
export type Source = { type: string; source: string }
export type Destination = { type: string; destination: string }

/** Dispositions that hold from now on, or no longer, whatever `disposition` says later (EPCIS 2.0 section 7.3.5.5). */
export type PersistentDisposition = { set?: string[]; unset?: string[] }

/** What went wrong with the event of the same id, and what says it right (EPCIS 2.0 section 7.4.1.3). */
export type ErrorDeclaration = { declarationTime: string; reason?: string; correctiveEventIDs?: string[] } & Extensions

/** What holds for every report of the element (EPCIS 2.0 section 7.3.8.1). */
export type SensorMetadata = {
  time?: string
  startTime?: string
  endTime?: string
  deviceID?: string
  deviceMetadata?: string
  rawData?: string
  dataProcessingMethod?: string
  bizRules?: string
} & Extensions

/** One thing sensed (EPCIS 2.0 section 7.3.8.2). Values are in the unit `uom`, a code of UN/ECE Recommendation 20. */
export type SensorReport = {
  type?: string
  exception?: string
  deviceID?: string
  deviceMetadata?: string
  rawData?: string
  dataProcessingMethod?: string
  bizRules?: string
  time?: string
  microorganism?: string
  chemicalSubstance?: string
  coordinateReferenceSystem?: string
  value?: number
  component?: string
  stringValue?: string
  booleanValue?: boolean
  hexBinaryValue?: string
  uriValue?: string
  minValue?: number
  maxValue?: number
  meanValue?: number
  sDev?: number
  percRank?: number
  percValue?: number
  uom?: string
} & Extensions

export type SensorElement = { sensorMetadata?: SensorMetadata; sensorReport: SensorReport[] } & Extensions

type CommonFields = {
  '@context'?: Context
  eventID?: string
  eventTime: string
  recordTime?: string
  eventTimeZoneOffset: string
  certificationInfo?: string | string[]
  errorDeclaration?: ErrorDeclaration
  bizStep?: string
  disposition?: string
  persistentDisposition?: PersistentDisposition
  readPoint?: Place
  bizLocation?: Place
  bizTransactionList?: BizTransaction[]
  sourceList?: Source[]
  destinationList?: Destination[]
  sensorElementList?: SensorElement[]
} & Extensions

/** Something happened to one or more objects (EPCIS 2.0 section 7.4.2). */
export type ObjectEvent = CommonFields & {
  type: 'ObjectEvent'
  action: Action
  epcList?: string[]
  quantityList?: QuantityElement[]
  ilmd?: Extensions
}

/** Objects were put into, or taken out of, a parent (EPCIS 2.0 section 7.4.3). */
export type AggregationEvent = CommonFields & {
  type: 'AggregationEvent'
  action: Action
  parentID?: string
  childEPCs?: string[]
  childQuantityList?: QuantityElement[]
}

/** Objects became tied to a business transaction (EPCIS 2.0 section 7.4.4). */
export type TransactionEvent = CommonFields & {
  type: 'TransactionEvent'
  action: Action
  bizTransactionList: BizTransaction[]
  parentID?: string
  epcList?: string[]
  quantityList?: QuantityElement[]
}

/** Inputs were used up to make outputs (EPCIS 2.0 section 7.4.5). */
export type TransformationEvent = CommonFields & {
  type: 'TransformationEvent'
  inputEPCList?: string[]
  inputQuantityList?: QuantityElement[]
  outputEPCList?: string[]
  outputQuantityList?: QuantityElement[]
  transformationID?: string
  ilmd?: Extensions
}

/** A thing and a place, or two things, were joined for longer than a transport (EPCIS 2.0 section 7.4.6). */
export type AssociationEvent = CommonFields & {
  type: 'AssociationEvent'
  action: Action
  parentID: string
  childEPCs?: string[]
  childQuantityList?: QuantityElement[]
}

export type EpcisEvent = ObjectEvent | AggregationEvent | TransactionEvent | TransformationEvent | AssociationEvent

export type EventType = EpcisEvent['type']

/** Names of contexts and tables of prefixes, in any order and nesting that JSON-LD allows (EPCIS 2.0 section 10.2). */
export type Context = string | ContextTable | (string | ContextTable)[]
export type ContextTable = { [term: string]: unknown }
