import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Demand } from '@saolang/core/market/demand/demand.ts'
import { monthsFrom } from '@saolang/core/market/demand/months.ts'
import type { QuoteTerms } from '@saolang/core/market/demand/quote.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { configureMessengers } from '../../platform/messenger/messenger.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { goodTerms, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { getProductKey } from '../../trace/product-key.ts'
import { saveTerms } from '../offers/save-terms.ts'
import { answerQuestion, askQuestion } from './ask-and-answer.ts'
import { callOff, moveCallOff, sendDelivery, settleDelivery } from './contracts/call-off.ts'
import { readFramework, readOutcomes } from './contracts/read-frameworks.ts'
import { proposeTerms, signFramework } from './contracts/sign-framework.ts'
import { declareSupply } from './declare-supply.ts'
import { followDemands } from './follow-demands.ts'
import { askToBuy, verifyBuyer } from './know-buyer.ts'
import { closeDemand, postDemand } from './post-demand.ts'
import { awardQuote } from './quotes/award-quote.ts'
import { askForSample, moveSample } from './quotes/move-sample.ts'
import { readDemand, readDemands } from './quotes/read-demand.ts'
import { answerToShare, askToShare, saveQuote, sendQuote, withdrawQuote } from './quotes/write-quote.ts'

const day = 86_400_000
let running: TestApp
let coops: [Recognised, Recognised, Recognised]
let buyer: Actor
let officer: Actor
let months: string[]

const later = (days: number) => setClock(() => new Date(Date.now() + days * day))
const orgOf = (who: Actor) => who.organisationId as string
const amounts = (...quantities: number[]) =>
  quantities.map((quantity, i) => ({ month: months[i + 1] as string, quantity }))

const demandOf = (change: Partial<Demand> = {}): Demand & { invited: string[] } => ({
  ...{
    title: 'Mật ong cho siêu thị (mẫu)',
    setNo: setNo(),
    unit: 'kg' as const,
    minStar: 3,
    papers: [],
    quality: '',
    packing: '',
  },
  ...{ minShelfDays: 180, deliveryPlace: 'Kho Mẫu', deliveryProvince: '79', fromProvinces: [] },
  ...{ priceFromDong: null, priceToDong: null, access: 'open' as const, invited: [] },
  replyBy: new Date(currentTime().getTime() + 3 * day),
  months: amounts(900, 600),
  ...change,
})
let knownSet = 0
const setNo = () => knownSet

const termsOf = (change: Partial<QuoteTerms> = {}): QuoteTerms => ({
  tiers: [
    { from: 0, dong: 200_000 },
    { from: 500, dong: 180_000 },
  ],
  ...{ paymentDays: 15, leadDays: 5, terms: '', validUntil: addDays(legalDateOf(currentTime()), 60) },
  ...change,
})

async function verifiedBuyer(): Promise<Actor> {
  const asking = await createActor({ role: 'producer' })
  await askToBuy(asking, { kind: 'supermarket', about: 'Siêu thị mẫu có mười hai cửa hàng', phone: '0900000002' })
  await verifyBuyer(officer, { organisationId: orgOf(asking), isKnown: true, why: '' })
  return asking
}

async function quoteAlone(demandId: string, { productId, producer }: Recognised, dong = 200_000): Promise<string> {
  const written = { demandId, productId, months: amounts(300, 200), terms: termsOf({ tiers: [{ from: 0, dong }] }) }
  const { id } = await saveQuote(producer, written)
  await sendQuote(producer, id)
  return id
}

async function makeLot({ productId, producer }: Recognised, number: string): Promise<string> {
  const identifier = `https://sao.example/q/${number}`
  await inTransaction(async (tx) => {
    const now = currentTime()
    const newRandom = (n: number) => crypto.getRandomValues(new Uint8Array(n))
    const { key } = await getProductKey({ tx, now, newRandom }, productId)
    await tx`
      insert into trace.lot (id, organisation_id, key, number, identifier, unit, step, made_on, made_at)
      values (${crypto.randomUUID()}, ${orgOf(producer)}, ${key}, ${number}, ${identifier}, 'kg', 'bottle', ${legalDateOf(now)}, ${now})`
  })
  return identifier
}

beforeAll(async () => {
  running = await openApp()
  officer = await createActor({ role: 'provincial-officer' })
  coops = [await recogniseProduct(running), await recogniseProduct(running), await recogniseProduct(running)]
  months = monthsFrom(legalDateOf(currentTime()))
  await inTransaction(async (tx) => {
    const [row] = await tx<
      { setNo: number }[]
    >`select set_no as "setNo" from registry.product where id = ${coops[0].productId}`
    knownSet = row?.setNo as number
  })
  for (const [i, { productId, producer }] of coops.entries())
    await declareSupply(producer, {
      productId,
      form: { unit: 'kg', shelfDays: 360 + i, minOrder: 10, deliversTo: [], months: amounts(300, 200), papers: [] },
    })
  buyer = await verifiedBuyer()
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

describe('who may buy in bulk', () => {
  test('only an organisation that an officer of its province knows', async () => {
    const asking = await createActor({ role: 'producer' })
    await expect(postDemand(visitor, demandOf())).rejects.toThrow('unauthenticated')
    await expect(postDemand(officer, demandOf())).rejects.toThrow('forbidden.role')
    await expect(postDemand(asking, demandOf())).rejects.toThrow('forbidden.not-a-buyer')
    await expect(askToBuy(asking, { kind: 'shop', about: 'x', phone: '1' })).rejects.toThrow(
      /demand.buyer-kind.*demand.buyer-about.*demand.buyer-phone/,
    )
    await askToBuy(asking, { kind: 'hotel', about: 'Khách sạn mẫu bên biển', phone: '0900000003' })
    const decided = { organisationId: orgOf(asking), isKnown: true, why: '' }
    const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    await expect(verifyBuyer(stranger, decided)).rejects.toThrow('forbidden.jurisdiction')
    await expect(verifyBuyer(asking, decided)).rejects.toThrow('forbidden.role')
    await expect(verifyBuyer(officer, { ...decided, isKnown: false })).rejects.toThrow('demand.why')
    await verifyBuyer(officer, { ...decided, isKnown: false, why: 'Chưa liên lạc được' })
    await expect(verifyBuyer(officer, decided)).rejects.toThrow('conflict.buyer-decided')
    await expect(postDemand(asking, demandOf())).rejects.toThrow('forbidden.not-a-buyer')
  })

  test('and a request names at once all that is wrong with it', async () => {
    const wrong = demandOf({
      title: 'x',
      setNo: 99,
      months: [],
      deliveryProvince: '',
      replyBy: currentTime(),
      priceFromDong: 5,
      priceToDong: 1,
    })
    await expect(postDemand(buyer, wrong)).rejects.toThrow(
      /demand.title.*demand.set.*demand.province.*demand.reply-by.*demand.months.*demand.price-range/,
    )
    await expect(postDemand(buyer, demandOf({ access: 'invited' }))).rejects.toThrow('demand.invited')
  })
})

describe('a request', () => {
  test('by invitation is not there for whoever was not asked', async () => {
    const [first, second] = coops
    const { id } = await postDemand(buyer, { ...demandOf({ access: 'invited' }), invited: [orgOf(first.producer)] })
    expect((await readDemand(first.producer, id)).seat).toBe('producer')
    await expect(readDemand(second.producer, id)).rejects.toThrow('not-found.demand')
    await expect(quoteAlone(id, second)).rejects.toThrow('not-found.demand')
    await expect(askQuestion(second.producer, { demandId: id, question: 'Giao ở đâu?' })).rejects.toThrow(
      'not-found.demand',
    )
    expect((await readDemands(second.producer, undefined)).open.some((row) => row.id === id)).toBe(false)
  })

  test('shows every reason for and against, and a lapsed paper speaks against', async () => {
    const { id } = await postDemand(buyer, demandOf({ papers: ['haccp'], minShelfDays: 361, fromProvinces: ['96'] }))
    const { supplies } = await readDemand(buyer, id)
    const first = supplies.find(({ organisationId }) => organisationId === orgOf(coops[0].producer))
    const told = Object.fromEntries((first?.match.reasons ?? []).map(({ code, outcome }) => [code, outcome]))
    expect(told).toMatchObject({
      group: 'for',
      star: 'for',
      unit: 'for',
      paper: 'against',
      shelf: 'against',
      from: 'for',
    })
    expect(told).toMatchObject({ capacity: 'share', delivery: 'for', 'min-order': 'for' })
    expect(first?.match.verdict).toBe('no')
  })

  test('takes no answers after its clock, and no award before', async () => {
    const { id } = await postDemand(buyer, demandOf())
    const quoteId = await quoteAlone(id, coops[0])
    const reason = 'Giá tốt và giao đều mỗi tháng'
    await expect(awardQuote(buyer, { quoteId, reason })).rejects.toThrow('quote.clock-runs')
    later(4)
    await expect(quoteAlone(id, coops[1])).rejects.toThrow('conflict.demand-over')
    await expect(withdrawQuote(coops[0].producer, quoteId)).rejects.toThrow('conflict.demand-over')
    await expect(awardQuote(buyer, { quoteId, reason: 'ok' })).rejects.toThrow('quote.award-reason')
    later(90)
    await expect(awardQuote(buyer, { quoteId, reason })).rejects.toThrow('quote.lapsed')
  })

  test('is awarded once, however many ask for it at the same time', async () => {
    const { id } = await postDemand(buyer, demandOf())
    const quotes = [await quoteAlone(id, coops[0]), await quoteAlone(id, coops[1]), await quoteAlone(id, coops[2])]
    later(4)
    const reason = 'Giá tốt và giao đều mỗi tháng'
    const all = await Promise.allSettled(
      [...quotes, ...quotes].map((quoteId) => awardQuote(buyer, { quoteId, reason })),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { quotes: read } = await readDemand(buyer, id)
    expect(read.map(({ quote }) => quote.state).toSorted()).toEqual(['awarded', 'lost', 'lost'])
    await expect(closeDemand(buyer, { id, why: 'Đổi ý' })).rejects.toThrow('conflict.demand-over')
  })

  test('may be met by a producer for whom the commune acts: its officer chooses whom', async () => {
    const { headers } = await signIn(await createActor({ role: 'commune-officer', communeCode: '32047' }))
    const [list, picker] = await Promise.all(['/demand', '/supply'].map((url) => running.app.inject({ url, headers })))
    expect(list?.body).toContain('href="/supply"')
    expect(picker?.body).toContain(`/supply?organisation=${orgOf(coops[0].producer)}`)
  })

  test('has questions that all read, and nobody but the asker knows whose they are', async () => {
    const { id: demandId } = await postDemand(buyer, demandOf())
    const { id: questionId } = await askQuestion(coops[0].producer, { demandId, question: 'Giao mấy giờ sáng?' })
    await expect(answerQuestion(coops[1].producer, { demandId, questionId, answer: 'Sáu giờ' })).rejects.toThrow(
      'forbidden.not-a-buyer',
    )
    await answerQuestion(buyer, { demandId, questionId, answer: 'Từ sáu giờ đến chín giờ' })
    await expect(answerQuestion(buyer, { demandId, questionId, answer: 'Lần nữa' })).rejects.toThrow(
      'conflict.question-answered',
    )
    const own = (await signIn(coops[0].producer)).headers
    const other = (await signIn(coops[1].producer)).headers
    const page = (headers: { cookie: string }) => running.app.inject({ url: `/demand/${demandId}`, headers })
    expect((await page(own)).body).toContain('Câu của bạn')
    const seen = (await page(other)).body
    expect(seen).toContain('Từ sáu giờ đến chín giờ')
    expect(seen).not.toContain('Câu của bạn')
    expect(seen).not.toContain(orgOf(coops[0].producer))
    const asProgram = (url: string, headers = {}) => running.app.inject({ url, headers })
    expect((await asProgram('/api/v1/demands')).statusCode).toBe(401)
    expect((await asProgram('/api/v1/demands', other)).json().open).toContainEqual(
      expect.objectContaining({ id: demandId }),
    )
    const { questions, months } = (await asProgram(`/api/v1/demands/${demandId}`, other)).json()
    expect([questions[0].isOwn, questions[0].answer, months.length > 0]).toEqual([
      false,
      'Từ sáu giờ đến chín giờ',
      true,
    ])
  })

  test('reminds those who can answer a day before, and its buyer when it is over, once', async () => {
    const [able, answered] = coops
    for (const { producer } of [able, answered]) await saveTerms(producer, { form: goodTerms })
    const sms = { url: 'http://127.0.0.1:9', key: 'k', secret: 's', brand: 'SaoLang' }
    configureMessengers({ sms }, 'https://sao.example')
    try {
      const { id } = await postDemand(buyer, demandOf())
      await quoteAlone(id, answered)
      later(2.5)
      await followDemands()
      await followDemands()
      later(3.5)
      await followDemands()
      const told = await inTransaction(
        (tx) =>
          tx<{ about: string }[]>`select about from platform.message where about like ${`demand % ${id}%`} order by id`,
      )
      expect(told.map(({ about }) => about.replace(id, 'it')).toSorted()).toEqual(
        [
          ...[able, answered].map(({ producer }) => `demand posted it ${orgOf(producer)}`),
          `demand due it ${orgOf(able.producer)}`,
          'demand over it',
        ].toSorted(),
      )
    } finally {
      configureMessengers({}, '')
    }
  })
})

describe('answers', () => {
  test('are read by their buyer and those who answer together: a matrix of everybody else', async () => {
    const [first, second, third] = coops
    const { id } = await postDemand(buyer, demandOf())
    const price = 123_457
    const quoteId = await quoteAlone(id, first, price)
    const rival = await quoteAlone(id, second, 234_569)
    const otherBuyer = await verifiedBuyer()
    const stranger = await createActor({ role: 'producer' })
    const communeOfficer = await createActor({ role: 'commune-officer' })
    const pages = [`/demand/${id}`, `/demand/${id}/compare`, `/demand/${id}/quote`, '/demand', '/demand/outcomes']
    const sees = async (who: Actor) => {
      const { headers } = await signIn(who)
      const all = await Promise.all(pages.map((url) => running.app.inject({ url, headers })))
      return all.some(({ body }) => /123[.,]?457/.test(body))
    }
    const matrix = await Promise.all(
      [buyer, first.producer, second.producer, third.producer, otherBuyer, stranger, officer, communeOfficer].map(sees),
    )
    expect(matrix).toEqual([true, true, false, false, false, false, false, false])
    const reason = 'Giá tốt và giao đều mỗi tháng'
    for (const who of [second.producer, third.producer, stranger]) {
      await expect(sendQuote(who, quoteId)).rejects.toThrow('not-found.quote')
      await expect(withdrawQuote(who, quoteId)).rejects.toThrow('not-found.quote')
      await expect(answerToShare(who, { quoteId, agrees: true })).rejects.toThrow('not-found.quote')
      await expect(awardQuote(who, { quoteId, reason })).rejects.toThrow('forbidden.not-a-buyer')
      await expect(askForSample(who, { quoteId, wanted: 'Một hũ' })).rejects.toThrow('forbidden.not-a-buyer')
    }
    await expect(awardQuote(otherBuyer, { quoteId, reason })).rejects.toThrow('not-found.demand')
    await expect(awardQuote(officer, { quoteId: rival, reason })).rejects.toThrow('forbidden.role')
  })

  test('never share an organisation: whoever stands in one stands in no other, and a draft is nobody else’s', async () => {
    const [first, second, third] = coops
    const { id: demandId } = await postDemand(buyer, demandOf())
    const written = { demandId, productId: first.productId, months: amounts(300), terms: termsOf() }
    const { id: quoteId } = await saveQuote(first.producer, written)
    expect((await readDemand(buyer, demandId)).quotes).toEqual([])
    const ask = (of: Recognised) =>
      askToShare(first.producer, {
        quoteId,
        organisationId: orgOf(of.producer),
        productId: of.productId,
        months: amounts(200),
      })
    await quoteAlone(demandId, third)
    await expect(ask(third)).rejects.toThrow('quote.partner')
    await ask(second)
    await expect(saveQuote(second.producer, { ...written, productId: second.productId })).rejects.toThrow(
      'conflict.in-another-quote',
    )
    await expect(sendQuote(first.producer, quoteId)).rejects.toThrow('quote.not-agreed')
    await answerToShare(second.producer, { quoteId, agrees: false })
    await saveQuote(second.producer, { ...written, productId: second.productId })
    await sendQuote(first.producer, quoteId)
    await withdrawQuote(first.producer, quoteId)
    expect((await readDemand(buyer, demandId)).quotes).toHaveLength(1)
  })

  test('are written by one’s own product of the group alone, at prices that fall as amounts rise', async () => {
    const { id: demandId } = await postDemand(buyer, demandOf())
    const [first, second] = coops
    const written = { demandId, productId: first.productId, months: amounts(300), terms: termsOf() }
    await expect(saveQuote(first.producer, { ...written, productId: second.productId })).rejects.toThrow(
      'forbidden.product',
    )
    const rising = termsOf({
      tiers: [
        { from: 0, dong: 10 },
        { from: 5, dong: 11 },
      ],
      validUntil: '2020-01-01',
    })
    await expect(saveQuote(first.producer, { ...written, terms: rising })).rejects.toThrow(
      /quote.tiers.*quote.valid-until/,
    )
    await expect(saveQuote(buyer, written)).rejects.toThrow('not-found.demand')
  })
})

describe('a supermarket’s request', () => {
  test('answered by three co-operatives ends in a contract, call-offs and deliveries that count as their value', async () => {
    const [first, second, third] = coops
    const { id: demandId } = await postDemand(buyer, demandOf())
    const written = { demandId, productId: first.productId, months: amounts(300, 200), terms: termsOf() }
    const { id: quoteId } = await saveQuote(first.producer, written)
    for (const { producer, productId } of [second, third]) {
      await askToShare(first.producer, {
        quoteId,
        organisationId: orgOf(producer),
        productId,
        months: amounts(300, 200),
      })
      await answerToShare(producer, { quoteId, agrees: true })
    }
    await sendQuote(first.producer, quoteId)
    await saveQuote(first.producer, {
      ...written,
      terms: termsOf({
        tiers: [
          { from: 0, dong: 190_000 },
          { from: 500, dong: 170_000 },
        ],
      }),
    })
    expect(await sendQuote(first.producer, quoteId)).toEqual({ version: 2 })
    const { id: sampleId } = await askForSample(buyer, { quoteId, wanted: 'Hai hũ 500 g' })
    await expect(moveSample(buyer, { quoteId, sampleId, step: 'send', words: 'x' })).rejects.toThrow(
      'forbidden.sample-party',
    )
    await moveSample(first.producer, { quoteId, sampleId, step: 'send', words: 'Bưu điện, mã EE123' })
    await moveSample(buyer, { quoteId, sampleId, step: 'receive', words: '' })
    await moveSample(buyer, { quoteId, sampleId, step: 'judge', words: 'Thơm, đúng độ ẩm', verdict: 'good' })

    later(4)
    const { frameworkId } = await awardQuote(buyer, { quoteId, reason: 'Đủ lượng mọi tháng, mẫu đạt' })
    const propose = { frameworkId, terms: 'Đổi trả trong bảy ngày', total: 1400, paymentDays: 7 }
    await signFramework(buyer, { frameworkId, version: 1, confirms: true })
    await expect(proposeTerms(second.producer, propose)).rejects.toThrow('forbidden.framework-party')
    await expect(proposeTerms(buyer, { ...propose, total: 1501 })).rejects.toThrow('framework.total')
    await proposeTerms(first.producer, propose)
    await expect(signFramework(buyer, { frameworkId, version: 1, confirms: true })).rejects.toThrow(
      'conflict.framework-version',
    )
    await expect(signFramework(buyer, { frameworkId, version: 2, confirms: false })).rejects.toThrow(
      'framework.confirm',
    )
    await expect(
      signFramework(await createActor({ role: 'producer' }), { frameworkId, version: 2, confirms: true }),
    ).rejects.toThrow('not-found.framework')
    const called = { frameworkId, month: months[1] as string, quantity: 600, deliverOn: `${months[1]}-28`, place: '' }
    await expect(callOff(buyer, called)).rejects.toThrow('framework.not-in-force')
    const parties = [buyer, first.producer, second.producer, third.producer]
    const signed = await Promise.all(
      parties.map((who) => signFramework(who, { frameworkId, version: 2, confirms: true })),
    )
    expect(signed.filter(({ isWhole }) => isWhole)).toHaveLength(1)

    await expect(callOff(first.producer, called)).rejects.toThrow('forbidden.framework-party')
    const race = await Promise.allSettled(Array.from({ length: 5 }, () => callOff(buyer, called)))
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(callOff(buyer, { ...called, quantity: 301 })).rejects.toThrow('framework.limit')
    const { id: small } = await callOff(buyer, { ...called, quantity: 300 })
    await expect(
      callOff(buyer, { ...called, month: months[2] as string, deliverOn: `${months[2]}-10`, quantity: 501 }),
    ).rejects.toThrow('framework.limit')
    await expect(moveCallOff(buyer, { callOffId: small, move: 'confirm', why: '' })).rejects.toThrow(
      'forbidden.framework-party',
    )
    await moveCallOff(first.producer, { callOffId: small, move: 'decline', why: 'Mưa nhiều' })
    const { callOffs, months: limits } = await readFramework(buyer, frameworkId)
    expect(limits[0]).toMatchObject({ quantity: 900, called: 600 })
    const one = callOffs.find(({ quantity }) => quantity === 600)
    expect(one?.priceDong).toBe(170_000)

    const callOffId = one?.id as string
    const [lot, others] = [await makeLot(second, 'L2'), await makeLot(third, 'L3')]
    const send = (who: Actor, ...lots: { lot: string; quantity: number }[]) => sendDelivery(who, { callOffId, lots })
    await expect(send(second.producer, { lot, quantity: 100 })).rejects.toThrow('framework.over-delivered')
    await moveCallOff(first.producer, { callOffId, move: 'confirm', why: '' })
    await expect(send(second.producer, { lot: others, quantity: 100 })).rejects.toThrow('framework.lot')
    await expect(send(buyer, { lot, quantity: 100 })).rejects.toThrow('forbidden.framework-party')
    const { id: deliveryId } = await send(second.producer, { lot, quantity: 400 })
    await expect(send(third.producer, { lot: others, quantity: 201 })).rejects.toThrow('framework.over-delivered')
    const { id: whole } = await send(third.producer, { lot: others, quantity: 200 })
    const settle = (id: string, accepted: number, words = '') =>
      settleDelivery(buyer, { deliveryId: id, callOffId, accepted, words })
    await expect(settle(deliveryId, 390)).rejects.toThrow('framework.defect-words')
    await settle(deliveryId, 390, 'Mười hũ vỡ')
    await expect(settle(deliveryId, 400)).rejects.toThrow('conflict.delivery-settled')
    await settle(whole, 200)
    const again = await send(second.producer, { lot, quantity: 10 })
    await settle(again.id, 10)
    const done = await readFramework(third.producer, frameworkId)
    expect(done.callOffs.find(({ id }) => id === callOffId)).toMatchObject({ state: 'done', accepted: 600 })

    const outcome = (await readOutcomes(officer, undefined)).find((row) => row.frameworkId === frameworkId)
    expect(outcome).toMatchObject({
      delivered: 600,
      deliveredDong: 600 * 170_000,
      defective: 10,
      worthDong: 1400 * 190_000,
    })
    await expect(readOutcomes(buyer, undefined)).rejects.toThrow('forbidden.role')
    const pdf = await running.app.inject({
      url: `/frameworks/${frameworkId}.pdf`,
      headers: (await signIn(buyer)).headers,
    })
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const csv = await running.app.inject({ url: '/demand/outcomes.csv', headers: (await signIn(officer)).headers })
    expect(csv.body).toContain(String(600 * 170_000))
    for (const who of parties) {
      const page = await running.app.inject({ url: `/frameworks/${frameworkId}`, headers: (await signIn(who)).headers })
      expect(page.statusCode).toBe(200)
    }
  })
})
