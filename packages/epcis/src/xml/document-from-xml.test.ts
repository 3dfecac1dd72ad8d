import { expect, test } from 'vitest'
import honeyChain from '../../cases/honey-chain.json' with { type: 'json' }
import type { CaptureJob } from '../document/capture-job.ts'
import type { EpcisContent, EpcisDocument } from '../document/document.ts'
import type { EpcisEvent } from '../document/event.ts'
import { InvalidDocument } from '../document/problem.ts'
import { captureJobFromXml, captureJobToXml, problemDetailsToXml } from './capture-job-xml.ts'
import { documentFromXml, readXmlDocument } from './document-from-xml.ts'
import { documentToXml } from './document-to-xml.ts'

const document = honeyChain as unknown as EpcisDocument
const [harvest] = document.epcisBody.eventList as [EpcisEvent]
const inDocument = (events: string, { version = 2, declared = '', header = '' } = {}) =>
  `<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:${version}"${declared} schemaVersion="${version === 2 ? '2.0' : '1.2'}"
    creationDate="2026-05-04T08:00:00Z">${header}<EPCISBody><EventList>${events}</EventList></EPCISBody></e:EPCISDocument>`
const when = '<eventTime>2026-05-04T06:30:00+07:00</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset>'
const observed = `<ObjectEvent>${when}<epcList><epc>urn:epc:id:sgtin:9520123.045678.S1</epc></epcList><action>OBSERVE</action></ObjectEvent>`
const eventOf = (xml: string) => (documentFromXml(xml) as EpcisDocument).epcisBody.eventList[0]

test.each([
  ['no XML', 'honey'],
  ['nothing', ''],
  ['XML that does not end', '<a>'],
  ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an entity of nobody', '<a>&nbsp;</a>'],
  ['a prefix of nobody', '<x:a/>'],
  ['elements too deep', '<a>'.repeat(101) + '</a>'.repeat(101)],
  ['another document', '<html/>'],
  ['a name that every object has', '<constructor/>'],
])('a file with %s is refused', (_, xml) => {
  expect(() => readXmlDocument(xml)).toThrow(InvalidDocument)
})

test.each([
  ['without action', observed.replace('<action>OBSERVE</action>', ''), 'missing'],
  ['with an action that nearly is one', observed.replace('OBSERVE', 'OBSERVED'), 'not-a-action'],
  ['at a time that is none', observed.replace('2026-05-04T06', '04-05-2026T06'), 'not-a-time'],
  [
    'with elements in another order',
    observed.replace(when, '').replace('</ObjectEvent>', `${when}</ObjectEvent>`),
    'element-order',
  ],
  ['with an element twice', observed.replace('</epcList>', '</epcList><epcList/>'), 'element-order'],
  [
    'with an element of nobody',
    observed.replace('</ObjectEvent>', '<colour>red</colour></ObjectEvent>'),
    'unknown-element',
  ],
])('an event %s has problems', (_, event, code) => {
  expect(readXmlDocument(inDocument(event)).problems.map((problem) => problem.code)).toContain(code)
})

test('an official document type without declarations is passed over', () => {
  expect(readXmlDocument(`<?xml version="1.0"?><!DOCTYPE project>${inDocument(observed)}`).problems).toEqual([])
})

test('what EPCIS 1.2 keeps in extensions becomes the fields of 2.0', () => {
  const old = `<ObjectEvent>${when}<baseExtension><eventID>urn:uuid:1</eventID></baseExtension><epcList/><action>ADD</action>
    <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep><extension>
      <quantityList><quantityElement><epcClass>urn:epc:class:lgtin:9520123.045678.L1</epcClass><quantity>2.50</quantity></quantityElement></quantityList>
      <ilmd><m:hoa xmlns:m="https://m.vn/">Nhãn</m:hoa></ilmd>
      <extension><persistentDisposition><set>urn:epcglobal:cbv:disp:recalled</set></persistentDisposition></extension>
    </extension></ObjectEvent>`
  const read = readXmlDocument(inDocument(old, { version: 1 }))
  expect(read.problems).toEqual([])
  expect(read.content).toMatchObject({ '@context': [expect.any(String), { m: 'https://m.vn/' }] })
  expect((read.content as EpcisDocument).epcisBody.eventList).toEqual([
    {
      type: 'ObjectEvent',
      eventTime: '2026-05-04T06:30:00+07:00',
      eventTimeZoneOffset: '+07:00',
      eventID: 'urn:uuid:1',
      epcList: [],
      action: 'ADD',
      bizStep: 'commissioning',
      quantityList: [{ epcClass: 'urn:epc:class:lgtin:9520123.045678.L1', quantity: 2.5 }],
      ilmd: { 'm:hoa': 'Nhãn' },
      persistentDisposition: { set: ['recalled'] },
    },
  ])
})

test('a transformation wrapped in an extension and a quantity event of 1.2 are read', () => {
  const old = `<extension><TransformationEvent>${when}</TransformationEvent></extension>
    <QuantityEvent>${when}<epcClass>urn:epc:idpat:sgtin:9520123.045678.*</epcClass><quantity>12</quantity></QuantityEvent>`
  const { eventList } = (documentFromXml(inDocument(old, { version: 1 })) as EpcisDocument).epcisBody
  expect(eventList.map(({ type }) => type)).toEqual(['TransformationEvent', 'ObjectEvent'])
  expect(eventList[1]).toMatchObject({
    action: 'OBSERVE',
    quantityList: [{ epcClass: 'urn:epc:idpat:sgtin:9520123.045678.*', quantity: 12 }],
  })
})

