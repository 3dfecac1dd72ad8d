import { builtInPrefixes } from '@saolang/epcis/document/context.ts'
import { classPattern } from './epc-pattern.ts'
import { bare, type FactPlace, factKey, magnitudeOf, measureKey, measures, qualifiedName } from './facts.ts'
import { type KeyLevel, normalIdentifier } from './identifier.ts'
import { attributeName } from './master-data.ts'
import { normalTerm, normalType, relationKey } from './stored-event.ts'
import type { ItemRole } from './trace-event.ts'

export type Comparison = 'EQ' | 'GT' | 'GE' | 'LT' | 'LE'
export type EventColumn = 'type' | 'action' | 'biz_step' | 'disposition' | 'read_point' | 'biz_location'
export type TimeColumn = 'event_time' | 'record_time' | 'error_time'

/** The name of a fact; with `prefix` its namespace is the one that each event's own document gave that prefix. */
export type FactName = { before: string; prefix?: string; local: string }

/** One demand on an event; all of a query's hold together (EPCIS 2.0 section 8.2.7.1). */
export type Condition =
  | { kind: 'column'; column: EventColumn; values: string[]; withParts?: boolean }
  | { kind: 'time'; column: TimeColumn; comparison: 'GE' | 'LT'; value: string }
  | { kind: 'item'; roles: string[]; texts: string[]; levels?: KeyLevel[]; patterns?: string[] }
  | { kind: 'attribute'; field: AttributeField; names: string[]; values?: string[] }
  | { kind: 'fact'; name: FactName; comparison: Comparison; values: string[]; magnitude?: number }
  | { kind: 'has-fact'; name: FactName }
  | { kind: 'declared-wrong'; is: boolean }

/** The fields whose values master data may say more about. */
export const attributeFields = [
  'readPoint',
  'bizLocation',
  'bizStep',
  'disposition',
  'epcClass',
  'source',
  'destination',
] as const
export type AttributeField = (typeof attributeFields)[number]

export type EventQuery = {
  conditions: Condition[]
  orderBy: 'event_time' | 'record_time'
  direction: 'ASC' | 'DESC'
  perPage: number
  eventCountLimit?: number
  maxEventCount?: number
}

/** Why a query cannot be asked: the exception of EPCIS and a sentence for whoever sent it. */
export type QueryProblem = {
  exception: 'QueryParameterException' | 'QueryTooComplexException' | 'ImplementationException'
  message: string
}

type Reading = { values: string[]; name: string; prefixes: ReadonlyMap<string, string>; problems: QueryProblem[] }
type Family = (reading: Reading) => Condition[]

const column =
  (name: EventColumn, normal: (value: string) => string = (value) => value, withParts = false): Family =>
  ({ values }) => [{ kind: 'column', column: name, values: values.map(normal), ...(withParts && { withParts }) }]
const time =
  (name: TimeColumn, comparison: 'GE' | 'LT'): Family =>
  ({ values: [value = ''], name: parameter, problems }) => {
    if (magnitudeOf(value) === undefined || !value.includes('T'))
      problems.push(wrong(`${parameter} is no instant with its offset`))
    return [{ kind: 'time', column: name, comparison, value }]
  }
const items =
  (roles: ItemRole[]): Family =>
  ({ values, name, problems }) => {
    const patterns = values.flatMap((value) => classPattern(value) ?? [])
    const plain = values.filter((value) => classPattern(value) === undefined)
    for (const value of plain)
      if (value.startsWith('urn:epc:idpat:') && normalIdentifier(value) === value && !value.includes(':upui:'))
        problems.push({
          exception: 'QueryTooComplexException',
          message: `${name}: what has no classes is asked for by its serial, or by all of a class`,
        })
    const texts = plain.map(normalIdentifier)
    // A class stands for all that is of it among things; among classes it is itself, unless it was asked for as a pattern.
    const isOfClasses = roles.every((role) => role.endsWith('quantity'))
    const exact = isOfClasses && !values.some((value) => value.startsWith('urn:epc:idpat:'))
    const levels = exact && { levels: ['exact' as const] }
    return [{ kind: 'item', roles, texts, ...levels, ...(patterns.length > 0 && { patterns }) }]
  }
const plainItem =
  (role: string, normal: (value: string) => string = (value) => value): Family =>
  ({ values }) => [{ kind: 'item', roles: [role], texts: values.map(normal) }]
const fact =
  (before: string, local: string, comparison: Comparison = 'EQ', normal = bare): Family =>
  (reading) => [compared(reading, { before, local }, comparison, normal)]

const term = (vocabulary: 'bizStep' | 'disposition') => (value: string) => normalTerm(vocabulary, value) ?? value
const place = normalIdentifier
const things: ItemRole[] = ['epc', 'child']
const classes: ItemRole[] = ['quantity', 'child-quantity']

const anAction: Family = (reading) => {
  const wrongOne = reading.values.find((value) => !['ADD', 'OBSERVE', 'DELETE'].includes(value))
  if (wrongOne !== undefined) reading.problems.push(wrong(`${wrongOne} is no action`))
  return column('action')(reading)
}

