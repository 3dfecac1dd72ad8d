import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram, type Program } from '../testing/programs.ts'

let opened: TestApp
let program: Program

const base = { eventTimeZoneOffset: '+07:00' }
const jar = (n: number) => `urn:epc:id:sgtin:9520123.045678.J${n}`
const lot = (name: string) => `urn:epc:class:lgtin:9520123.045678.${name}`
const events: Record<string, object> = {
  harvest: {
    type: 'ObjectEvent',
    eventTime: '2026-05-01T00:00:00Z',
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'active',
    quantityList: [{ epcClass: lot('L1'), quantity: 120, uom: 'KGM' }],
    readPoint: { id: 'urn:epc:id:sgln:9520123.00001.VUON-3' },
    ilmd: { 'vd:hoa': 'Nhãn', 'vd:doAm': 18.5, 'vd:ngay': '2026-04-30T00:00:00Z', 'vd:to': [{ 'vd:so': 'T7' }] },
  },
  bottling: {
    type: 'TransformationEvent',
    eventTime: '2026-05-02T00:00:00Z',
    bizStep: 'creating_class_instance',
    inputQuantityList: [{ epcClass: lot('L1'), quantity: 100, uom: 'KGM' }],
    outputEPCList: [jar(1), jar(2)],
    transformationID: 'urn:epc:id:gdti:9520123.00001.T1',
    'vd:ca': 'sáng',
  },
  packing: {
    type: 'AggregationEvent',
    eventTime: '2026-05-03T00:00:00Z',
    action: 'ADD',
    bizStep: 'packing',
    parentID: 'urn:epc:id:sscc:9520123.0000000001',
    childEPCs: [jar(1)],
    childQuantityList: [{ epcClass: 'urn:epc:idpat:sgtin:9520123.045679.*', quantity: 1 }],
  },
  shipping: {
    type: 'ObjectEvent',
    eventTime: '2026-05-04T00:00:00Z',
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    epcList: ['urn:epc:id:sscc:9520123.0000000001'],
    bizLocation: { id: 'urn:epc:id:sgln:9520123.00001.0' },
    bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:9520123000011:PO1' }],
    sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9520123.00001' }],
    destinationList: [{ type: 'owning_party', destination: 'urn:epc:id:pgln:9520123.00002' }],
    persistentDisposition: { set: ['completeness_verified'] },
    sensorElementList: [
      {
        sensorMetadata: { time: '2026-05-04T00:00:00Z', deviceID: 'urn:epc:id:giai:9520123.CB1' },
        sensorReport: [{ type: 'Temperature', value: 26.5, uom: 'CEL' }],
      },
    ],
  },
  tying: {
    type: 'TransactionEvent',
    eventTime: '2026-05-05T00:00:00Z',
    action: 'ADD',
    bizTransactionList: [{ bizTransaction: 'https://hoadon.example.vn/1' }],
    epcList: ['https://vd.example/01/09520123456788/10/L2/21/J9'],
    'ong:to': 7,
  },
}
const names = Object.keys(events)
const nameOf = (eventID: string) => names.find((name) => eventID === idOf(name)) ?? eventID
const idOf = (name: string) => `https://su-kien.example.vn/${name}`

beforeAll(async () => {
  opened = await openApp()
  program = await openProgram(opened.app, { role: 'integrator' })
  const sent = await program.post('/epcis/capture', {
    '@context': [
      'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      { vd: 'https://ns.example.vn/', ong: 'https://ong.example.vn/ns#' },
    ],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-05-06T00:00:00Z',
    epcisBody: { eventList: names.map((name) => ({ ...base, eventID: idOf(name), ...events[name] })) },
  })
  expect((await program.get(new URL(String(sent.headers.location)).pathname)).json()).toMatchObject({ errors: [] })
})
afterAll(() => opened.close())

const ask = async (query: Record<string, string>, headers: Record<string, string> = {}) =>
  program.get(
    `/epcis/events?${new URLSearchParams({ orderBy: 'eventTime', orderDirection: 'ASC', ...query })}`,
    headers,
  )
const found = async (query: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await ask(query, headers)
  if (answer.status !== 200) return answer.json().type
  const list = answer.json().epcisBody.queryResults.resultsBody.eventList
  return list.map(({ eventID }: { eventID: string }) => nameOf(eventID)).join(' ')
}

