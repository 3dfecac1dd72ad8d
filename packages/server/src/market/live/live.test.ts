import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { currentTime, newId, setClock } from '../../platform/act.ts'
import { fileStore, keyOf } from '../../platform/files.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { handInPapers, makeFilm, prepareLive } from '../../testing/live/announced.ts'
import { putOnSale, type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { findLedgerGaps } from '../stock/stock.sql.ts'
import { announceLive } from './announce-live.ts'
import { hideMessage, muteAuthor, ruleChat } from './chat/moderate.ts'
import { sayInLive } from './chat/say.ts'
import { answerComplaint, complainOfLive, followComplaint, readComplaints } from './complain.ts'
import { endSilentLives, forgetOldLives } from './follow-lives.ts'
import { beginLive, endLive } from './go-live.ts'
import { addPaper, refusePaper, verifyHost } from './keep-papers.ts'
import { mediaEngine } from './media/media-engine.ts'
import { findLiveByKey, streamKeyOf } from './media/stream-key.ts'
import { takePictures } from './media/take-pictures.ts'
import { readDeskLive, readPapers } from './read-desk.ts'
import { pinProduct, putInBag, setFlash, takeOutOfBag } from './selling/fill-bag.ts'
import { orderLive, readLiveCart } from './selling/order-live.ts'
import { readLive, readRoom } from './selling/read-room.ts'
import { banProduct, stopLive, warnLive } from './stop-live.ts'

let running: TestApp
let sold: Recognised
let offerId: string
let officer: Awaited<ReturnType<typeof createActor>>

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  offerId = await putOnSale(sold, 40)
  officer = await createActor({ role: 'commune-officer', communeCode: '32047' })
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

const inMinutes = (minutes: number) => setClock(() => new Date(Date.now() + minutes * 60_000))
const announced = { title: 'Phiên thử', about: '', startsAt: new Date(Date.now() + 3_600_000) }
const author = (n: number) => Buffer.alloc(32, n)
const buyer = { name: 'Người Mua Thử', phone: '0900000009', address: 'Số 9 phố Thử', provinceCode: '79' }

async function buy(sessionId: string, quantity = 1, more: { key?: string; seenDong?: number } = {}) {
  const wish = { sessionId, offerId, quantity }
  const seenDong = more.seenDong ?? (await readLiveCart(wish)).totalDong
  return orderLive(visitor, { ...wish, key: more.key ?? newId(currentTime()), buyer, payWay: 'cash', seenDong })
}

describe('before going live', () => {
  test('nobody sells live but the producer and the officer of its commune', async () => {
    await expect(announceLive(visitor, announced)).rejects.toThrow('unauthenticated')
    await expect(announceLive(await createActor({ role: 'provincial-officer' }), announced)).rejects.toThrow(
      'forbidden.role',
    )
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    const organisationId = sold.producer.organisationId as string
    await expect(announceLive(stranger, { ...announced, organisationId })).rejects.toThrow('forbidden.jurisdiction')
    await expect(announceLive(await createActor({ role: 'producer' }), announced)).rejects.toThrow(
      'offer.terms-missing',
    )
    await expect(announceLive(sold.producer, { ...announced, title: 'a' })).rejects.toThrow('live.title')
  })

  test('everything that the law wants and is missing is named at once, product by product', async () => {
    const { id } = await announceLive(sold.producer, announced)
    await expect(beginLive(sold.producer, id)).rejects.toThrow(/live.host-unknown.*live.bag-empty.*live.paper-business/)
    await putInBag(sold.producer, { sessionId: id, offerId })
    await expect(beginLive(sold.producer, id)).rejects.toThrow(
      /live.host-unknown.*live.paper-business.*live.paper-quality/,
    )
    await expect(verifyHost(sold.producer, id)).rejects.toThrow('forbidden.role')
    await verifyHost(officer, id)
    await handInPapers(sold)
    expect((await readDeskLive(sold.producer, id)).live.gaps).toEqual([])
    const { papers } = await readPapers(officer, sold.producer.organisationId)
    await refusePaper(officer, {
      id: papers.find(({ kind }) => kind === 'quality')?.id as string,
      why: 'Bản mờ, không đọc được',
    })
    await expect(beginLive(sold.producer, id)).rejects.toThrow('live.paper-quality')
    const other = await createActor({ role: 'producer', organisationId: sold.producer.organisationId as string })
    await expect(beginLive(other, id)).rejects.toThrow('forbidden.live-host')
    await expect(
      addPaper(sold.producer, { kind: 'quality', productId: '', number: '', issuedOn: '', untilOn: '' }, undefined),
    ).rejects.toThrow('live.paper-file')
  })

  test('a page tells what is missing, and a key for OBS to who sells alone', async () => {
    const { id } = await announceLive(sold.producer, announced)
    const own = await signIn(sold.producer)
    const page = await running.app.inject({ url: `/market/live/${id}`, headers: own.headers })
    expect(page.body).toContain('Giỏ hàng của phiên đang trống')
    const looksOn = await signIn(officer)
    const same = await running.app.inject({ url: `/market/live/${id}`, headers: looksOn.headers })
    expect(same.body).toContain('Dừng khẩn cấp')
    expect(same.body).not.toContain(streamKeyOf(await readLive(id)))
  })
})

describe('on air', () => {
  let id: string
  beforeAll(async () => {
    id = await prepareLive(sold, [offerId])
    await beginLive(sold.producer, id)
  })

  test('a flash price is sold out of its own stock, by the server’s clock, and then the usual one', async () => {
    await expect(
      setFlash(sold.producer, { sessionId: id, offerId, dong: 150_000, minutes: 5, quantity: 3 }),
    ).rejects.toThrow('live.flash-price')
    await setFlash(sold.producer, { sessionId: id, offerId, dong: 99_000, minutes: 5, quantity: 3 })
    const [item] = (await readRoom(id)).items
    expect(item).toMatchObject({ priceDong: 99_000, wasDong: 150_000, left: 3 })
    const key = newId(currentTime())
    const { code } = await buy(id, 2, { key })
    expect(await buy(id, 2, { key })).toEqual({ code })
    await buy(id, 1)
    const [after] = (await readRoom(id)).items
    expect(after).toMatchObject({ priceDong: 150_000 })
    await expect(buy(id, 1, { seenDong: 99_000 + 30_000 })).rejects.toThrow('order.price-changed')
    await setFlash(sold.producer, { sessionId: id, offerId, dong: 120_000, minutes: 5, quantity: 2 })
    inMinutes(6)
    expect((await readRoom(id)).items[0]).toMatchObject({ priceDong: 150_000 })
    setClock(() => new Date())
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })

  test('a stranger neither pins nor fills, and what is taken out gives its stock back', async () => {
    const other = await createActor({ role: 'producer' })
    await expect(pinProduct(other, { sessionId: id, offerId })).rejects.toThrow('forbidden.organisation')
    await pinProduct(sold.producer, { sessionId: id, offerId })
    expect((await readRoom(id)).pinned).toBe(offerId)
    await takeOutOfBag(sold.producer, { sessionId: id, offerId })
    expect((await readRoom(id)).items).toEqual([])
    await expect(buy(id)).rejects.toThrow('not-found.live-item')
    await putInBag(sold.producer, { sessionId: id, offerId })
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })

  test('the whole way to buy works without a script', async () => {
    const page = await running.app.inject({ url: `/live/${id}` })
    expect(page.body).toContain(`/live/${id}/checkout`)
    expect(page.body).toContain('Phản ánh phiên này')
    const form = { offer: offerId, quantity: '1', ...buyer, [`pay-${sold.producer.organisationId}`]: 'cash' }
    const post = (more: Record<string, string>) =>
      running.app.inject({
        method: 'POST',
        url: `/live/${id}/checkout`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...form, ...more }).toString(),
      })
    const asked = await running.app.inject({ url: `/live/${id}/checkout?offer=${offerId}&quantity=1` })
    expect(asked.body).toContain(`action="/live/${id}/checkout"`)
    expect((await post({ step: 'review', phone: '' })).statusCode).toBe(422)
    const review = (await post({ step: 'review' })).body
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(review) ?? []
    const [, seenDong = ''] = /name="seenDong" value="(\d+)"/.exec(review) ?? []
    const done = await post({ step: 'order', key, seenDong })
    expect(done.statusCode).toBe(303)
    expect(done.headers.location).toMatch(/^\/orders\/.+new=1/)
    expect((await readDeskLive(sold.producer, id)).live.sold.orders).toBe(3)
  })

  test('what is said is kept once, slowly, in allowed words, and hidden by who may', async () => {
    await ruleChat(sold.producer, { sessionId: id, slowSeconds: 30, blockedWords: 'lừa đảo' })
    const say = (n: number, words: string) =>
      sayInLive(visitor, { sessionId: id, name: 'Khách', words, author: author(n) })
    const both = await Promise.allSettled([say(1, 'Mật còn không?'), say(1, 'Mật còn không??')])
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    await expect(say(1, 'Nhanh quá')).rejects.toThrow('live.chat-too-fast')
    await expect(say(2, 'Đồ LỪA   ĐẢO!')).rejects.toThrow('live.chat-blocked')
    const { id: message } = await say(3, 'Tôi bán chỗ khác rẻ hơn')
    await expect(hideMessage(await createActor({ role: 'producer' }), { sessionId: id, id: message })).rejects.toThrow(
      'forbidden.organisation',
    )
    await muteAuthor(sold.producer, { sessionId: id, id: message })
    inMinutes(2)
    await expect(say(3, 'Vẫn nói')).rejects.toThrow('live.chat-too-fast')
    await say(1, 'Cảm ơn')
    const page = await running.app.inject({ url: `/live/${id}` })
    expect(page.body).toContain('Cảm ơn')
    expect(page.body).not.toContain('rẻ hơn')
  })

  test('anybody complains without a name, and only officers of the area answer', async () => {
    await expect(complainOfLive(visitor, { sessionId: id, offerId, kind: 'x', words: 'ngắn' })).rejects.toThrow(
      /live.complaint-kind.*live.complaint-words/,
    )
    const { code } = await complainOfLive(visitor, {
      sessionId: id,
      offerId,
      kind: 'false-claims',
      words: 'Nói là chữa được bệnh.',
    })
    const { complaints, onAir } = await readComplaints(officer, undefined)
    expect(complaints[0]).toMatchObject({ code, kind: 'false-claims' })
    expect(onAir.map(({ live }) => live.id)).toContain(id)
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    expect((await readComplaints(stranger, undefined)).complaints).toEqual([])
    const answer = { id: complaints[0]?.id as string, answer: 'Đã nhắc người bán gỡ lời nói.' }
    await expect(answerComplaint(stranger, answer)).rejects.toThrow('forbidden.jurisdiction')
    await answerComplaint(officer, answer)
    await expect(answerComplaint(officer, answer)).rejects.toThrow('conflict.live-complaint-answered')
    expect((await followComplaint(code))?.answer).toContain('gỡ lời')
  })

  test('pictures come by the key of this sale alone, and its host may drop for 45 seconds', async () => {
    const live = await readLive(id)
    expect((await findLiveByKey(streamKeyOf(live)))?.id).toBe(id)
    expect(await findLiveByKey(streamKeyOf({ ...live, keyVersion: 9 }))).toBeUndefined()
    const source = { sessionId: id, kind: 'browser', format: 'mp4' } as const
    await expect(takePictures({ ...source, mustTranscode: true }, { transcodes: 0 })).rejects.toThrow('live.codec')
    const pictures = await takePictures({ ...source, mustTranscode: false }, { transcodes: 0 })
    expect((await readRoom(id)).isSilent).toBe(false)
    await pictures.write(makeFilm(2))
    pictures.end()
    expect(await pictures.ended).toBeUndefined()
    expect((await readRoom(id)).isSilent).toBe(true)
    const playlist = await running.app.inject({ url: `/live/${id}/media/index.m3u8` })
    expect(playlist.headers['content-type']).toContain('mpegurl')
    const [piece] = playlist.body.split('\n').filter((line) => line.endsWith('.m4s'))
    expect((await running.app.inject({ url: `/live/${id}/media/${piece}` })).rawPayload.toString('latin1', 4, 8)).toBe(
      'moof',
    )
    inMinutes(0.5)
    expect(await endSilentLives()).toBe(0)
    inMinutes(1)
    expect(await endSilentLives()).toBe(1)
    expect((await readLive(id)).status).toBe('ended')
    setClock(() => new Date())
  })

  test('its recording has a chapter a product, is shown in parts, and the products are sold on at the usual price', async () => {
    await running.deliverEvents()
    const live = await readLive(id)
    expect(live.replayMs).toBeGreaterThan(1500)
    const vtt = await running.app.inject({ url: `/live/${id}/chapters.vtt` })
    expect(vtt.body).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:0\d\.\d{3}\n.*Chai 500 ml/)
    const part = await running.app.inject({ url: `/live/${id}/media/replay.mp4`, headers: { range: 'bytes=0-99' } })
    expect([part.statusCode, part.rawPayload.length]).toEqual([206, 100])
    // It lies in the store of files, where every machine finds it, and no more where it was made.
    expect((await fileStore().sizeOf(keyOf(live.replaySha256 as string))) ?? 0).toBe(live.replayBytes)
    expect(mediaEngine().findFile(id, 'replay.mp4')).toBeUndefined()
    await buy(id, 1, { seenDong: 180_000 })
    expect(await inTransaction(findLedgerGaps)).toEqual([])
    const asides = await inTransaction(
      (tx) => tx`select 1 from market.stock_aside where purpose_id = ${id} and ended_at is null`,
    )
    expect(asides.length).toBe(0)
  })
})

