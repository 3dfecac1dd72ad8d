import { randomBytes } from 'node:crypto'
import { placeCode } from '@saolang/core/trace/diary/to-events.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram } from '../../testing/programs.ts'
import { type MadeProduct, makeProduct } from '../../testing/published-lots.ts'
import { listAreasOf } from '../areas/areas.sql.ts'
import { codeOrigin, getProductKey } from '../product-key.ts'
import { adoptLot } from './adopt-lot.ts'
import { publishLot } from './publish.ts'

let running: TestApp
let made: MadeProduct
let key: string
let code: string
let places: { yard: string; shed: string }

beforeAll(async () => {
  running = await openApp()
  made = await makeProduct({ lots: 1, expiresOn: '2030-01-01' })
  const means = { now: currentTime(), newRandom: (count: number) => new Uint8Array(randomBytes(count)) }
  key = (await inTransaction((tx) => getProductKey({ tx, ...means }, made.productId))).key
  const areas = await inTransaction((tx) => listAreasOf(tx, made.maker.organisationId as string))
  const at = (kind: string) => placeCode(codeOrigin(), areas.find((area) => area.kind === kind)?.key as string)
  places = { yard: at('bee-yard'), shed: at('workshop') }
  code = ownCode({ origin: codeOrigin(), key, lot: 'EPCIS-1' })
})
afterAll(() => running.close())

/** The honey chain as another program tells it: gathered at the yard, filled at the workshop. */
async function tellChain(): Promise<void> {
  const raw = `https://example.org/raw/${newId(currentTime())}`
  const about = (hours: number) => ({
    eventTime: new Date(currentTime().getTime() - hours * 3_600_000).toISOString(),
    eventTimeZoneOffset: '+07:00',
  })
  const at = (id: string) => ({ readPoint: { id }, bizLocation: { id } })
  const eventList = [
    {
      ...{ type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', ...about(48), ...at(places.yard) },
      quantityList: [{ epcClass: raw, quantity: 10, uom: 'KGM' }],
    },
    {
      ...{ type: 'TransformationEvent', bizStep: 'commissioning', ...about(24), ...at(places.shed) },
      inputQuantityList: [{ epcClass: raw, quantity: 10, uom: 'KGM' }],
      outputQuantityList: [{ epcClass: code, quantity: 20 }],
      ilmd: { 'cbvmda:itemExpirationDate': '2028-11-01' },
    },
  ]
  const program = await openProgram(running.app, {
    role: 'producer',
    organisationId: made.maker.organisationId as string,
  })
  const answer = await program.post('/epcis/capture', {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: currentTime().toISOString() },
    epcisBody: { eventList },
  })
  expect(answer.status).toBe(202)
}

const adopt = (told: string, who = made.maker) => adoptLot(who, { productId: made.productId, code: told })

test('a lot of another product, one that nobody told, and a stranger’s wish are refused with the reason', async () => {
  await expect(adopt(ownCode({ origin: codeOrigin(), key: 'YS5AW9RBW44J', lot: 'A' }))).rejects.toThrow(
    'lot.not-of-this-product',
  )
  await expect(adopt('NOBODY')).rejects.toThrow('lot.unmentioned')
  await expect(adopt('EPCIS-1', await createActor({ role: 'producer' }))).rejects.toThrow('forbidden.organisation')
})

test('a lot told over EPCIS alone is taken in, published at the same gate, and answers whoever scans it', async () => {
  await tellChain()
  const lotId = await adopt(code)
  await expect(adopt('EPCIS-1')).rejects.toThrow('conflict.lot-known')
  await publishLot(made.maker, { lotId })
  const page = await running.app.inject({ url: `/q/${key}/10/EPCIS-1`, headers: { accept: 'text/html' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('EPCIS-1')
  expect(page.body).toContain('01/11/2028')
})