const questions: [query: Record<string, string>, answer: string][] = [
  [{}, names.join(' ')],
  [{ orderDirection: 'DESC' }, names.toReversed().join(' ')],
  [{ eventType: 'ObjectEvent|TransactionEvent' }, 'harvest shipping tying'],
  [{ GE_eventTime: '2026-05-02T07:00:00+07:00', LT_eventTime: '2026-05-04T00:00:00Z' }, 'bottling packing'],
  [{ GE_recordTime: '2020-01-01T00:00:00Z', LT_recordTime: '2020-01-02T00:00:00Z' }, ''],
  [{ EQ_action: 'ADD' }, 'harvest packing tying'],
  [{ EQ_bizStep: 'shipping|urn:epcglobal:cbv:bizstep:packing' }, 'packing shipping'],
  [{ EQ_disposition: 'https://ref.gs1.org/cbv/Disp-in_transit' }, 'shipping'],
  [{ EQ_persistentDisposition_set: 'completeness_verified' }, 'shipping'],
  [{ EQ_readPoint: 'https://id.gs1.org/414/9520123000011/254/VUON-3' }, 'harvest'],
  [{ WD_readPoint: 'urn:epc:id:sgln:9520123.00001.0' }, 'harvest'],
  [{ EQ_bizLocation: 'urn:epc:id:sgln:9520123.00001.0' }, 'shipping'],
  [{ MATCH_epc: 'https://id.gs1.org/01/09520123456788/21/J1' }, 'packing'],
  [{ MATCH_epc: 'urn:epc:idpat:sgtin:9520123.045678.*' }, 'packing tying'],
  [{ MATCH_epc: lot('L2') }, 'tying'],
  [{ MATCH_anyEPC: jar(1) }, 'bottling packing'],
  [{ MATCH_parentID: 'urn:epc:id:sscc:9520123.0000000001' }, 'packing'],
  [{ MATCH_outputEPC: jar(2) }, 'bottling'],
  [{ MATCH_inputEPCClass: lot('L1') }, 'bottling'],
  [{ MATCH_epcClass: lot('L1') }, 'harvest'],
  [{ MATCH_epcClass: 'urn:epc:idpat:sgtin:9520123.045678.*' }, 'harvest'],
  [{ MATCH_epcClass: 'https://id.gs1.org/01/09520123456795' }, 'packing'],
  [{ MATCH_anyEPCClass: lot('L1') }, 'harvest bottling'],
  [{ MATCH_anyEPC: jar(1), MATCH_parentID: 'https://id.gs1.org/00/095201230000000011' }, 'packing'],
  [{ MATCH_anyEPC: jar(1), EQ_bizStep: 'shipping' }, ''],
  [{ MATCH_anyEPC: jar(1), orderBy: 'recordTime', GE_eventTime: '2026-05-03T00:00:00Z' }, 'packing'],
  [{ EQ_eventID: `${idOf('tying')}|${idOf('packing')}` }, 'packing tying'],
  [{ EQ_transformationID: 'urn:epc:id:gdti:9520123.00001.T1' }, 'bottling'],
  [{ EQ_bizTransaction_po: 'urn:epcglobal:cbv:bt:9520123000011:PO1' }, 'shipping'],
  [{ EQ_bizTransaction_inv: 'urn:epcglobal:cbv:bt:9520123000011:PO1' }, ''],
  [{ EQ_bizTransaction: 'https://hoadon.example.vn/1' }, 'tying'],
  [{ EQ_source_owning_party: 'https://id.gs1.org/417/9520123000011' }, 'shipping'],
  [{ EQ_destination_owning_party: 'urn:epc:id:pgln:9520123.00001' }, ''],
  [{ EXISTS_errorDeclaration: 'true' }, ''],
  [{ 'EQ_ILMD_vd:hoa': 'Vải|Nhãn' }, 'harvest'],
  [{ 'EQ_ILMD_https://ns.example.vn/#hoa': 'Vải' }, ''],
  [{ 'EQ_ILMD_https://ns.example.vn/#hoa': 'Nhãn' }, 'harvest'],
  [{ 'EQ_ILMD_https://ns.example.vn/hoa': 'Nhãn' }, 'harvest'],
  [{ 'EQ_ong:to': '7' }, 'tying'],
  [{ 'EQ_https://ong.example.vn/ns#to': '7' }, 'tying'],
  [{ 'GT_ILMD_vd:doAm': '18' }, 'harvest'],
  [{ 'GT_ILMD_vd:doAm': '18.5' }, ''],
  [{ 'EQ_ILMD_vd:doAm': '18.50' }, 'harvest'],
  [{ 'LT_ILMD_vd:ngay': '2026-05-01T00:00:00+07:00' }, 'harvest'],
  [{ 'EQ_INNER_ILMD_vd:so': 'T7' }, 'harvest'],
  [{ 'EXISTS_ILMD_vd:to': '' }, 'epcisException:QueryParameterException'],
  [{ 'EXISTS_ILMD_vd:to': 'true' }, 'harvest'],
  [{ 'EQ_vd:ca': 'sáng' }, 'bottling'],
  [{ 'EXISTS_vd:hoa': 'true' }, ''],
  [{ GE_quantity_KGM: '120' }, 'harvest'],
  [{ EQ_quantity: '1' }, 'packing'],
  [{ GT_value_CEL: '26', LT_value_CEL: '27' }, 'shipping'],
  [{ GT_value_FAH: '26' }, ''],
  [{ EQ_type: 'gs1:Temperature' }, 'shipping'],
  [{ EQ_SENSORMETADATA_deviceID: 'urn:epc:id:giai:9520123.CB1' }, 'shipping'],
  [{ eventCountLimit: '2' }, 'harvest bottling'],
  [{ maxEventCount: '5' }, names.join(' ')],
  [{ maxEventCount: '4' }, 'epcisException:QueryTooLargeException'],
  [{ maxEventCount: '4', eventCountLimit: '2' }, 'epcisException:QueryParameterException'],
  [{ EQ_action: 'LOOK' }, 'epcisException:QueryParameterException'],
  [{ EQ_bizStap: 'shipping' }, 'epcisException:QueryParameterException'],
  [{ GE_eventTime: 'yesterday' }, 'epcisException:QueryParameterException'],
  [{ perPage: '0' }, 'epcisException:QueryParameterException'],
  [{ MATCH_epc: 'urn:epc:idpat:sgtin:9520123.*.*' }, 'packing tying'],
  [{ MATCH_anyEPC: 'urn:epc:idpat:sgtin:*.*.*' }, 'bottling packing tying'],
  [{ MATCH_anyEPCClass: 'urn:epc:idpat:sgtin:9520123.*.*' }, 'harvest bottling packing'],
  [{ MATCH_epc: 'urn:epc:idpat:sgtin:9520124.*.*' }, ''],
  [{ MATCH_epc: 'urn:epc:idpat:sgtin:9520123.*.1' }, 'epcisException:QueryTooComplexException'],
  [{ MATCH_parentID: 'urn:epc:idpat:sscc:9520123.*' }, 'epcisException:QueryTooComplexException'],
  [{ HASATTR_readPoint: 'x' }, ''],
  [{ HASATTR_epcList: 'x' }, 'epcisException:QueryParameterException'],
  [{ EQATTR_readPoint: 'x' }, 'epcisException:QueryParameterException'],
]
test.each(questions)('the query %j finds: %s', async (query, answer) => {
  expect(await found(query)).toBe(answer)
})

