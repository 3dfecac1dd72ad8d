import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideConsent } from '../../../people/privacy/decide-consent.ts'
import { listAgreeingPersons } from '../../../people/privacy/find-consents.ts'
import { setClock } from '../../../platform/act.ts'
import { inTransaction } from '../../../platform/sql.ts'
import { createActor } from '../../../testing/actors.ts'
import { type MailServer, openMailServer } from '../../../testing/mail-server.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { writeVisits } from './count-visits.ts'
import { readCampaign } from './read-campaigns.ts'
import { sendCampaigns } from './send-campaigns.ts'
import { readStopToken, stopTokenOf } from './stop-token.ts'
import { beginCampaign, cancelCampaign, scheduleCampaign, writeCampaign } from './write-campaign.ts'

let running: TestApp
let mail: MailServer
let provincial: Actor
let ministry: Actor
beforeAll(async () => {
  mail = await openMailServer()
  running = await openApp({
    SMTP_URL: mail.url,
    MAIL_FROM: 'Sao Làng <so@ocop.example>',
    SAOLANG_URL: 'https://ocop.example',
  })
  provincial = await createActor({ role: 'provincial-officer' })
  ministry = await createActor({ role: 'ministry-officer' })
})
afterAll(async () => {
  setClock(() => new Date())
  await running.close()
  await mail.close()
})

const form = {
  ...{ title: 'Tập huấn tem truy xuất', purpose: 'news-email' },
  ...{ subjectVi: 'Mời tập huấn tem truy xuất', subjectEn: 'Training on traceability labels' },
  bodyVi: 'Mời bà con dự buổi tập huấn, xem https://ocop.example/courses để đăng ký.',
  bodyEn: 'You are invited to a training session, see https://ocop.example/courses to enrol.',
}
const codesIn = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.problems.map(({ code }) => code) : [String(error)]),
  )
const addressOf = (who: Actor) => `${who.personId}@test.example`
const agree = (who: Actor, ...agreed: string[]) => decideConsent(who, { agreed })

/** Writes, schedules for now and sends a campaign; gives its id. */
async function send(by: Actor, more: Partial<typeof form> & { toProvince?: string; toIndustry?: string } = {}) {
  const id = await beginCampaign(by, { form: { ...form, ...more } })
  await scheduleCampaign(by, { id, sendAt: '' })
  await sendCampaigns()
  return id
}

describe('a campaign', () => {
  test('is written by officers of the province or the Ministry, each within its own', async () => {
    for (const role of ['producer', 'commune-officer', 'administrator'] as const)
      expect(await codesIn(beginCampaign(await createActor({ role }), { form }))).toEqual(['forbidden.role'])
    expect(await codesIn(beginCampaign(provincial, { form: { ...form, toProvince: '01' } }))).toEqual([
      'campaign.audience',
    ])
    const id = await beginCampaign(provincial, { form })
    const other = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    expect(await codesIn(readCampaign(other, id))).toEqual(['forbidden.jurisdiction'])
    expect(await codesIn(scheduleCampaign(provincial, { id, sendAt: '2001-01-01 08:00' }))).toEqual([
      'campaign.send-at',
    ])
  })

  test('is not scheduled for a carrier that is not connected', async () => {
    const id = await beginCampaign(provincial, { form: { ...form, purpose: 'news-sms' } })
    expect(await codesIn(scheduleCampaign(provincial, { id, sendAt: '' }))).toEqual(['campaign.carrier-off'])
  })

  test('stands still once it is scheduled, and cancelled goes to nobody', async () => {
    const reader = await createActor({ role: 'producer' })
    await agree(reader, 'news-email')
    const id = await beginCampaign(ministry, { form })
    await scheduleCampaign(ministry, { id, sendAt: '' })
    expect(await codesIn(writeCampaign(ministry, { id, form }))).toEqual(['conflict.campaign-state'])
    await cancelCampaign(ministry, { id })
    await sendCampaigns()
    await running.deliverEvents()
    expect(mail.mails).toEqual([])
  })
})

