import type { Vocabulary } from '../cbv/terms.ts'
import { findQualifiedName, type Prefixes } from '../document/context.ts'
import { canonicalTerm, canonicalTime, canonicalValue } from './canonical-value.ts'

/** What the names and the values of an event are read with: an XML document's own prefixes count in names only. */
export type HashScope = { names: Prefixes; values: Prefixes; ignored?: ReadonlySet<string> }

type Loose = Record<string, unknown>
type Part = (name: string, value: unknown, scope: HashScope) => string

const plain: Part = (name, value, scope) => joinSorted(asList(value).map((item) => scalar(name, item, scope)))
const time: Part = (name, value) =>
  typeof value === 'string' && value.trim() !== '' ? `${name}=${canonicalTime(value)}` : ''
const term =
  (vocabulary: Vocabulary): Part =>
  (name, value, { values }) =>
    joinSorted(
      asList(value).map((item) =>
        typeof item === 'string' && item.trim() !== '' ? `${name}=${canonicalTerm(vocabulary, item, values)}` : '',
      ),
    )
const listNamed =
  (itemName: string, item: Part): Part =>
  (name, value, scope) => {
    const items = joinSorted(asList(value).map((one) => item(itemName, one, scope)))
    return items === '' ? '' : name + items
  }
const all =
  (fields: readonly [string, Part][]): Part =>
  (name, value, scope) => {
    if (!isObject(value)) return ''
    const content = inOrder(fields, value, scope) + extensionsOf(value, scope)
    return content === '' ? '' : name + content
  }

const epcs = listNamed('epc', plain)
const quantities = listNamed(
  'quantityElement',
  all([
    ['epcClass', plain],
    ['quantity', plain],
    ['uom', plain],
  ]),
)
const place = all([['id', plain]])
const sensorElement = all([
  [
    'sensorMetadata',
    all([
      ['time', time],
      ['startTime', time],
      ['endTime', time],
      ['deviceID', plain],
      ['deviceMetadata', plain],
      ['rawData', plain],
      ['dataProcessingMethod', plain],
      ['bizRules', plain],
    ]),
  ],
  [
    'sensorReport',
    (name, value, scope) => joinSorted(asList(value).map((report) => sensorReport(name, report, scope))),
  ],
])
const sensorReport = all([
  ['type', term('measurementType')],
  ['exception', term('sensorAlert')],
  ['deviceID', plain],
  ['deviceMetadata', plain],
  ['rawData', plain],
  ['dataProcessingMethod', plain],
  ['time', time],
  ['microorganism', plain],
  ['chemicalSubstance', plain],
  ['value', plain],
  ['component', term('component')],
  ['stringValue', plain],
  ['booleanValue', plain],
  ['hexBinaryValue', plain],
  ['uriValue', plain],
  ['minValue', plain],
  ['maxValue', plain],
  ['meanValue', plain],
  ['sDev', plain],
  ['percRank', plain],
  ['percValue', plain],
  ['uom', plain],
  ['coordinateReferenceSystem', plain],
])
// `bizRules` of a report is in no list of the written rule; in the reference's examples it follows at the end, with its path.
const rulesOfReports = listNamed('sensorElement', (name, element, scope) => {
  const reports = isObject(element) ? asList(element.sensorReport) : []
  const rules = reports.map((report) =>
    isObject(report) && report.bizRules !== undefined ? plain('bizRules', report.bizRules, scope) : '',
  )
  const content = joinSorted(rules.filter((rule) => rule !== '').map((rule) => `sensorReport${rule}`))
  return content === '' ? '' : name + content
})

/** The canonical order of CBV 2.0 section 8.9.2. */
const fields: readonly [string, Part][] = [
  ['eventTime', time],
  ['eventTimeZoneOffset', plain],
  ['certificationInfo', plain],
  ['parentID', plain],
  ['epcList', epcs],
  ['inputEPCList', epcs],
  ['childEPCs', epcs],
  ['quantityList', quantities],
  ['childQuantityList', quantities],
  ['inputQuantityList', quantities],
  ['outputEPCList', epcs],
  ['outputQuantityList', quantities],
  ['action', plain],
  ['transformationID', plain],
  ['bizStep', term('bizStep')],
  ['disposition', term('disposition')],
  [
    'persistentDisposition',
    all([
      ['set', term('disposition')],
      ['unset', term('disposition')],
    ]),
  ],
  ['readPoint', place],
  ['bizLocation', place],
  ['sensorElementList', listNamed('sensorElement', sensorElement)],
]

