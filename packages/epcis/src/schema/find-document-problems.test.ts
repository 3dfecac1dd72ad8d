import { expect, test } from 'vitest'
import honeyChain from '../../cases/honey-chain.json' with { type: 'json' }
import type { EpcisContent } from '../document/document.ts'
import { parseDocument, serialiseDocument } from '../document/parse-document.ts'
import { InvalidDocument } from '../document/problem.ts'
import { findDocumentProblems, isEpcisContent } from './find-document-problems.ts'
import { listDocumentAdvice } from './list-document-advice.ts'

type Loose = Record<string, unknown>
const events = honeyChain.epcisBody.eventList as Loose[]
const [harvest, pressing, shipping, invoice, tying] = events as [Loose, Loose, Loose, Loose, Loose]
const documentOf = (...eventList: unknown[]) => ({ ...honeyChain, epcisBody: { eventList } })
const codesOf = (event: unknown) =>
  findDocumentProblems(documentOf(event)).map(({ code, at }) => `${code} ${at.replace('/epcisBody/eventList/0', '')}`)

const wrong: [why: string, event: unknown, ...problems: string[]][] = [
  ['no object', 7, 'not-an-object '],
  ['of no type', { ...harvest, type: 'HoneyEvent' }, 'unknown-event-type /type'],
  ['named like what every object has', { ...harvest, type: 'constructor' }, 'unknown-event-type /type'],
  ['without time', { ...harvest, eventTime: undefined }, 'missing /eventTime'],
  ['on a day that is none', { ...harvest, eventTime: '2026-02-29T00:00:00Z' }, 'not-a-time /eventTime'],
  ['at a time without zone', { ...harvest, eventTime: '2026-02-28T00:00:00' }, 'not-a-time /eventTime'],
  ['in a zone that is none', { ...harvest, eventTimeZoneOffset: '+15:00' }, 'not-a-offset /eventTimeZoneOffset'],
  ['of another action', { ...harvest, action: 'add' }, 'not-a-action /action', 'ilmd-without-add /ilmd'],
  ['observing with ilmd', { ...harvest, action: 'OBSERVE' }, 'ilmd-without-add /ilmd'],
  ['with ilmd of no namespace', { ...harvest, ilmd: { lot: '1' } }, 'unknown-field /ilmd/lot'],
  ['about nothing', { ...harvest, quantityList: [] }, 'no-subject '],
  ['of an unknown step', { ...harvest, bizStep: 'flying' }, 'unknown-term /bizStep'],
  [
    'of a step that claims to be standard',
    { ...harvest, bizStep: 'https://ref.gs1.org/cbv/BizStep-flying' },
    'unknown-term /bizStep',
  ],
  [
    'of a step in the form of XML',
    { ...harvest, bizStep: 'urn:epcglobal:cbv:bizstep:shipping' },
    'urn-in-json /bizStep',
  ],
  ['of an unknown field', { ...harvest, colour: 'red' }, 'unknown-field /colour'],
  [
    'with a quantity as text',
    { ...harvest, quantityList: [{ epcClass: 'urn:a:b', quantity: '5' }] },
    'not-a-number /quantityList/0/quantity',
  ],
  [
    'with less than nothing',
    { ...harvest, quantityList: [{ epcClass: 'urn:a:b', quantity: -1 }] },
    'negative /quantityList/0/quantity',
  ],
  [
    'in a unit that is none',
    { ...harvest, quantityList: [{ epcClass: 'urn:a:b', uom: 'kilo' }] },
    'not-a-unit /quantityList/0/uom',
  ],
  ['with a short company prefix', { ...harvest, epcList: ['urn:epc:id:sgtin:95.1.1'] }, 'malformed-epc /epcList/0'],
  ['with an unknown scheme', { ...harvest, epcList: ['urn:epc:id:honey:1'] }, 'malformed-epc /epcList/0'],
  ['with one thing twice', { ...harvest, epcList: ['urn:a:b', 'urn:a:b'] }, 'repeated /epcList'],
  ['at a place without id', { ...harvest, readPoint: {} }, 'missing /readPoint/id'],
  ['from nobody', { ...harvest, sourceList: [{ source: 'urn:a:b' }] }, 'missing /sourceList/0/type'],
  ['with a certificate of no address', { ...harvest, certificationInfo: 'VietGAP' }, 'not-a-uri /certificationInfo'],
  ['with an empty disposition', { ...harvest, persistentDisposition: {} }, 'missing /persistentDisposition'],
  [
    'with an error of no time',
    { ...harvest, errorDeclaration: { reason: 'incorrect_data' } },
    'missing /errorDeclaration/declarationTime',
  ],
  ['packing into nothing', { ...shipping, parentID: undefined }, 'missing /parentID'],
  ['packing nothing', { ...shipping, childEPCs: [], sensorElementList: undefined }, 'no-children '],
  [
    'of a sensor without reports',
    { ...shipping, sensorElementList: [{ sensorReport: [] }] },
    'too-few /sensorElementList/0/sensorReport',
  ],
  [
    'of a sensor that says nothing',
    { ...shipping, sensorElementList: [{ sensorReport: [{}] }] },
    'missing /sensorElementList/0/sensorReport/0/type',
  ],
  ['pressing nothing', { ...pressing, inputQuantityList: undefined }, 'no-subject '],
  ['pressing by action', { ...pressing, action: 'ADD' }, 'unknown-field /action'],
  ['of no transaction', { ...invoice, bizTransactionList: [] }, 'too-few /bizTransactionList'],
  ['tying to nothing', { ...tying, parentID: undefined }, 'missing /parentID'],
]
test.each(wrong)('an event %s is refused', (_, event, ...problems) => {
  expect(codesOf(event)).toEqual(problems)
})