describe('a letter', () => {
  let reader: Actor
  const mailsTo = (who: Actor) => mail.mails.filter(({ to }) => to.includes(addressOf(who)))
  const linkIn = (text: string) => /https:\/\/ocop\.example(\/u\/[\w-]+)/.exec(text)?.[1] as string

  test('goes to who agreed, in both languages, with marked links and one press to stop (RFC 8058)', async () => {
    reader = await createActor({ role: 'producer' })
    const silent = await createActor({ role: 'producer' })
    const away = await createActor({ role: 'producer', communeCode: '00004' })
    for (const who of [reader, away]) await agree(who, 'news-email')
    const id = await send(provincial)
    await running.deliverEvents()
    expect([mailsTo(reader).length, mailsTo(silent).length, mailsTo(away).length]).toEqual([1, 0, 0])
    const [letter] = mailsTo(reader)
    expect(letter?.subject).toBe(`${form.subjectVi} | ${form.subjectEn}`)
    expect(letter?.text).toMatch(
      /courses\?utm_source=saolang&utm_medium=email&utm_campaign=tap-huan-tem-truy-xuat-[0-9a-f]{6}/,
    )
    expect(letter?.text).toContain('You are invited')
    const [, marks = ''] =
      /(utm_source=saolang&utm_medium=email&utm_campaign=[a-z0-9-]+)/.exec(letter?.text ?? '') ?? []
    for (const url of [`/stories?${marks}`, `/stories?${marks}`, `/nowhere?${marks}`, '/stories?utm_campaign=of-none'])
      await running.app.inject({ url })
    await running.app.inject({ url: `/stories?${marks}`, headers: { 'sec-purpose': 'prefetch' } })
    await writeVisits()
    expect((await readCampaign(provincial, id)).figures.visits).toBe(2)
    const head = letter?.raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]/g, ' ')
    expect(head).toContain(`List-Unsubscribe: <https://ocop.example${linkIn(letter?.text ?? '')}>`)
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const { figures, campaign } = await readCampaign(provincial, id)
    expect(campaign.state).toBe('sent')
    expect(figures).toMatchObject({ delivered: figures.letters, waiting: 0, failed: 0, stopped: 0 })
  })

  test('is stopped by a post alone, without a sign-in, and looking at the link stops nothing', async () => {
    const path = linkIn(mailsTo(reader)[0]?.text ?? '')
    const page = await running.app.inject({ url: path, headers: { accept: 'text/html' } })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain(addressOf(reader))
    const agreeing = () => inTransaction((tx) => listAgreeingPersons(tx, 'news-email'))
    const isAgreeing = async () => (await agreeing()).some(({ personId }) => personId === reader.personId)
    expect(await isAgreeing()).toBe(true)
    for (const time of ['once', 'twice']) {
      const posted = await running.app.inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      })
      expect([time, posted.statusCode]).toEqual([time, 200])
    }
    expect(await isAgreeing()).toBe(false)
    const [line] = await inTransaction(
      (tx) =>
        tx`select channel, is_given from people.consent where person_id = ${reader.personId as string} order by at desc limit 1`,
    )
    expect(line).toMatchObject({ channel: 'link', is_given: false })
  })

  test('with a link that we did not sign stops nobody', async () => {
    const token = stopTokenOf('01980000-0000-7000-8000-000000000001')
    expect(readStopToken(token)).toBe('01980000-0000-7000-8000-000000000001')
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [token, forged, 'x']) {
      const posted = await running.app.inject({ method: 'POST', url: `/u/${wrong}` })
      expect([wrong, posted.statusCode]).toEqual([wrong, 404])
    }
  })

  test('already written is held back when its reader takes the consent back before it goes out', async () => {
    const hasty = await createActor({ role: 'producer' })
    await agree(hasty, 'news-email')
    const id = await send(provincial)
    await agree(hasty)
    await running.deliverEvents()
    expect(mailsTo(hasty)).toEqual([])
    expect((await readCampaign(provincial, id)).figures.held).toBe(1)
  })

  test('of a group of products goes only to who makes them', async () => {
    const maker = await createActor({ role: 'producer' })
    await agree(maker, 'news-email')
    await send(provincial, { toIndustry: 'II' })
    await running.deliverEvents()
    expect(mailsTo(maker)).toEqual([])
  })
})