describe('an officer of the area', () => {
  test('warns, takes a product off the screen for good, and stops a sale at once with a reason', async () => {
    const id = await prepareLive(sold, [offerId])
    await beginLive(sold.producer, id)
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    await expect(stopLive(stranger, { id, reason: 'Không thuộc địa bàn' })).rejects.toThrow('forbidden.jurisdiction')
    await expect(stopLive(officer, { id, reason: 'x' })).rejects.toThrow('live.stop-reason')
    await expect(stopLive(sold.producer, { id, reason: 'Tự dừng phiên này' })).rejects.toThrow('forbidden.role')
    await warnLive(officer, { id, warning: 'Nội dung về công dụng chưa được kiểm chứng.' })
    expect((await readRoom(id)).warning).toContain('kiểm chứng')
    await banProduct(officer, { id, offerId })
    expect((await readRoom(id)).items).toEqual([])
    await expect(putInBag(sold.producer, { sessionId: id, offerId })).rejects.toThrow('forbidden.live-item')
    await stopLive(officer, { id, reason: 'Quảng cáo sai công dụng chữa bệnh.' })
    const page = await running.app.inject({ url: `/live/${id}` })
    expect(page.body).toContain('Quảng cáo sai công dụng chữa bệnh.')
    await expect(endLive(sold.producer, id)).rejects.toThrow('conflict.live-moved-on')
    const [line] = await inTransaction(
      (tx) => tx`select action, person_id as by from audit.line where action = 'live.stop' and outcome = 'done'`,
    )
    expect(line?.by).toBe(officer.personId)
  })
})

