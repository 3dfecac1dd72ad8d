import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram, type Program } from '../../testing/programs.ts'

let opened: TestApp
let program: Program
let officer: Program

const place = (name: string) => `https://id.gs1.org/414/9520123000011/254/${name}`
const jar = 'https://id.gs1.org/01/09520123456788'
const events = ['nha-may', 'kho-lanh', 'vuon'].map((name, day) => ({
  type: 'ObjectEvent',
  eventID: `https://su-kien.example.vn/${name}`,
  eventTime: `2026-05-0${day + 1}T00:00:00Z`,
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'inspecting',
  readPoint: { id: place(name) },
  ...(name === 'vuon'
    ? { epcList: ['urn:epc:id:sgtin:9520123.045679.1', 'https://id.gs1.org/01/09520123456795/21/2'] }
    : { quantityList: [{ epcClass: `${jar}/10/L${day}`, quantity: 1 }] }),
}))
const documentOf = (eventList: object[], vocabularyList: object[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { vd: 'https://ns.example.vn/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-05-06T00:00:00Z',
  epcisHeader: { epcisMasterData: { vocabularyList } },
  epcisBody: { eventList },
})
const places = (...vocabularyElementList: object[]) => ({
  type: 'urn:epcglobal:epcis:vtype:ReadPoint',
  vocabularyElementList,
})

beforeAll(async () => {
  opened = await openApp()
  program = await openProgram(opened.app, { role: 'producer' })
  officer = await openProgram(opened.app, { role: 'commune-officer' })
  const sent = await program.post(
    '/epcis/capture',
    documentOf(events, [
      places(
        {
          id: 'urn:epc:id:sgln:9520123.00001.nha-may',
          attributes: [
            { id: 'cbvmda:name', attribute: 'Nhà máy' },
            { id: 'vd:nhiet', attribute: 25 },
          ],
          children: [place('kho-lanh')],
        },
        {
          id: place('kho-lanh'),
          attributes: [{ id: 'urn:epcglobal:cbv:mda:name', attribute: 'Kho lạnh' }],
          children: [place('vuon')],
        },
      ),
      {
        type: 'urn:epcglobal:epcis:vtype:EPCClass',
        vocabularyElementList: [
          { id: `${jar}/10/L0`, attributes: [{ id: 'cbvmda:descriptionShort', attribute: 'Mật ong' }] },
        ],
      },
    ]),
  )
  const job = (await program.get(new URL(String(sent.headers.location)).pathname)).json()
  expect(job).toMatchObject({ success: true })
})
afterAll(() => opened.close())

const found = async (query: Record<string, string>, by = program) => {
  const answer = await by.get(
    `/epcis/events?${new URLSearchParams({ orderBy: 'eventTime', orderDirection: 'ASC', ...query })}`,
  )
  expect(answer.status).toBe(200)
  const list = answer.json().epcisBody.queryResults.resultsBody.eventList
  return list.map(({ eventID }: { eventID: string }) => eventID.split('/').at(-1)).join(' ')
}

test.each([
  [{ HASATTR_readPoint: 'cbvmda:name' }, 'nha-may kho-lanh'],
  [{ HASATTR_readPoint: 'urn:epcglobal:cbv:mda:name' }, 'nha-may kho-lanh'],
  [{ HASATTR_readPoint: 'https://ns.example.vn/nhiet|cbvmda:nothing' }, 'nha-may'],
  [{ HASATTR_bizLocation: 'cbvmda:name' }, ''],
  [{ 'EQATTR_readPoint_cbvmda:name': 'Kho lạnh|Kho nóng' }, 'kho-lanh'],
  [{ 'EQATTR_readPoint_urn:epcglobal:cbv:mda:name': 'Nhà máy' }, 'nha-may'],
  [{ 'EQATTR_readPoint_https://ns.example.vn/nhiet': '25' }, 'nha-may'],
  [{ 'EQATTR_readPoint_cbvmda:name': 'Nhà' }, ''],
  [{ 'EQATTR_epcClass_cbvmda:descriptionShort': 'Mật ong' }, 'nha-may'],
  [{ WD_readPoint: place('nha-may') }, 'nha-may kho-lanh vuon'],
  [{ WD_readPoint: place('kho-lanh') }, 'kho-lanh vuon'],
  [{ WD_readPoint: place('vuon') }, 'vuon'],
  [{ MATCH_epc: 'urn:epc:idpat:sgtin:9520123.*.*' }, 'vuon'],
  [{ MATCH_anyEPCClass: 'urn:epc:idpat:sgtin:9520123.*.*' }, 'nha-may kho-lanh'],
] as [Record<string, string>, string][])('%j finds: %s', async (query, answer) => {
  expect(await found(query)).toBe(answer)
  expect(await found(query, officer)).toBe(answer)
})

test('what somebody says of a place is no word in another’s questions, and the last telling counts', async () => {
  const other = await openProgram(opened.app, { role: 'producer', communeCode: '00004' })
  const { eventID: _, ...event } = events[0] as Record<string, unknown>
  await other.post('/epcis/capture', documentOf([event], []))
  expect(await found({ HASATTR_readPoint: 'cbvmda:name' }, other)).toBe('')
  const again = places({ id: place('kho-lanh'), attributes: [{ id: 'vd:moi', attribute: 'có' }] })
  expect((await program.post('/epcis/capture', documentOf([], [again]))).status).toBe(202)
  expect(await found({ HASATTR_readPoint: 'cbvmda:name' })).toBe('nha-may')
  expect(await found({ WD_readPoint: place('nha-may') })).toBe('nha-may kho-lanh')
})

test('links are answered as URNs where their teller’s company prefix is known, and stay links where it is not', async () => {
  const of = async (headers: Record<string, string>) => {
    const answer = await program.get('/epcis/events?EQ_readPoint='.concat(place('vuon')), headers)
    return [answer.headers['gs1-epc-format'], answer.json().epcisBody.queryResults.resultsBody.eventList[0]]
  }
  const [format, event] = await of({ 'GS1-EPC-Format': 'Always_EPC_URN' })
  expect(format).toBe('Always_EPC_URN')
  expect(event.epcList).toEqual(['urn:epc:id:sgtin:9520123.045679.1', 'urn:epc:id:sgtin:9520123.045679.2'])
  expect(event.readPoint.id).toBe('urn:epc:id:sgln:9520123.00001.vuon')
  expect((await of({}))[1].epcList[0]).toBe('https://id.gs1.org/01/09520123456795/21/1')
  const stranger = await openProgram(opened.app, { role: 'integrator' })
  await stranger.post('/epcis/capture', documentOf([{ ...events[0], eventID: 'https://su-kien.example.vn/la' }], []))
  const link = await stranger.get('/epcis/events', { 'GS1-EPC-Format': 'Always_EPC_URN' })
  expect(link.text).toContain(`${jar}/10/L0`)
})

test('standard terms are spelled in XML as asked', async () => {
  const step = async (format: string) => {
    const headers = { accept: 'application/xml', 'GS1-CBV-XML-Format': format }
    const answer = await program.get('/epcis/events?perPage=1', headers)
    return [answer.headers['gs1-cbv-xml-format'], /<bizStep>([^<]*)/.exec(answer.text)?.[1]]
  }
  expect(await step('Always_URN')).toEqual(['Always_URN', 'urn:epcglobal:cbv:bizstep:inspecting'])
  for (const format of ['Always_Web_URI', 'No_Preference', 'Never_Translates'])
    expect(await step(format)).toEqual([format, 'https://ref.gs1.org/cbv/BizStep-inspecting'])
  expect((await program.get('/epcis/events', { accept: 'application/xml', 'GS1-CBV-XML-Format': 'x' })).status).toBe(
    400,
  )
})

test('a page token that was given back opens no page', async () => {
  const first = await program.get('/epcis/events?perPage=1')
  const next = new URL(/<([^>]*)>/.exec(String(first.headers.link))?.[1] as string)
  const read = async () => (await program.get(next.pathname + next.search)).status
  const release = async (token: string, headers: Record<string, string> = program.headers) =>
    (await opened.app.inject({ method: 'DELETE', url: `/epcis/nextPageToken/${token}`, headers })).statusCode
  const token = next.searchParams.get('nextPageToken') as string
  expect(await read()).toBe(200)
  expect(await release(`${token}x`)).toBe(404)
  expect(await release(token, {})).toBe(401)
  expect(await release(token)).toBe(204)
  expect(await release(token)).toBe(204)
  expect(await read()).toBe(400)
})
