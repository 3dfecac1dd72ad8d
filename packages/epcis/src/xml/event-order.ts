import type { EventType } from '../document/event.ts'

const inWords = (text: string): string[] => text.trim().split(/\s+/)
const first = inWords('eventTime recordTime eventTimeZoneOffset eventID errorDeclaration certificationInfo')
const where = inWords('bizStep disposition readPoint bizLocation')
const last = inWords('sourceList destinationList sensorElementList persistentDisposition')

/** The order that the XML form of EPCIS 2.0 wants an event's elements in (EPCIS 2.0 section 9.5). Extensions follow. */
export const eventOrder = {
  ObjectEvent: [...first, 'epcList', 'action', ...where, 'bizTransactionList', 'quantityList', ...last, 'ilmd'],
  AggregationEvent: [
    ...first,
    'parentID',
    'childEPCs',
    'action',
    ...where,
    'bizTransactionList',
    'childQuantityList',
    ...last,
  ],
  TransactionEvent: [
    ...first,
    'bizTransactionList',
    'parentID',
    'epcList',
    'action',
    ...where,
    'quantityList',
    ...last,
  ],
  TransformationEvent: [
    ...first,
    ...inWords('inputEPCList inputQuantityList outputEPCList outputQuantityList transformationID'),
    ...where,
    'bizTransactionList',
    ...last,
    'ilmd',
  ],
  AssociationEvent: [
    ...first,
    'parentID',
    'childEPCs',
    'childQuantityList',
    'action',
    ...where,
    'bizTransactionList',
    ...last,
  ],
} satisfies Record<EventType, string[]>

/** The fields that every event has, in the same order, for events of somebody's own type. */
export const commonOrder: readonly string[] = first

/** The attributes of a sensor report that are numbers. */
export const numericAttributes: ReadonlySet<string> = new Set(
  inWords('value minValue maxValue meanValue sDev percRank percValue'),
)
