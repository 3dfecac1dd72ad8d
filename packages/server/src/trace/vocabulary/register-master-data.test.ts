import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { addProduct, findProduct, type ProductRow, saveProduct } from '../../registry/products.sql.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram, type Program } from '../../testing/programs.ts'
import { findArea } from '../areas/areas.sql.ts'
import { saveArea } from '../areas/save-area.ts'
import { codeOrigin, getProductKey } from '../product-key.ts'

let opened: TestApp
const programs: Record<string, Program> = {}
const gtin = '09520123456788'

beforeAll(async () => {
  opened = await openApp()
  programs.maker = await openProgram(opened.app, { role: 'producer' })
  programs.officer = await openProgram(opened.app, { role: 'commune-officer' })
  programs.stranger = await openProgram(opened.app, { role: 'producer', communeCode: '00004' })
  const [yard, key] = [await keepYard(), await enterHoney()]
  const eventList = [
    { eventID: idOf('ma-rieng'), quantityList: [{ epcClass: `${codeOrigin()}/q/${key}/10/L1`, quantity: 3 }] },
    { eventID: idOf('gtin'), quantityList: [{ epcClass: `https://id.gs1.org/01/${gtin}/10/L1`, quantity: 3 }] },
    { eventID: idOf('trai'), readPoint: { id: `${codeOrigin()}/q/${yard}` }, epcList: [idOf('thung')] },
    {
      eventID: idOf('ban'),
      epcList: [idOf('thung')],
      sourceList: [{ type: 'owning_party', source: `urn:uuid:${programs.maker.organisationId}` }],
    },
  ].map((fields) => ({ type: 'ObjectEvent', action: 'OBSERVE', ...when, ...fields }))
  for (const program of [programs.maker, programs.stranger]) {
    const sent = await program.post('/epcis/capture', { ...envelope, epcisBody: { eventList } })
    const job = await program.get(new URL(String(sent.headers.location)).pathname)
    expect(job.json()).toMatchObject({ success: true })
  }
})
afterAll(() => opened.close())

const idOf = (name: string) => `https://su-kien.example.vn/${name}`
const when = { eventTime: '2026-05-01T00:00:00Z', eventTimeZoneOffset: '+07:00' }
const envelope = {
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-05-06T00:00:00Z',
}

async function keepYard(): Promise<string> {
  const maker = programs.maker as Program
  const who: Actor = {
    name: 'HTX Thử',
    role: 'producer',
    personId: maker.personId,
    organisationId: maker.organisationId as string,
  }
  const form = { name: 'Trại kênh 7', kind: 'bee-yard', communeCode: '32047' } as const
  const { id } = await saveArea(who, { form })
  return inTransaction(async (tx) => (await findArea(tx, id))?.key as string)
}

async function enterHoney(): Promise<string> {
  return inTransaction(async (tx) => {
    const now = currentTime()
    const id = newId(now)
    const place = { communeCode: '32047', provinceCode: '96', recordedPlace: 'xã U Minh', recordedCommuneCode: '32047' }
    const origin = { origin: 'import', importKey: id, organisationId: null, producer: 'HTX Thử (mẫu)' } as const
    const facts = { name: 'Mật ong U Minh', industryCode: 'I', setNo: 1, isDemo: true }
    await addProduct(tx, { id, ...facts, ...place, ...origin }, now)
    await saveProduct(tx, { ...((await findProduct(tx, id)) as ProductRow), gtin }, now)
    const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
    return (await getProductKey({ tx, now, newRandom: random }, id)).key
  })
}

const honey = { 'EQATTR_epcClass_cbvmda:descriptionShort': 'Mật ong U Minh' }
const yardNamed = { 'EQATTR_readPoint_cbvmda:name': 'Trại kênh 7' }
const cases: [who: string, query: Record<string, string>, answer: string][] = [
  ['maker', honey, 'gtin ma-rieng'],
  ['maker', { 'EQATTR_epcClass_cbvmda:manufacturerOfTradeItemPartyName': 'HTX Thử (mẫu)' }, 'gtin ma-rieng'],
  ['maker', { 'EQATTR_epcClass_cbvmda:descriptionShort': 'Mật' }, ''],
  ['maker', yardNamed, 'trai'],
  ['maker', { HASATTR_readPoint: 'cbvmda:city' }, 'trai'],
  ['maker', { HASATTR_bizLocation: 'cbvmda:city' }, ''],
  ['maker', { HASATTR_source: 'cbvmda:name' }, 'ban'],
  ['officer', honey, 'gtin ma-rieng'],
  ['officer', yardNamed, 'trai'],
  ['officer', { HASATTR_source: 'cbvmda:state' }, 'ban'],
  // What a product is called is public; where a household's hives stand, and who it is, is not.
  ['stranger', honey, 'gtin ma-rieng'],
  ['stranger', yardNamed, ''],
  ['stranger', { HASATTR_source: 'cbvmda:name' }, ''],
]

test.each(cases)('the %s, asking by what the register knows, %j, finds: %s', async (who, query, answer) => {
  const found = await (programs[who] as Program).get(`/epcis/events?${new URLSearchParams(query)}`)
  expect(found.status).toBe(200)
  const list = found.json().epcisBody.queryResults.resultsBody.eventList as { eventID: string }[]
  expect([...new Set(list.map(({ eventID }) => eventID.split('/').at(-1)))].sort().join(' ')).toBe(answer)
})
