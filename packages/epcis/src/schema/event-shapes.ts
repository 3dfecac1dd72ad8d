import type { EventType } from '../document/event.ts'
import { below } from '../document/problem.ts'
import { type Check, isObject, listOf, objectOf, oneOrMany } from './check.ts'
import {
  aBoolean,
  aNumber,
  anAction,
  anOffset,
  aQuantity,
  aString,
  aTerm,
  aTime,
  aUnit,
  aUri,
  hexadecimal,
} from './values.ts'

const anything: Check = () => {}
const disposition = aTerm('disposition')

const quantityElement = objectOf({
  fields: { epcClass: aUri, quantity: aQuantity, uom: aUnit },
  required: ['epcClass'],
  rest: 'closed',
})
const quantities = listOf(quantityElement)
const place = objectOf({ fields: { id: aUri }, required: ['id'], rest: 'open' })
const bizTransactions = listOf(
  objectOf({
    fields: { type: aTerm('bizTransactionType'), bizTransaction: aUri },
    required: ['bizTransaction'],
    rest: 'closed',
  }),
)
const sources = listOf(
  objectOf({ fields: { type: aTerm('sourceDestType'), source: aUri }, required: ['type', 'source'], rest: 'closed' }),
)
const destinations = listOf(
  objectOf({
    fields: { type: aTerm('sourceDestType'), destination: aUri },
    required: ['type', 'destination'],
    rest: 'closed',
  }),
)

const sensedByOrHow = {
  deviceID: aUri,
  deviceMetadata: aUri,
  rawData: aUri,
  dataProcessingMethod: aUri,
  bizRules: aUri,
  time: aTime,
}
const sensorMetadata = objectOf({
  fields: { ...sensedByOrHow, startTime: aTime, endTime: aTime },
  required: [],
  rest: 'open',
})
const sensorReport = objectOf({
  fields: {
    ...sensedByOrHow,
    type: aTerm('measurementType'),
    exception: aTerm('sensorAlert'),
    microorganism: aUri,
    chemicalSubstance: aUri,
    coordinateReferenceSystem: aUri,
    value: aNumber,
    component: aTerm('component'),
    stringValue: aString,
    booleanValue: aBoolean,
    hexBinaryValue: hexadecimal,
    uriValue: aUri,
    minValue: aNumber,
    maxValue: aNumber,
    meanValue: aNumber,
    sDev: aNumber,
    percRank: aNumber,
    percValue: aNumber,
    uom: aString,
  },
  required: [],
  rest: 'open',
})
// The JSON schema wants a type always, the XML schema never; an alarm of an official XML example has its exception only.
const typedReport: Check = (value, at, found) => {
  sensorReport(value, at, found)
  if (!isObject(value) || value.type !== undefined || value.exception !== undefined) return
  found.push({
    code: 'missing',
    at: below(at, 'type'),
    message: 'type or exception is required',
    source: 'EPCIS 2.0 §7.3.8.2',
  })
}
const sensorElement = objectOf({
  fields: { sensorMetadata, sensorReport: listOf(typedReport, { atLeast: 1 }) },
  required: ['sensorReport'],
  rest: 'open',
})

const common = {
  '@context': anything,
  type: aString,
  eventID: aUri,
  eventTime: aTime,
  recordTime: aTime,
  eventTimeZoneOffset: anOffset,
  certificationInfo: oneOrMany(aUri),
  errorDeclaration: objectOf({
    fields: { declarationTime: aTime, reason: aTerm('errorReason'), correctiveEventIDs: listOf(aUri) },
    required: ['declarationTime'],
    rest: 'open',
  }),
}
const everyEvent = {
  ...common,
  bizStep: aTerm('bizStep'),
  disposition,
  // The 2.0.0 JSON schema knows this field in two of the five types only; the standard's text and its XSD in all five.
  persistentDisposition: objectOf({
    fields: {
      set: listOf(disposition, { atLeast: 1, distinct: true }),
      unset: listOf(disposition, { atLeast: 1, distinct: true }),
    },
    required: [],
    rest: 'closed',
  }),
  readPoint: place,
  bizLocation: place,
  bizTransactionList: bizTransactions,
  sourceList: sources,
  destinationList: destinations,
  sensorElementList: listOf(sensorElement),
}
const ilmd = objectOf({ fields: {}, required: [], rest: 'open' })
const epcs = listOf(aUri, { distinct: true })
const whole = ['type', 'eventTime', 'eventTimeZoneOffset']

/** What each type of event may and must hold (EPCIS 2.0 sections 7.4.1 to 7.4.6). */
export const eventShapes = {
  ObjectEvent: objectOf({
    fields: { ...everyEvent, action: anAction, epcList: epcs, quantityList: quantities, ilmd },
    required: [...whole, 'action'],
    rest: 'open',
  }),
  AggregationEvent: objectOf({
    fields: { ...everyEvent, action: anAction, parentID: aUri, childEPCs: listOf(aUri), childQuantityList: quantities },
    required: [...whole, 'action'],
    rest: 'open',
  }),
  TransactionEvent: objectOf({
    fields: { ...everyEvent, action: anAction, parentID: aUri, epcList: listOf(aUri), quantityList: quantities },
    required: [...whole, 'action', 'bizTransactionList'],
    rest: 'open',
  }),
  TransformationEvent: objectOf({
    fields: {
      ...everyEvent,
      inputEPCList: epcs,
      inputQuantityList: quantities,
      outputEPCList: epcs,
      outputQuantityList: quantities,
      transformationID: aUri,
      ilmd,
    },
    required: whole,
    rest: 'open',
  }),
  AssociationEvent: objectOf({
    fields: { ...everyEvent, action: anAction, parentID: aUri, childEPCs: listOf(aUri), childQuantityList: quantities },
    required: [...whole, 'action', 'parentID'],
    rest: 'open',
  }),
} satisfies Record<EventType, Check>

/** What an event of somebody's own type, named by an address, must hold at least (EPCIS 2.0 section 7.4.1). */
export const ownTypeShape = objectOf({ fields: common, required: whole, rest: 'anything' })
