import { expect, test } from 'vitest'
import honeyChain from '../../cases/honey-chain.json' with { type: 'json' }
import type { EpcisContent, EpcisDocument } from '../document/document.ts'
import type { EpcisEvent } from '../document/event.ts'
import { documentFromXml } from '../xml/document-from-xml.ts'
import { canonicalIdentifier } from './canonical-identifier.ts'
import { canonicalNumber, canonicalTime } from './canonical-value.ts'
import { hashEvent, hashEvents, listPreHashes } from './event-hash.ts'

const document = honeyChain as unknown as EpcisDocument
const [harvest, , shipping] = document.epcisBody.eventList as [EpcisEvent, EpcisEvent, EpcisEvent]

test('the events of a honey chain hash as the reference implementation hashes them', () => {
  expect(hashEvents(document)).toEqual([
    'ni:///sha-256;78473d734d243771abe6524b3e347ea406ee986fc8e2e81db38db8c5f80860f8?ver=CBV2.0',
    'ni:///sha-256;ddbd1fd638df8fb15d9b48fcb1c808e679a091ab5d79d2117ab685945eb4615c?ver=CBV2.0',
    'ni:///sha-256;7136a2a44fb195a9b7dc96b7505504bfe406de11e092b27a53586dc9a2566d6f?ver=CBV2.0',
    'ni:///sha-256;00561f4d4273e2a0ba854bb5b26f194f331b03aae90adbf30b92b09cf7dfb722?ver=CBV2.0',
    'ni:///sha-256;6ad4c36a57ead8c2393fed8224806a7f2b69b6f3e39fa5b600fd89b380a1ae56?ver=CBV2.0',
  ])
})

test('the pre-hash string holds what the event says in canonical order and spelling', () => {
  expect(listPreHashes(document)[0]).toBe(
    'eventType=ObjectEventeventTime=2026-05-03T23:30:00.124ZeventTimeZoneOffset=+07:00' +
      'quantityListquantityElementepcClass=https://id.gs1.org/01/09520123456788/10/L1quantity=120.5uom=KGM' +
      'action=ADDbizStep=https://ref.gs1.org/cbv/BizStep-commissioningdisposition=https://ref.gs1.org/cbv/Disp-active' +
      'readPointid=https://id.gs1.org/414/9520123000011{https://ns.example.vn/mat-ong/}toado=21.03,105.85' +
      'ilmd{https://ns.example.vn/mat-ong/}doAm=18{https://ns.example.vn/mat-ong/}hoa=Nhãn' +
      '{https://ns.example.vn/mat-ong/}to=A{https://ns.example.vn/mat-ong/}to=B',
  )
})

const same: [why: string, change: Partial<Record<string, unknown>>][] = [
  ['its id', { eventID: 'urn:uuid:5b8a4a3e-0e0a-4f0e-9c85-2b8f1f6f5a99' }],
  ['when it was recorded', { recordTime: '2026-05-05T00:00:00Z' }],
  ['that it was an error', { errorDeclaration: { declarationTime: '2026-05-06T00:00:00Z' } }],
  ['the zone its time is written in', { eventTime: '2026-05-03T23:30:00.124Z' }],
  ['a comment', { 'rdfs:comment': 'ghi chú' }],
  ['an empty list', { epcList: [] }],
  ['how its step is spelled', { bizStep: 'urn:epcglobal:cbv:bizstep:commissioning' }],
  ['a compact address', { bizStep: 'cbv:BizStep-commissioning' }],
  [
    'another spelling of the place',
    { readPoint: { 'mat:toado': '21.03,105.85', id: 'https://vn.example/414/9520123000011?a=b' } },
  ],
]
test.each(same)('the hash of an event does not hang on %s', (_, change) => {
  const changed = { ...document, epcisBody: { eventList: [{ ...harvest, ...change }] } } as EpcisContent
  expect(hashEvents(changed)).toEqual(hashEvents(document).slice(0, 1))
})

