import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vocabularies } from '../cbv/terms.ts'
import type { EpcisDocument } from '../document/document.ts'
import type { EpcisEvent, Extensions, ExtensionValue } from '../document/event.ts'
import { hashEvents } from '../hash/event-hash.ts'
import { findDocumentProblems } from '../schema/find-document-problems.ts'
import { documentFromXml, readXmlDocument } from './document-from-xml.ts'
import { documentToXml } from './document-to-xml.ts'

const words = (name: keyof typeof vocabularies) => fc.constantFrom(...vocabularies[name].words)
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`))
const epc = fc.oneof(
  fc
    .tuple(digits(7), digits(6), fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/))
    .map((parts) => `urn:epc:id:sgtin:${parts.join('.')}`),
  digits(18).map((sscc) => `https://id.gs1.org/00/${sscc}`),
  fc.webUrl(),
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const localName = fc.oneof(
  fc.stringMatching(/^[A-Za-zĐđ_][A-Za-z0-9_.-]{0,8}$/),
  fc.constantFrom('constructor', 'toString', 'item', 'type', 'id'),
)
const extensionName = fc.tuple(fc.constantFrom('example', 'vn'), localName).map(([prefix, name]) => `${prefix}:${name}`)
const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const { value: extensionValue } = fc.letrec<{ value: ExtensionValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(extensionName, localName), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const extensions = fc.dictionary(extensionName, extensionValue, {
  maxKeys: 3,
  noNullPrototype: true,
}) as fc.Arbitrary<Extensions>
const optional = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [], noNullPrototype: true })
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 })
const quantity = fc
  .tuple(fc.record({ epcClass: epc }), optional({ quantity: number.map(Math.abs), uom: fc.constantFrom('KGM', 'LTR') }))
  .map(([one, more]) => ({ ...one, ...more }))
const place = fc.tuple(fc.record({ id: epc }), extensions).map(([id, more]) => ({ ...id, ...more }))
const report = fc
  .tuple(
    fc.record({ type: words('measurementType') }),
    optional({
      value: number,
      component: words('component'),
      booleanValue: fc.boolean(),
      stringValue: text,
      time: instant,
      uom: fc.constant('CEL'),
    }),
    extensions,
  )
  .map((parts) => Object.assign({}, ...parts))
const sensorElement = fc
  .tuple(
    fc.record({ sensorReport: some(report) }),
    optional({ sensorMetadata: optional({ deviceID: epc, startTime: instant }) }),
    extensions,
  )
  .map((parts) => Object.assign({}, ...parts))
const event: fc.Arbitrary<EpcisEvent> = fc
  .tuple(
    fc.record({
      type: fc.constant('ObjectEvent'),
      eventTime: instant,
      eventTimeZoneOffset: fc.constant('+07:00'),
      action: fc.constant('ADD'),
    }),
    fc.record({ epcList: fc.uniqueArray(epc, { minLength: 1, maxLength: 4 }) }),
    optional({
      eventID: fc.uuid().map((id) => `urn:uuid:${id}`),
      certificationInfo: fc.oneof(fc.webUrl(), some(fc.webUrl())),
      quantityList: some(quantity),
      bizStep: fc.oneof(words('bizStep'), fc.webUrl()),
      disposition: words('disposition'),
      persistentDisposition: fc.record({ set: fc.uniqueArray(words('disposition'), { minLength: 1, maxLength: 3 }) }),
      readPoint: place,
      bizLocation: place,
      bizTransactionList: some(fc.record({ type: words('bizTransactionType'), bizTransaction: epc })),
      sourceList: some(fc.record({ type: words('sourceDestType'), source: epc })),
      sensorElementList: some(sensorElement),
      ilmd: extensions,
    }),
    extensions,
  )
  .map((parts) => Object.assign({}, ...parts))

const documentOf = (...eventList: EpcisEvent[]): EpcisDocument => ({
  '@context': [
    'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    { example: 'https://ns.example.vn/epcis/', vn: 'urn:example:vn' },
  ],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-05-04T08:00:00Z',
  epcisBody: { eventList },
})

test('a document written as XML and read back is equal, with the same hash, and has no problems', () => {
  fc.assert(
    fc.property(event, fc.constantFrom('web' as const, 'urn' as const), (one, terms) => {
      const document = documentOf(one)
      expect(findDocumentProblems(document)).toEqual([])
      const read = readXmlDocument(documentToXml(document, { terms }))
      expect(read.problems).toEqual([])
      expect(read.content).toEqual(document)
      expect(hashEvents(read.content)).toEqual(hashEvents(document))
    }),
    { numRuns: 300 },
  )
})

test('one event by itself is a document too', () => {
  fc.assert(
    fc.property(event, (one) => {
      const alone = { '@context': documentOf()['@context'], ...one }
      expect(documentFromXml(documentToXml(alone))).toEqual(alone)
    }),
    { numRuns: 50 },
  )
})

test('the hash does not depend on the order of keys and lists, nor on the zone that times are written in', () => {
  fc.assert(
    fc.property(event, fc.infiniteStream(fc.nat()), (one, random) => {
      const [hash] = hashEvents(documentOf(one))
      const shuffled = shuffle(one, () => random.next().value) as EpcisEvent
      const elsewhere = { ...shuffled, eventTime: inHanoi(one.eventTime) }
      expect(hashEvents(documentOf(elsewhere))).toEqual([hash])
      expect(hashEvents(documentOf({ ...one, eventID: 'urn:uuid:other', recordTime: one.eventTime }))).toEqual([hash])
    }),
    { numRuns: 200 },
  )
})

function shuffle(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null) return value
  const inRandomOrder = <T>(items: T[]) =>
    items
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item)
  if (Array.isArray(value)) return inRandomOrder(value.map((item) => shuffle(item, random)))
  return Object.fromEntries(inRandomOrder(Object.entries(value).map(([key, inner]) => [key, shuffle(inner, random)])))
}

function inHanoi(instantInUtc: string): string {
  return new Date(Date.parse(instantInUtc) + 7 * 3_600_000).toISOString().replace('Z', '+07:00')
}