const families: Readonly<Record<string, Family>> = {
  eventType: column('type'),
  GE_eventTime: time('event_time', 'GE'),
  LT_eventTime: time('event_time', 'LT'),
  GE_recordTime: time('record_time', 'GE'),
  LT_recordTime: time('record_time', 'LT'),
  EQ_action: anAction,
  EQ_bizStep: column('biz_step', term('bizStep')),
  EQ_disposition: column('disposition', term('disposition')),
  EQ_readPoint: column('read_point', place),
  WD_readPoint: column('read_point', place, true),
  EQ_bizLocation: column('biz_location', place),
  WD_bizLocation: column('biz_location', place, true),
  EQ_eventID: plainItem('event-id'),
  EQ_transformationID: plainItem('transformation', normalIdentifier),
  MATCH_epc: items(things),
  MATCH_parentID: items(['parent']),
  MATCH_inputEPC: items(['input']),
  MATCH_outputEPC: items(['output']),
  MATCH_anyEPC: items([...things, 'parent', 'input', 'output']),
  MATCH_epcClass: items(classes),
  MATCH_inputEPCClass: items(['input-quantity']),
  MATCH_outputEPCClass: items(['output-quantity']),
  MATCH_anyEPCClass: items([...classes, 'input-quantity', 'output-quantity']),
  EXISTS_errorDeclaration: ({ values: [value] }) => [{ kind: 'declared-wrong', is: value !== 'false' }],
  GE_errorDeclarationTime: time('error_time', 'GE'),
  LT_errorDeclarationTime: time('error_time', 'LT'),
  GE_errorDeclaration_Time: time('error_time', 'GE'),
  LT_errorDeclaration_Time: time('error_time', 'LT'),
  EQ_errorReason: fact('error ', 'reason'),
  EQ_correctiveEventID: fact('error ', 'correctiveEventID'),
  EQ_persistentDisposition_set: fact('persistent ', 'set'),
  EQ_persistentDisposition_unset: fact('persistent ', 'unset'),
  GE_startTime: fact('SENSORMETADATA ', 'startTime', 'GE'),
  LT_startTime: fact('SENSORMETADATA ', 'startTime', 'LT'),
  GE_endTime: fact('SENSORMETADATA ', 'endTime', 'GE'),
  LT_endTime: fact('SENSORMETADATA ', 'endTime', 'LT'),
  EXISTS_sensorElementList: () => [{ kind: 'has-fact', name: { before: '', local: 'sensors' } }],
}

// Fields of a sensor report that have a parameter of their own.
const reportFields = new Set(
  'type deviceID dataProcessingMethod microorganism chemicalSubstance bizRules stringValue booleanValue hexBinaryValue uriValue percRank'.split(
    ' ',
  ),
)
const controls = new Set(['orderBy', 'orderDirection', 'perPage', 'nextPageToken', 'eventCountLimit', 'maxEventCount'])

/**
 * Reads the parameters of the simple event query, several values separated by `|` (EPCIS 2.0 sections 8.2.7.1 and 12.7).
 * `prefixes` are those that the request defines for names of extensions. Gives the query, or every reason why not.
 */
export function readEventQuery(
  parameters: Readonly<Record<string, string>>,
  prefixes: ReadonlyMap<string, string> = builtInPrefixes,
): { query: EventQuery; problems: QueryProblem[] } {
  const problems: QueryProblem[] = []
  const conditions = Object.entries(parameters).flatMap(([name, text]) => {
    if (controls.has(name)) return []
    const values = text.split('|').filter((value) => value !== '')
    if (values.length === 0) problems.push(wrong(`${name} has no value`))
    return readCondition({ values, name, prefixes, problems })
  })
  return { query: { conditions, ...readControls(parameters, problems) }, problems }
}

function readCondition(reading: Reading): Condition[] {
  const { name, problems } = reading
  const family = Object.hasOwn(families, name) ? families[name] : undefined
  if (family) return family(reading)
  const pattern = readRelation(reading) ?? readMeasure(reading) ?? readAttribute(reading) ?? readField(reading)
  if (pattern) return [pattern]
  problems.push(wrong(`${name} is no parameter of the simple event query`))
  return []
}

/** `HASATTR_bizLocation=name`, `EQATTR_bizLocation_name=value`: what master data say about the value of a field. */
function readAttribute({ name, values, prefixes }: Reading): Condition | undefined {
  const [, demand, field, attribute] = /^(HASATTR|EQATTR)_([a-zA-Z]+)(?:_(.+))?$/s.exec(name) ?? []
  const known = attributeFields.find((one) => one === field)
  if (!known || (demand === 'EQATTR') !== (attribute !== undefined)) return undefined
  return attribute === undefined
    ? { kind: 'attribute', field: known, names: values.map((value) => attributeName(value, prefixes)) }
    : { kind: 'attribute', field: known, names: [attributeName(attribute, prefixes)], values }
}