describe('afterwards', () => {
  test('a certificate that is withdrawn during a sale takes its product off the screen, and nobody buys it', async () => {
    const other = await recogniseProduct(running)
    const theirs = await putOnSale(other, 9)
    const id = await prepareLive(other, [theirs])
    await beginLive(other.producer, id)
    await setFlash(other.producer, { sessionId: id, offerId: theirs, dong: 90_000, minutes: 200, quantity: 4 })
    expect((await readRoom(id)).items.length).toBe(1)
    await withdrawStars(other)
    expect((await readRoom(id)).items).toEqual([])
    await running.deliverEvents()
    const { live } = await readDeskLive(other.producer, id)
    expect(live.items[0]?.removedWhy).toBe('certificate')
    await expect(
      orderLive(visitor, {
        sessionId: id,
        offerId: theirs,
        quantity: 1,
        key: newId(currentTime()),
        buyer,
        payWay: 'cash',
        seenDong: 1,
      }),
    ).rejects.toThrow('not-found.live-item')
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })

  test('recording, names and words are erased after three years, and not before', async () => {
    setClock(() => new Date(Date.now() + 1090 * 86_400_000))
    expect(await forgetOldLives()).toBe(0)
    setClock(() => new Date(Date.now() + 1105 * 86_400_000))
    expect(await forgetOldLives()).toBeGreaterThan(1)
    expect(
      await inTransaction((tx) => tx`select sha256 from platform.written_file where media_type = 'video/mp4'`),
    ).toEqual([])
    const kept = await inTransaction(
      (tx) => tx`select 1 from market.live_message where words is not null or author_name is not null`,
    )
    expect(kept.length).toBe(0)
  })
})
