// Hashing EPCIS events: observations, transformations and packings with places, parties, sensors and extensions, on one core.
import { performance } from 'node:perf_hooks'
import type { EpcisDocument } from '@saolang/epcis/document/document.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { hashEvents } from '@saolang/epcis/hash/event-hash.ts'

const limitPerSecond = 15_000
const count = 90_000

const common = {
  eventTimeZoneOffset: '+07:00',
  bizStep: 'packing',
  readPoint: { id: 'urn:epc:id:sgln:9520123.00001.0' },
  bizLocation: { id: 'https://id.gs1.org/414/9520123000020' },
  sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9520123.00001' }],
  'mat:nguoiGhi': 'Trần Thị Hoa',
}
const documents = Array.from(
  { length: 12 },
  (_, d): EpcisDocument => ({
    '@context': [
      'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      { mat: 'https://ns.example.vn/mat-ong/' },
    ],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-05-04T08:00:00Z',
    epcisBody: { eventList: Array.from({ length: 500 }, (__, i) => eventOf(d * 500 + i)) },
  }),
)

function eventOf(i: number): EpcisEvent {
  const eventTime = new Date(Date.UTC(2026, 4, 4) + i * 1_000).toISOString()
  const lot = { epcClass: `urn:epc:class:lgtin:9520123.045678.L${i}`, quantity: i / 4, uom: 'KGM' }
  const jars = Array.from({ length: 5 }, (_, n) => `https://saolang.example.vn/01/09520123456788/21/S${i}-${n}`)
  if (i % 3 === 0) {
    const report = { type: 'Temperature', value: 20 + i / 1000, uom: 'CEL' }
    const sensed = [
      { sensorMetadata: { time: eventTime, deviceID: 'urn:epc:id:giai:9520123.TB-7' }, sensorReport: [report] },
    ]
    const said = { quantityList: [lot], sensorElementList: sensed, ilmd: { 'mat:hoa': 'Nhãn' } }
    return { type: 'ObjectEvent', action: 'ADD', eventTime, ...common, ...said }
  }
  if (i % 3 === 1)
    return { type: 'TransformationEvent', eventTime, ...common, inputQuantityList: [lot], outputEPCList: jars }
  return {
    type: 'AggregationEvent',
    action: 'ADD',
    eventTime,
    ...common,
    parentID: `https://id.gs1.org/00/${95201234567891234n}5`,
    childEPCs: jars,
  }
}

/** Hashes at least that many events, document after document. */
function hash(events: number): void {
  for (let done = 0, i = 0; done < events; i++) done += hashEvents(documents[i % documents.length]!).length
}

hash(count / 10)
const started = performance.now()
hash(count)
const perSecond = Math.round(count / ((performance.now() - started) / 1000))
const figure = `${perSecond.toLocaleString('en')} a second`
const limit = `at least ${limitPerSecond.toLocaleString('en')}`
process.stdout.write(
  `epcis events, hashed: ${figure}, limit ${limit}, ratio ${(perSecond / limitPerSecond).toFixed(2)}\n`,
)
process.exitCode = perSecond >= limitPerSecond ? 0 : 1