test('a document says all of its problems, each with its place', () => {
  const { '@context': _, ...bare } = documentOf(
    { ...harvest, action: 'X', ilmd: undefined },
    { ...tying, eventTime: 1 },
  )
  expect(findDocumentProblems({ ...bare, creationDate: 'today', colour: 1 }).map(({ at }) => at)).toEqual([
    '/@context',
    '/creationDate',
    '/epcisBody/eventList/0/action',
    '/epcisBody/eventList/1/eventTime',
    '/colour',
  ])
})

test('a context that says one thing twice, or nothing, is refused', () => {
  const withContext = (context: unknown) => findDocumentProblems({ ...honeyChain, '@context': context })
  expect(withContext([{ a: 'urn:a:' }, { a: 'urn:a:' }])).toMatchObject([{ code: 'repeated', at: '/@context' }])
  expect(withContext(['https://x.vn/', 5])).toMatchObject([{ code: 'not-a-context', at: '/@context/1' }])
  expect(withContext('everything')).toMatchObject([{ code: 'not-a-uri', at: '/@context' }])
})

test('what nests too deeply is refused before anything goes down into it', () => {
  let value: unknown = 1
  for (let i = 0; i < 50_000; i++) value = [value]
  expect(codesOf({ ...harvest, 'mat:sau': value })).toEqual(['too-deep '])
})

test('what is no document at all is refused', () => {
  for (const value of [null, [], 'x', 1]) expect(findDocumentProblems(value)).toHaveLength(1)
  expect(() => parseDocument('{"type":')).toThrow(InvalidDocument)
})

test('a valid document, an event by itself and the answer of a query are taken', () => {
  expect(findDocumentProblems(honeyChain)).toEqual([])
  const resultsBody = { eventList: events }
  const answer = {
    '@context': [],
    type: 'EPCISQueryDocument',
    epcisBody: { queryResults: { queryName: 'q', resultsBody } },
  }
  expect(findDocumentProblems(answer)).toEqual([])
  for (const event of events) {
    expect(isEpcisContent({ '@context': honeyChain['@context'], ...event })).toBe(true)
    expect(isEpcisContent(event)).toBe(false)
  }
  const read = parseDocument(`\uFEFF${serialiseDocument(honeyChain as unknown as EpcisContent)}`)
  expect(read).toEqual({ content: honeyChain, problems: [] })
})

test('an event of somebody’s own type needs only when it happened', () => {
  const own = { type: 'mat:QuayMat', eventTime: '2026-05-04T06:30:00Z', eventTimeZoneOffset: '+07:00', anything: 1 }
  expect(codesOf(own)).toEqual([])
  expect(codesOf({ ...own, eventTime: undefined })).toEqual(['missing /eventTime'])
})

const doubtful: [why: string, event: Loose, advice: string][] = [
  ['written in another offset', { ...harvest, eventTime: '2026-05-04T06:30:00+09:00' }, 'offsets-differ'],
  ['recorded before it happened', { ...harvest, recordTime: '2020-01-01T00:00:00Z' }, 'recorded-before'],
  [
    'with a wrong check digit',
    { ...harvest, epcList: ['https://id.gs1.org/01/09520123456789/21/1'] },
    'wrong-digital-link',
  ],
  [
    'saying the device twice',
    {
      ...shipping,
      sensorElementList: [
        { sensorMetadata: { deviceID: 'urn:a:b' }, sensorReport: [{ type: 'Mass', deviceID: 'urn:a:c' }] },
      ],
    },
    'said-twice',
  ],
]
test.each(doubtful)('an event %s is taken, with advice', (_, event, advice) => {
  const document = documentOf(event)
  expect(findDocumentProblems(document)).toEqual([])
  expect(listDocumentAdvice(document as unknown as EpcisContent).map(({ code }) => code)).toEqual([advice])
})

test('one id for two events is advised against, unless it declares an error', () => {
  const twice = documentOf(harvest, { ...harvest, action: 'ADD' }) as unknown as EpcisContent
  expect(listDocumentAdvice(twice)).toMatchObject([{ code: 'same-event-id', at: '/epcisBody/eventList/1/eventID' }])
  const declared = { ...harvest, errorDeclaration: { declarationTime: '2026-06-01T00:00:00Z' } }
  expect(listDocumentAdvice(documentOf(harvest, declared) as unknown as EpcisContent)).toEqual([])
})