test('a prefix of the request stands for the namespace that the request gives it', async () => {
  expect(await found({ 'EQ_ILMD_ong:hoa': 'Nhãn' }, { 'GS1-Extensions': 'ong=https://ns.example.vn/' })).toBe('harvest')
  expect(await found({ 'EQ_ILMD_vd:hoa': 'Nhãn' }, { 'GS1-Extensions': 'vd=https://other.example/' })).toBe('')
})

test('identifiers are answered as Digital Links unless they are asked for as captured', async () => {
  const link = await ask({ MATCH_anyEPC: jar(1), EQ_bizStep: 'packing' })
  expect(link.headers['gs1-epc-format']).toBe('Always_GS1_Digital_Link')
  expect(link.text).toContain('"https://id.gs1.org/01/09520123456788/21/J1"')
  expect((await ask({ MATCH_anyEPC: jar(1) }, { 'GS1-EPC-Format': 'Never_Translates' })).text).toContain(jar(1))
  expect((await ask({}, { 'GS1-EPC-Format': 'Maybe' })).status).toBe(400)
})

test.each([{}, { MATCH_anyEPC: 'urn:epc:idpat:sgtin:9520123.045678.*' }, { orderBy: 'recordTime' }] as Record<
  string,
  string
>[])('pages of %j hold every event once, and a token is of no use to another query', async (query) => {
  const whole = await found(query)
  const seen: string[] = []
  let url: string | undefined =
    `/epcis/events?${new URLSearchParams({ orderBy: 'eventTime', orderDirection: 'ASC', perPage: '1', ...query })}`
  let link = ''
  while (url) {
    const answer = await program.get(url)
    const [event] = answer.json().epcisBody.queryResults.resultsBody.eventList
    seen.push(nameOf(event.eventID))
    link = String(answer.headers.link ?? '')
    if (link) expect(Date.parse(String(answer.headers['gs1-next-page-token-expires']))).toBeGreaterThan(Date.now())
    const next: string | undefined = /<([^>]*)>; rel="next"/.exec(link)?.[1]
    url = next && new URL(next).pathname + new URL(next).search
    if (url) expect((await program.get(`${url}&EQ_action=ADD`)).status).toBe(400)
  }
  expect(seen.join(' ')).toBe(whole)
})