// The written order ends bizTransactionList, sourceList, destinationList, sensorElementList, ilmd, extensions. The reference's
// examples have the sensors first and sort the others among the extensions by their whole text; the examples are followed.
const sortedAtEnd: ReadonlyMap<string, Part> = new Map(
  Object.entries({
    bizTransactionList: listNamed('', typed('bizTransactionType', 'bizTransaction')),
    sourceList: listNamed('', typed('sourceDestType', 'source')),
    destinationList: listNamed('', typed('sourceDestType', 'destination')),
  }),
)
const known = new Set([...fields.map(([name]) => name), ...sortedAtEnd.keys()])
const leftOut = new Set(['@context', 'type', 'eventID', 'recordTime', 'errorDeclaration', 'comment', 'rdfs:comment'])

/**
 * The string that an event's hash is made of (CBV 2.0 section 8.9.2): everything it says except its id, when it was recorded
 * and whether it was declared an error, in an order and a spelling that do not depend on how it was written down.
 */
export function preHashOf(event: Loose, scope: HashScope): string {
  const ends: string[] = []
  for (const name in event) {
    if (leftOut.has(name) || scope.ignored?.has(name)) continue
    const part = sortedAtEnd.get(name)
    if (part !== undefined) ends.push(part(name, event[name], scope))
    else if (name === 'sensorElementList') ends.push(rulesOfReports(name, event[name], scope))
    else if (!known.has(name)) ends.push(...entries(name, event[name], scope))
  }
  return `eventType=${event.type}${inOrder(fields, event, scope)}${joinSorted(ends)}`
}

// The written rule puts the type after the value; the reference's examples have it before.
function typed(vocabulary: Vocabulary, field: string): Part {
  return (_, value, scope) => {
    if (!isObject(value)) return ''
    return term(vocabulary)('type', value.type, scope) + plain(field, value[field], scope)
  }
}

function inOrder(order: readonly [string, Part][], value: Loose, scope: HashScope): string {
  let text = ''
  for (const [name, part] of order) if (value[name] !== undefined) text += part(name, value[name], scope)
  return text
}

function extensionsOf(value: Loose, scope: HashScope): string {
  const found: string[] = []
  for (const name in value)
    if (name.includes(':') && !leftOut.has(name)) found.push(...entries(name, value[name], scope))
  return found.length === 0 ? '' : joinSorted(found)
}

/** One string for each value that a name has; a list is the name said again for every item. */
function entries(name: string, value: unknown, scope: HashScope): string[] {
  const spelled = spelledName(name, scope)
  return asList(value).map((item) => spelled + contentOf(item, scope))
}

function contentOf(value: unknown, scope: HashScope): string {
  if (Array.isArray(value)) return joinSorted(value.map((item) => contentOf(item, scope)))
  if (!isObject(value)) return scalar('', value, scope)
  const children: string[] = []
  for (const name in value) {
    if ((name !== '#text' && !leftOut.has(name)) || name === 'type') children.push(...entries(name, value[name], scope))
  }
  return scalar('', value['#text'], scope) + joinSorted(children)
}

function spelledName(name: string, { names }: HashScope): string {
  const bare = name.startsWith('@') ? name.slice(1) : name
  if (!bare.includes(':')) return bare
  const qualified = findQualifiedName(bare, names)
  return qualified === undefined ? bare : `{${qualified.namespace}}${qualified.local}`
}

function scalar(name: string, value: unknown, { values }: HashScope): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return ''
  const text = canonicalValue(value, values)
  return text === '' ? '' : `${name}=${text}`
}

/** Sorted by code point, as UTF-8 sorts, and put together without anything between (CBV 2.0 section 8.9.2, rule 10). */
function joinSorted(texts: string[]): string {
  return texts.length < 2 ? (texts[0] ?? '') : texts.sort(byCodePoint).join('')
}

function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    // Surrogates stand below some characters that they come after in code points.
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? order(x) - order(y) : x - y
  }
  return a.length - b.length
}

function order(unit: number): number {
  return unit <= 0xdfff ? unit + 0x10000 : unit
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