/** `EQ_bizTransaction_po`, `EQ_source_owning_party`, `EQ_destination_…`; without type, a transaction of no type. */
function readRelation({ name, values }: Reading): Condition | undefined {
  const [, list, type] = /^EQ_(bizTransaction|source|destination)(?:_(.*))?$/.exec(name) ?? []
  if (!list) return undefined
  const role = list === 'bizTransaction' ? 'transaction' : list
  const word = type ? normalType(list === 'bizTransaction' ? 'bizTransactionType' : 'sourceDestType', type) : undefined
  return { kind: 'item', roles: [role], texts: values.map((value) => relationKey(word, value)) }
}

/** `GT_quantity_KGM`, `LE_maxValue_CEL`; a quantity without unit counts pieces. */
function readMeasure(reading: Reading): Condition | undefined {
  const [, comparison, field, uom = ''] = /^(EQ|GT|GE|LT|LE)_([a-zA-Z]+)(?:_(\w+))?$/.exec(reading.name) ?? []
  if (field !== 'quantity' && !(measures as readonly (string | undefined)[]).includes(field)) return undefined
  const local = measureKey(field as 'quantity', uom)
  return compared(reading, { before: '', local }, comparison as Comparison, (value) => value)
}

const fieldName =
  /^(EQ|GT|GE|LT|LE|EXISTS)_(INNER_)?(?:(ILMD|SENSORELEMENT|SENSORMETADATA|SENSORREPORT|ERROR_DECLARATION)_)?(.+)$/s

/** Extensions at any place (`EQ_ILMD_example:lot`, `EXISTS_{namespace}#name`) and fields of sensors. */
function readField(reading: Reading): Condition | undefined {
  const [, comparison, inner, where, field = ''] = fieldName.exec(reading.name) ?? []
  if (!comparison) return undefined
  const isReport = where === undefined && !inner && reportFields.has(field)
  const at = (isReport ? 'SENSORREPORT' : (where ?? 'EXTENSION')) as FactPlace
  const name = nameOf(field, { before: factKey(at, '', Boolean(inner)), prefixes: reading.prefixes })
  const isPlainWord = name.prefix === undefined && !name.local.startsWith('{')
  if (isPlainWord && !isReport && !inner && !/^SENSOR(METADATA|REPORT)$/.test(at)) return undefined
  return comparison === 'EXISTS' ? { kind: 'has-fact', name } : compared(reading, name, comparison as Comparison, bare)
}

function nameOf(
  field: string,
  { before, prefixes }: { before: string; prefixes: ReadonlyMap<string, string> },
): FactName {
  const hash = field.lastIndexOf('#')
  if (hash > 0) return { before, local: qualifiedName(field.slice(0, hash), field.slice(hash + 1)) }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(field)) {
    const cut = field.lastIndexOf('/') + 1
    return { before, local: qualifiedName(field.slice(0, cut), field.slice(cut)) }
  }
  const colon = field.indexOf(':')
  if (colon < 0) return { before, local: field }
  const namespace = prefixes.get(field.slice(0, colon))
  const local = field.slice(colon + 1)
  return namespace
    ? { before, local: qualifiedName(namespace, local) }
    : { before, prefix: field.slice(0, colon), local }
}

function compared(
  { values, name: parameter, problems }: Reading,
  name: FactName,
  comparison: Comparison,
  normal: (value: string) => string,
): Condition {
  const magnitude = magnitudeOf(values[0] ?? '')
  if (comparison !== 'EQ' && magnitude === undefined) problems.push(wrong(`${parameter} is no number and no instant`))
  return {
    kind: 'fact',
    name,
    comparison,
    values: [...new Set([...values, ...values.map(normal)])],
    ...(magnitude !== undefined && { magnitude }),
  }
}

function readControls(
  parameters: Readonly<Record<string, string>>,
  problems: QueryProblem[],
): Omit<EventQuery, 'conditions'> {
  const { orderBy, orderDirection = 'DESC' } = parameters
  if (orderBy !== undefined && orderBy !== 'eventTime' && orderBy !== 'recordTime')
    problems.push(wrong('orderBy is eventTime or recordTime'))
  if (orderDirection !== 'ASC' && orderDirection !== 'DESC') problems.push(wrong('orderDirection is ASC or DESC'))
  const count = (name: string, most: number) => {
    const text = parameters[name]
    if (text === undefined) return undefined
    if (!/^[1-9]\d{0,8}$/.test(text)) problems.push(wrong(`${name} is a number from 1`))
    return Math.min(Number(text), most)
  }
  const eventCountLimit = count('eventCountLimit', 1_000_000)
  const maxEventCount = count('maxEventCount', 1_000_000)
  if (eventCountLimit !== undefined && orderBy === undefined) problems.push(wrong('eventCountLimit needs orderBy'))
  if (eventCountLimit !== undefined && maxEventCount !== undefined)
    problems.push(wrong('eventCountLimit and maxEventCount exclude each other'))
  return {
    orderBy: orderBy === 'recordTime' ? 'record_time' : 'event_time',
    direction: orderDirection === 'ASC' ? 'ASC' : 'DESC',
    perPage: count('perPage', 1000) ?? 30,
    ...(eventCountLimit !== undefined && { eventCountLimit }),
    ...(maxEventCount !== undefined && { maxEventCount }),
  }
}

function wrong(message: string): QueryProblem {
  return { exception: 'QueryParameterException', message }
}