test('an extension keeps its attributes, its text and its order of repeated elements', () => {
  const own = '<m:a xmlns:m="https://m.vn/" m:b="1" c="2"> x <m:d>1</m:d><m:d/><e>y</e></m:a>'
  expect(eventOf(inDocument(observed.replace('</ObjectEvent>', `${own}</ObjectEvent>`)))).toMatchObject({
    'm:a': { '@m:b': '1', '@c': '2', '#text': 'x', 'm:d': ['1', ''], e: 'y' },
  })
})

test('one prefix for two namespaces, and none for a third, get names of their own', () => {
  const own =
    '<m:a xmlns:m="https://one.vn/">1</m:a><m:a xmlns:m="https://two.vn/">2</m:a><a xmlns="https://three.vn/">3</a>'
  const content = documentFromXml(
    inDocument(observed.replace('</ObjectEvent>', `${own}</ObjectEvent>`)),
  ) as EpcisDocument
  expect(content['@context']).toEqual([
    expect.any(String),
    { m: 'https://one.vn/', m1: 'https://two.vn/', ns0: 'https://three.vn/' },
  ])
  expect(content.epcisBody.eventList[0]).toMatchObject({ 'm:a': '1', 'm1:a': '2', 'ns0:a': '3' })
})

test('a document says its sender, its master data and its own fields in both forms', () => {
  const vocabularyList = [
    {
      type: 'urn:epcglobal:epcis:vtype:Location',
      vocabularyElementList: [
        {
          id: 'urn:epc:id:sgln:9520123.00001.0',
          attributes: [
            { id: 'urn:epcglobal:cbv:mda:name', attribute: 'Trại ong & mật' },
            { id: 'urn:epcglobal:cbv:mda:size', attribute: 12 },
            { id: 'https://x.vn/diaChi', attribute: { 'mat:xa': 'Tân Lạc' } },
          ],
          children: ['urn:epc:id:sgln:9520123.00001.1'],
        },
      ],
    },
  ]
  const whole = {
    ...document,
    epcisBody: { eventList: [harvest] },
    id: 'https://id.example.vn/1',
    instanceIdentifier: '7',
    sender: 'urn:epc:id:pgln:9520123.00001',
    receiver: 'urn:epc:id:pgln:9520123.00002',
    epcisHeader: { epcisMasterData: { vocabularyList } },
    'mat:ghiChu': { 'mat:a': [1] },
  } as EpcisDocument
  const read = readXmlDocument(documentToXml(whole))
  expect(read).toEqual({ content: whole, problems: [] })
})

test('the answer of a query, its namespaces at each level, comes back', () => {
  const event = { '@context': [{ x: 'https://x.vn/' }, { y: 'https://y.vn/' }], ...harvest, 'x:a': 'y:b' } as EpcisEvent
  const answer: EpcisContent = {
    '@context': { '@vocab': 'https://v.vn/', mat: 'https://ns.example.vn/mat-ong/' },
    type: 'EPCISQueryDocument',
    epcisBody: {
      queryResults: { queryName: 'SimpleEventQuery', subscriptionID: 's', resultsBody: { eventList: [event] } },
    },
  }
  expect(documentFromXml(documentToXml(answer))).toEqual(answer)
})

test('a kept context that does not agree with the namespaces is not believed', () => {
  const xml = inDocument(`<?epcis context [{"m":"https://evil.example/"}]?>${observed}`, {
    declared: ' xmlns:m="https://m.vn/"',
  })
  expect(
    documentFromXml(xml.replace('<EPCISBody>', '<?epcis context {"m":"https://evil.example/"}?><EPCISBody>')),
  ).toMatchObject({
    '@context': [expect.any(String), { m: 'https://m.vn/' }],
  })
})

test('an event of somebody’s own type comes back', () => {
  const own = {
    type: 'mat:QuayMat',
    eventTime: '2026-05-04T06:30:00Z',
    eventTimeZoneOffset: '+07:00',
    'mat:thung': 4,
    epcList: ['a'],
  }
  const content = { ...document, epcisBody: { eventList: [own] } } as unknown as EpcisDocument
  expect(documentFromXml(documentToXml(content))).toEqual(content)
})

test('what XML has no form for is refused, not bent', () => {
  for (const extension of [{ 'mat:a': '\u0001' }, { 'mat:a': '\ud800' }, { 'mat:1': 'x' }, { 'mat:a': { 'b c': 1 } }]) {
    const bent: EpcisEvent = Object.assign({ ...harvest }, extension)
    const content = { ...document, epcisBody: { eventList: [bent] } }
    expect(() => documentToXml(content)).toThrow(InvalidDocument)
  }
})

test('standard terms are written as web addresses, or as urns when asked for', () => {
  expect(documentToXml(document)).toContain('<bizStep>https://ref.gs1.org/cbv/BizStep-packing</bizStep>')
  expect(documentToXml(document, { terms: 'urn' })).toContain('<bizStep>urn:epcglobal:cbv:bizstep:packing</bizStep>')
})

test('a capture job and a refusal have an XML form', () => {
  const job: CaptureJob = {
    captureID: '1',
    createdAt: '2026-05-04T08:00:00Z',
    running: false,
    success: false,
    captureErrorBehaviour: 'proceed',
    errors: [{ type: 'epcisException:ValidationException', title: 'Sai', status: 400, detail: '<a>' }],
  }
  expect(captureJobFromXml(captureJobToXml(job))).toEqual(job)
  expect(problemDetailsToXml({ type: 'about:blank', title: 'Không' })).toContain(
    '<title>Không</title></epcis:EPCISException>',
  )
  expect(() => captureJobFromXml('<EPCISCaptureJob/>')).toThrow(InvalidDocument)
})
