import { randomUUID } from 'node:crypto'
import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { askToBuy, verifyBuyer } from '../demand/know-buyer.ts'
import { readOffer } from '../shop/read-offer.ts'
import { findAside } from '../stock/aside.sql.ts'
import { findLedgerGaps } from '../stock/stock.sql.ts'
import { applyToFair, withdrawApplication } from './apply-to-fair.ts'
import { assignBooth, changePlan, closeFair, decideApplication, openFair } from './hold-fair.ts'
import { askToMeet, moveMeeting } from './meet-at-fair.ts'
import { readFair, readFairReport } from './read-fairs.ts'
import { keepForStall, recordStallSale } from './sell-at-stall.ts'

const day = 86_400_000
let running: TestApp
let coops: [Recognised, Recognised, Recognised]
let officer: Actor
let buyer: Actor

const orgOf = (who: Actor) => who.organisationId as string
const today = () => legalDateOf(new Date())
const later = (days: number) => setClock(() => new Date(Date.now() + days * day))
const at = (days: number, time: string) => new Date(`${addDays(today(), days)}T${time}:00+07:00`)

const fairForm = () => ({
  ...{
    name: 'Hội chợ OCOP Cà Mau (mẫu)',
    about: '',
    place: 'Quảng trường Mẫu',
    provinceCode: '96',
    plan: 'Khu A: A1 A2 _ A3\nB1',
  },
  ...{ fromOn: addDays(today(), 10), untilOn: addDays(today(), 12), applyUntil: addDays(today(), 5) },
})

async function openWith(...accepted: Recognised[]): Promise<{ fairId: string; applications: string[] }> {
  const { id: fairId } = await openFair(officer, fairForm())
  const applications: string[] = []
  for (const { producer, productId } of accepted) {
    await applyToFair(producer, { fairId, productIds: [productId], words: '' })
    const own = (await readFair(producer, fairId)).own?.id as string
    await decideApplication(officer, { fairId, applicationId: own, accepts: true, why: '' })
    applications.push(own)
  }
  return { fairId, applications }
}