test('whatever people agree to and take back, nobody is written to without agreeing, nor a third time in a month', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => createActor({ role: 'producer' })))
  let state = 20261125
  const dice = (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
  const agreed = new Set<Actor>()
  const written = new Map<string, number>()
  let letters = 0
  for (let round = 0; round < 10; round++) {
    const day = new Date(Date.UTC(2027, Math.floor(round / 5), 3 + (round % 5) * 4, 3))
    let ticks = 0
    setClock(() => new Date(day.getTime() + ticks++))
    for (const who of people) {
      if (dice(3) === 0) continue
      const says = dice(2) === 0
      await agree(who, ...(says ? ['news-email'] : dice(2) === 0 ? ['public-phone', 'news-sms'] : []))
      if (says) agreed.add(who)
      else agreed.delete(who)
    }
    const before = mail.mails.length
    // Two campaigns at the same time share the two places of a month.
    const ids = [await beginCampaign(provincial, { form }), await beginCampaign(ministry, { form })]
    await scheduleCampaign(provincial, { id: ids[0] as string, sendAt: '' })
    await scheduleCampaign(ministry, { id: ids[1] as string, sendAt: '' })
    await Promise.all([sendCampaigns(), sendCampaigns()])
    const hasty = [...agreed][dice(Math.max(agreed.size, 1))]
    if (hasty && dice(2) === 0) {
      await agree(hasty)
      agreed.delete(hasty)
    }
    await running.deliverEvents()
    for (const { to } of mail.mails.slice(before)) {
      const who = people.find((one) => to.includes(addressOf(one)))
      if (!who) continue
      expect(agreed.has(who)).toBe(true)
      const month = `${addressOf(who)} ${day.toISOString().slice(0, 7)}`
      written.set(month, (written.get(month) ?? 0) + 1)
      letters += 1
    }
  }
  expect(Math.max(...written.values())).toBe(2)
  expect(letters).toBeGreaterThan(10)
})

test('text messages go by the one carrier that was agreed to, with the link to stop', async () => {
  setClock(() => new Date())
  const { openCarrier } = await import('../../../testing/carrier.ts')
  const { configureMessengers } = await import('../../../platform/messenger/messenger.ts')
  const [sms, zalo] = [await openCarrier(), await openCarrier()]
  const { readMessaging } = await import('../../../platform/messenger/settings.ts')
  configureMessengers(
    readMessaging({
      ...{ SMS_URL: sms.url, SMS_KEY: 'k', SMS_SECRET: 's', SMS_BRAND: 'OCOP' },
      ...{ ZALO_URL: zalo.url, ZALO_TOKEN: 'the', ZALO_TEMPLATE: 't' },
    }),
    'https://ocop.example',
  )
  const reader = await createActor({ role: 'producer' })
  await inTransaction((tx) => tx`update people.person set phone = '0912345678' where id = ${reader.personId as string}`)
  await agree(reader, 'news-sms')
  await send(provincial, { purpose: 'news-sms' })
  await running.deliverEvents()
  expect(zalo.asked).toEqual([])
  expect(sms.asked.at(-1)?.body.Content).toMatch(
    /^Moi tap huan tem truy xuat Ngung nhan: https:\/\/ocop\.example\/u\/[\w-]{38}$/,
  )
  await Promise.all([sms.close(), zalo.close()])
})