const different: [what: string, change: Partial<Record<string, unknown>>][] = [
  ['offset', { eventTimeZoneOffset: '+08:00' }],
  ['unit', { quantityList: [{ epcClass: 'urn:epc:class:lgtin:9520123.045678.L1', quantity: 120.5, uom: 'LTR' }] }],
  ['extension', { 'mat:to': ['B', 'A', 'C'] }],
  ['certificate', { certificationInfo: 'https://id.example.vn/a' }],
  ['unknown word in the event', { constructor: 'x' }],
]
test.each(different)('another %s makes another hash', (_, change) => {
  const changed = { ...document, epcisBody: { eventList: [{ ...harvest, ...change }] } } as EpcisContent
  expect(hashEvents(changed)).not.toEqual(hashEvents(document).slice(0, 1))
})

test('the rules of a single sensor report count, at the end', () => {
  const [element] = shipping.sensorElementList ?? []
  const [report] = element?.sensorReport ?? []
  const ruled = {
    ...shipping,
    sensorElementList: [{ sensorReport: [{ ...report, bizRules: 'https://x.vn/r' }] }],
  } as EpcisEvent
  const [preHash] = listPreHashes({ ...document, epcisBody: { eventList: [ruled] } })
  expect(preHash).toContain('sensorElementListsensorElementsensorReportbizRules=https://x.vn/rsourceList')
})

test('prefixes of the event itself count, those of XML in names only', () => {
  const own = { ...harvest, '@context': { mat: 'https://ns.example.vn/mat-ong/' } } as EpcisEvent
  expect(hashEvent(own)).toBe(hashEvents(document)[0])
  const event = `<ObjectEvent xmlns:m="https://m.vn/"><eventTime>2026-05-03T23:30:00Z</eventTime><m:a>m:b</m:a></ObjectEvent>`
  const content = documentFromXml(event)
  expect(listPreHashes(content, 'xml')[0]).toContain('{https://m.vn/}a=m:b')
  expect(listPreHashes(content, 'json')[0]).toContain('{https://m.vn/}a=https://m.vn/b')
})

test('strings are sorted by code point, not by the halves of their characters', () => {
  const event = { ...harvest, 'mat:to': ['\u{1f41d}', '\uff21'] } as unknown as EpcisEvent
  const [preHash] = listPreHashes({ ...document, epcisBody: { eventList: [event] } })
  expect(preHash).toMatch(/to=\uff21.*to=\u{1f41d}$/u)
})

test.each([
  ['1.0', '1'],
  ['+007', '7'],
  ['-0', '0'],
  ['0.3434000', '0.3434'],
  ['.5', '0.5'],
  ['1e3', '1000'],
  ['0.00001', '1e-05'],
  ['1e-12', '1e-12'],
  ['111100001111000011110000', '111100001111000003641344'],
  ['1e999', '1e999'],
])('the number %s is spelled %s', (text, expected) => {
  expect(canonicalNumber(text)).toBe(expected)
})

test.each([
  ['2023-01-18T11:04:03.1415Z', '2023-01-18T11:04:03.142Z'],
  ['2023-01-18T11:04:03.1425Z', '2023-01-18T11:04:03.143Z'],
  ['2023-12-31T23:59:59.9996+00:00', '2024-01-01T00:00:00.000Z'],
  ['2023-01-18T11:04:03-14:00', '2023-01-19T01:04:03.000Z'],
  [' hôm qua ', 'hôm qua'],
])('the time %s is spelled %s', (text, expected) => {
  expect(canonicalTime(text)).toBe(expected)
})

test.each([
  ['urn:epc:id:sgtin:9520123.045678.a%2Fb', 'https://id.gs1.org/01/09520123456788/21/a%2Fb'],
  ["urn:epc:id:sgtin:9520123.045678.a'b;c=d!", "https://id.gs1.org/01/09520123456788/21/a'b;c=d%21"],
  ['http://x.vn/gtin/9520123456788/cpv/1/lot/2/ser/3?a=b', 'https://id.gs1.org/01/09520123456788/21/3'],
  ['https://x.vn/01/9520123456788/22/1', 'https://id.gs1.org/01/09520123456788'],
  ['https://x.vn/san-pham/9520123456788', undefined],
  ['urn:epc:id:bic:CSQU3054383', undefined],
])('%s is %s', (uri, expected) => {
  expect(canonicalIdentifier(uri)).toBe(expected)
})
