import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../demo/seed-demo.ts'
import { currentTime, newId, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { serialOf } from '../labels/allot-serials.ts'
import { addNextRange } from '../labels/serial-ranges.sql.ts'
import { forgetScans } from './forget-scans.ts'
import { keepScans } from './note-scan.ts'
import { readAlarms, settleAlarm } from './read-alarms.ts'

let running: TestApp
let maker: Actor
let path: string
let unknown: string
let former: () => Date
let now = new Date('2026-11-24T02:10:00Z')

beforeAll(async () => {
  running = await openApp()
  await seedDemo()
  await running.deliverEvents()
  former = setClock(() => now)
  await inTransaction(async (tx) => {
    const [lot] = await tx<{ id: string; key: string; organisationId: string }[]>`
      select l.id, l.key, l.organisation_id as "organisationId" from trace.lot l
      join trace.product_key k on k.key = l.key where k.product_id is not null order by l.made_at limit 1`
    if (!lot) throw new Error('the demo has no lot of a product')
    maker = await createActor({ role: 'producer', organisationId: lot.organisationId })
    const wanted = { key: lot.key, lotId: lot.id, amount: 10, secret: new Uint8Array(16), at: currentTime() }
    const firstNo = (await addNextRange(tx, { ...wanted, by: newId(currentTime()) }))?.firstNo as number
    path = `/q/${lot.key}/21/${serialOf(wanted, firstNo)}`
    unknown = `/q/${lot.key}/21/${firstNo + 5}-0000`
  })
})
afterAll(async () => {
  setClock(former)
  await running.close()
})

const look = async (url: string, reader: string) => {
  const answer = await running.app.inject({ url, headers: { accept: 'text/html', 'user-agent': reader } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}
const all = <T extends object>(what: 'scan' | 'scan_salt' | 'scan_month') =>
  inTransaction((tx) => tx<T[]>`select * from ${tx(`trace.${what}`)}`)
/** Those of this file: the demo has scans and an alarm of its own. */
const ofOurs = <T extends { serial: string }>(rows: readonly T[]) =>
  rows.filter(({ serial }) => path.endsWith(serial) || unknown.endsWith(serial))
const scansOf = async () => ofOurs(await all<ScanRow>('scan'))
const alarmsOf = async (who: Actor) => ofOurs(await readAlarms(who, undefined))
type ScanRow = { serial: string; at: Date; reader: Uint8Array; province_code: null }
const twoPlaces = async () => (await alarmsOf(maker)).find(({ kind }) => kind === 'two-places')
const doubt = 'đã được quét nhiều hơn'

test('a look is kept by the hour under a mark of the day: no address, no program, nothing that links two pieces', async () => {
  await look(path, 'one phone')
  await look(unknown, 'one phone')
  expect(await scansOf()).toEqual([])
  await keepScans()
  const scans = await scansOf()
  expect(Object.keys(scans[0] as object).sort()).toEqual(['at', 'id', 'key', 'province_code', 'reader', 'serial'])
  expect(scans.map(({ at }) => at.toISOString())).toEqual(Array(2).fill('2026-11-24T02:00:00.000Z'))
  expect(new Set(scans.map(({ reader }) => Buffer.from(reader).toString('hex'))).size).toBe(2)
})

test('one reader of a serial that nobody was given is no alarm, a second one is', async () => {
  expect(await alarmsOf(maker)).toEqual([])
  await look(unknown, 'another phone')
  await keepScans()
  expect((await alarmsOf(maker)).map(({ kind }) => kind)).toEqual(['never-allotted'])
})

test('a piece in Cà Mau and in Hà Nội within the hour is an alarm, and its page says so in neutral words', async () => {
  await look(`${path}?place=96`, 'one phone')
  expect(await look(`${path}?place=01`, 'another phone')).not.toContain(doubt)
  await keepScans()
  expect(await twoPlaces()).toMatchObject({ facts: { provinces: ['96', '01'] } })
  expect(await look(path, 'a third phone')).toContain(doubt)
})

test('alarms are for the maker and for the authorities of its place; nobody else settles them', async () => {
  const alarms = await alarmsOf(maker)
  const there = await createActor({ role: 'provincial-officer', provinceCode: '96' })
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  const stranger = await createActor({ role: 'producer' })
  expect(await alarmsOf(there)).toHaveLength(alarms.length)
  expect(await readAlarms(elsewhere, undefined)).toEqual([])
  expect(await readAlarms(stranger, undefined)).toEqual([])
  await expect(readAlarms(await createActor({ role: 'council-member' }), undefined)).rejects.toThrow('forbidden.role')
  const settling = { id: (await twoPlaces())?.id as string, outcome: 'no-copies', words: 'Đã mua mẫu và so nhãn' }
  for (const who of [elsewhere, stranger])
    await expect(settleAlarm(who, settling)).rejects.toThrow('not-found.clone-alarm')
  await expect(settleAlarm(await createActor({ role: 'auditor' }), settling)).rejects.toThrow('forbidden.role')
  await expect(settleAlarm(maker, { ...settling, outcome: '' })).rejects.toThrow('clone-alarm.outcome-missing')
  await settleAlarm(maker, settling)
  await expect(settleAlarm(maker, settling)).rejects.toThrow('conflict.clone-alarm-settled')
  expect(await look(path, 'a fourth phone')).not.toContain(doubt)
})

test('the salt of a day goes in the night after, single scans after 90 days; their number a month stays', async () => {
  await keepScans()
  const kept = (await all('scan')).length
  now = new Date('2026-11-25T17:10:00Z')
  await forgetScans()
  expect(await all('scan_salt')).toEqual([])
  expect(await all('scan')).toHaveLength(kept)
  now = new Date('2027-03-01T17:10:00Z')
  await forgetScans()
  expect(await all('scan')).toEqual([])
  expect(await all('scan_month')).toEqual([expect.objectContaining({ scans: kept })])
})

test('a code that is none of ours leads nowhere', async () => {
  const asked = (code: string) => running.app.inject({ url: `/scans/place?code=${encodeURIComponent(code)}` })
  expect((await asked('//evil.example/q/x')).statusCode).toBe(404)
  expect((await asked(path)).body).toContain(`action="${path}"`)
})