beforeAll(async () => {
  running = await openApp()
  officer = await createActor({ role: 'provincial-officer' })
  coops = [await recogniseProduct(running), await recogniseProduct(running), await recogniseProduct(running)]
  buyer = await createActor({ role: 'producer' })
  await askToBuy(buyer, { kind: 'restaurant', about: 'Nhà hàng mẫu ven sông', phone: '0900000004' })
  await verifyBuyer(officer, { organisationId: orgOf(buyer), isKnown: true, why: '' })
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

describe('a fair', () => {
  test('is opened by an officer of its province alone, and says at once all that is wrong with it', async () => {
    await expect(openFair(visitor, fairForm())).rejects.toThrow('unauthenticated')
    await expect(openFair(coops[0].producer, fairForm())).rejects.toThrow('forbidden.role')
    const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    await expect(openFair(stranger, fairForm())).rejects.toThrow('forbidden.jurisdiction')
    const wrong = { ...fairForm(), name: 'x', provinceCode: '00', untilOn: '2020-01-01', plan: 'A1 A1' }
    await expect(openFair(officer, wrong)).rejects.toThrow(/fair.name.*fair.days.*demand.province.*fair.plan/)
  })

  test('takes producers whose stars hold, until its day for it', async () => {
    const { fairId } = await openWith()
    const [first, second] = coops
    const apply = (who: Actor, productIds: string[]) => applyToFair(who, { fairId, productIds, words: '' })
    await expect(apply(first.producer, [])).rejects.toThrow('fair.products')
    await expect(apply(first.producer, [second.productId])).rejects.toThrow('fair.products')
    await expect(apply(officer, [first.productId])).rejects.toThrow('forbidden.role')
    await apply(first.producer, [first.productId])
    const applicationId = (await readFair(first.producer, fairId)).own?.id as string
    const decided = { fairId, applicationId, accepts: false, why: '' }
    await expect(decideApplication(first.producer, decided)).rejects.toThrow('forbidden.role')
    await expect(decideApplication(officer, decided)).rejects.toThrow('demand.why')
    await decideApplication(officer, { ...decided, why: 'Hết chỗ' })
    await expect(apply(first.producer, [first.productId])).rejects.toThrow('conflict.application-decided')
    later(6)
    await expect(apply(second.producer, [second.productId])).rejects.toThrow('conflict.applying-over')
  })

  test('gives a booth once, whoever asks for it at the same time, and keeps given booths on its plan', async () => {
    const { fairId, applications } = await openWith(...coops)
    const race = await Promise.allSettled(
      applications.map((applicationId) => assignBooth(officer, { fairId, applicationId, code: 'a1' })),
    )
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of race)
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('conflict.booth-taken')
    const [applicationId = ''] = applications
    await expect(assignBooth(officer, { fairId, applicationId, code: 'Z9' })).rejects.toThrow('conflict.booth-taken')
    await expect(changePlan(officer, { fairId, plan: 'B1 B2' })).rejects.toThrow('fair.plan-given')
    await changePlan(officer, { fairId, plan: 'Khu A: A1 A2 A4' })
    expect((await readFair(officer, fairId)).booths.map(({ code }) => code)).toEqual(['A1', 'A2', 'A4'])
    const { headers } = await signIn(officer)
    const asProgram = async (url: string) => (await running.app.inject({ url, headers })).json()
    expect((await asProgram('/api/v1/fairs')).fairs).toContainEqual(expect.objectContaining({ id: fairId }))
    const plan = (await asProgram(`/api/v1/fairs/${fairId}`)).booths as { code: string; holder: string | null }[]
    expect(plan.map(({ code, holder }) => [code, holder !== null])).toEqual([
      ['A1', true],
      ['A2', false],
      ['A4', false],
    ])
    const holder = (await readFair(officer, fairId)).applications.find(({ boothCode }) => boothCode === 'A1')
    const leaving = coops.find(({ producer }) => orgOf(producer) === holder?.organisationId)?.producer as Actor
    await withdrawApplication(leaving, { fairId })
    const other = applications.find((id) => id !== holder?.id) as string
    await assignBooth(officer, { fairId, applicationId: other, code: 'A1' })
  })
})

describe('a meeting', () => {
  test('seats nobody twice at one time: buyer and producer are held by one exclusion', async () => {
    const { fairId } = await openWith(...coops)
    const ask = (withId: string, time: string, minutes = 30) =>
      askToMeet(buyer, { fairId, withId, as: 'buyer', startsAt: at(10, time), minutes, words: '' })
    const race = await Promise.allSettled(coops.map(({ producer }) => ask(orgOf(producer), '09:00')))
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of race)
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('conflict.seat-taken')
    const first = orgOf(coops[0].producer)
    await expect(ask(first, '09:15')).rejects.toThrow('conflict.seat-taken')
    const { id: meetingId } = await ask(first, '09:30')
    await expect(ask(orgOf(coops[1].producer), '09:45')).rejects.toThrow('conflict.seat-taken')
    await expect(moveMeeting(buyer, { meetingId, move: 'agree' })).rejects.toThrow('forbidden.meeting-asker')
    await expect(moveMeeting(coops[1].producer, { meetingId, move: 'agree' })).rejects.toThrow('not-found.meeting')
    await moveMeeting(coops[0].producer, { meetingId, move: 'decline' })
    await ask(orgOf(coops[1].producer), '09:45')
  })

  test('is between a buyer that is known and a producer at the fair, on its days', async () => {
    const { fairId } = await openWith(coops[0])
    const asked = {
      fairId,
      withId: orgOf(coops[0].producer),
      as: 'buyer' as const,
      startsAt: at(11, '14:00'),
      minutes: 30,
      words: '',
    }
    await expect(askToMeet(coops[1].producer, asked)).rejects.toThrow('forbidden.not-a-buyer')
    await expect(askToMeet(officer, asked)).rejects.toThrow('forbidden.role')
    await expect(askToMeet(buyer, { ...asked, withId: orgOf(coops[1].producer) })).rejects.toThrow(
      'meeting.not-at-fair',
    )
    await expect(askToMeet(buyer, { ...asked, startsAt: at(9, '14:00'), minutes: 20 })).rejects.toThrow(
      /meeting.day.*meeting.minutes/,
    )
    const { id: meetingId } = await askToMeet(buyer, asked)
    await moveMeeting(coops[0].producer, { meetingId, move: 'agree' })
    await expect(moveMeeting(buyer, { meetingId, move: 'hold' })).rejects.toThrow('meeting.ahead')
    later(12)
    await moveMeeting(buyer, { meetingId, move: 'hold', outcome: 'Hẹn gửi mẫu' })
    expect((await readFairReport(officer, fairId)).meetings).toEqual({ asked: 1, held: 1, missed: 0 })
  })
})