test('the values that events have are listed, and lead to the events', async () => {
  const members = async (path: string) => (await program.get(`/epcis/${path}`)).json().member
  expect(await members('bizSteps')).toEqual(['commissioning', 'creating_class_instance', 'packing', 'shipping'])
  expect(await members('dispositions')).toEqual(['active', 'in_transit'])
  expect(await members('readPoints')).toEqual(['https://id.gs1.org/414/9520123000011/254/VUON-3'])
  expect(await members('bizLocations')).toEqual(['https://id.gs1.org/414/9520123000011'])
  expect(await members('eventTypes')).toContain('AssociationEvent')
  const epcs = [await program.get('/epcis/epcs?perPage=3')]
  const next = new URL(/<([^>]*)>/.exec(String(epcs[0]?.headers.link))?.[1] as string)
  epcs.push(await program.get(next.pathname + next.search))
  expect(epcs.flatMap((answer) => answer.json().member).sort()).toEqual([
    'https://id.gs1.org/00/095201230000000011',
    'https://id.gs1.org/01/09520123456788/21/J1',
    'https://id.gs1.org/01/09520123456788/21/J2',
    'https://id.gs1.org/01/09520123456788/21/J9',
  ])
  const events = await program.get(`/epcis/epcs/${encodeURIComponent(jar(1))}/events`)
  expect(events.json().epcisBody.queryResults.resultsBody.eventList).toHaveLength(2)
  const other = await openProgram(opened.app, { role: 'integrator' })
  expect((await other.get('/epcis/bizSteps')).json().member).toEqual([])
  expect((await other.get('/epcis/epcs')).json().member).toEqual([])
})

test('a query is kept under a name of one’s own, asked by it, and taken away', async () => {
  const wrong = [{ name: 'a b', query: {} }, { name: 'x', query: { EQ_bizStap: ['a'] } }, { name: 'x' }]
  for (const body of wrong) expect((await program.post('/epcis/queries', body)).status).toBe(400)
  const body = { name: 'chuyen-di', query: { EQ_bizStep: ['shipping', 'packing'], orderDirection: 'ASC' } }
  expect((await opened.app.inject({ method: 'POST', url: '/epcis/queries', payload: body })).statusCode).toBe(401)
  const kept = await program.post('/epcis/queries', body)
  expect([kept.status, new URL(String(kept.headers.location)).pathname]).toEqual([201, '/epcis/queries/chuyen-di'])
  expect((await program.post('/epcis/queries', body)).status).toBe(409)
  expect((await program.get('/epcis/queries')).json()).toEqual([body])
  expect((await program.get('/epcis/queries/chuyen-di')).json()).toEqual(body)
  const { queryName, resultsBody } = (await program.get('/epcis/queries/chuyen-di/events')).json().epcisBody
    .queryResults
  expect(resultsBody.eventList.map(({ eventID }: { eventID: string }) => nameOf(eventID))).toEqual([
    'packing',
    'shipping',
  ])
  expect(queryName).toBe('chuyen-di')
  const other = await openProgram(opened.app, { role: 'integrator' })
  for (const path of ['', '/events']) expect((await other.get(`/epcis/queries/chuyen-di${path}`)).status).toBe(404)
  const remove = (by: Program) =>
    opened.app.inject({ method: 'DELETE', url: '/epcis/queries/chuyen-di', headers: by.headers })
  expect((await remove(other)).statusCode).toBe(404)
  expect((await remove(program)).statusCode).toBe(204)
  expect((await program.get('/epcis/queries/chuyen-di')).status).toBe(404)
  expect((await program.post('/epcis/queries', body)).status).toBe(201)
})