describe('a stall', () => {
  test('sells out of what was set aside for it, once for each id a phone made, and never more', async () => {
    const { fairId } = await openWith(coops[0])
    const [{ producer }, other] = coops
    const offerId = await putOnSale(coops[0], 30, 'Hũ hội chợ')
    await expect(keepForStall(other.producer, { fairId, offerId, quantity: 1 })).rejects.toThrow(
      'forbidden.organisation',
    )
    await keepForStall(producer, { fairId, offerId, quantity: 12 })
    expect((await readOffer(offerId)).offer.available).toBe(18)
    const sale = () => ({
      entryId: randomUUID(),
      fairId,
      offerId,
      quantity: 1,
      priceDong: 140_000,
      payWay: 'cash',
      soldOn: addDays(today(), 10),
    })
    await expect(recordStallSale(producer, sale())).rejects.toThrow('fair.sold-on')
    later(10)
    const wrong = { ...sale(), quantity: 0, priceDong: -1, payWay: 'gold' }
    await expect(recordStallSale(producer, wrong)).rejects.toThrow(/stock.quantity.*fair.price.*fair.pay-way/)
    await expect(recordStallSale(other.producer, sale())).rejects.toThrow('forbidden.organisation')
    const twice = sale()
    const [one, two] = await Promise.all([recordStallSale(producer, twice), recordStallSale(producer, twice)])
    expect(one).toEqual(two)
    await expect(recordStallSale(other.producer, twice)).rejects.toThrow('not-found.fair')
    const race = await Promise.allSettled(Array.from({ length: 20 }, () => recordStallSale(producer, sale())))
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(11)
    expect(await inTransaction((tx) => findAside(tx, { offerId, purpose: 'fair', purposeId: fairId }))).toMatchObject({
      sold: 12,
      free: 0,
    })
    expect((await readOffer(offerId)).offer.available).toBe(18)
  })

  test('takes what an outbox sends, closes with the fair, and what is left goes back', async () => {
    const { fairId } = await openWith(coops[1])
    const { producer } = coops[1]
    const offerId = await putOnSale(coops[1], 10, 'Hũ quầy')
    await keepForStall(producer, { fairId, offerId, quantity: 6 })
    later(11)
    const { headers, csrf } = await signIn(producer)
    const entry = randomUUID()
    const send = () => {
      const form = new FormData()
      const fields = {
        csrf,
        entry,
        offerId,
        quantity: '2',
        priceDong: '150.000',
        payWay: 'transfer',
        soldOn: addDays(today(), 11),
      }
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return running.app.inject({
        method: 'POST',
        url: `/api/v1/fairs/${fairId}/sales`,
        headers,
        payload: form as never,
      })
    }
    const [first, again] = [await send(), await send()]
    expect(first.statusCode).toBe(200)
    expect(again.json()).toEqual(first.json())
    const stall = await running.app.inject({ url: `/fairs/${fairId}/stall`, headers })
    expect(stall.body).toContain(first.json().receipt)
    await expect(closeFair(officer, fairId)).rejects.toThrow('fair.still-on')
    later(13)
    await expect(closeFair(producer, fairId)).rejects.toThrow('forbidden.role')
    expect(await closeFair(officer, fairId)).toEqual({ putBack: 4 })
    await expect(closeFair(officer, fairId)).rejects.toThrow('conflict.fair-closed')
    expect((await readOffer(offerId)).offer.available).toBe(8)
    expect(await inTransaction(findLedgerGaps)).toEqual([])
    const report = await readFairReport(officer, fairId)
    expect(report.rows[0]?.total).toMatchObject({ sales: 1, quantity: 2, dong: 300_000, cashDong: 0 })
    await expect(readFairReport(producer, fairId)).rejects.toThrow('forbidden.role')
    const { headers: by } = await signIn(officer)
    const get = (url: string) => running.app.inject({ url: `/fairs/${fairId}${url}`, headers: by })
    expect((await get('/report.csv')).body).toContain('300000')
    expect((await get('/report.pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    for (const url of ['', '/meetings', '/report']) expect((await get(url)).statusCode).toBe(200)
  })
})
