import { system } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Carrier, openCarrier } from '../../testing/carrier.ts'
import { type MailServer, openMailServer } from '../../testing/mail-server.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { act, setClock } from '../act.ts'
import { inTransaction } from '../sql.ts'
import { onMessageQueued } from './deliver-message.ts'
import { configureMessengers } from './messenger.ts'
import { toCarrierNumber, withoutToneMarks } from './phone.ts'
import { type Message, queueMessage } from './queue-message.ts'
import { readMessaging } from './settings.ts'

let running: TestApp
let mail: MailServer
let sms: Carrier
let zalo: Carrier
beforeAll(async () => {
  mail = await openMailServer()
  sms = await openCarrier()
  zalo = await openCarrier()
  running = await openApp({
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Sao Làng <so@ocop.example>' },
    ...{ SMS_URL: sms.url, SMS_KEY: 'khoa', SMS_SECRET: 'bi-mat', SMS_BRAND: 'OCOP' },
    ...{ ZALO_URL: zalo.url, ZALO_TOKEN: 'the', ZALO_TEMPLATE: '7895417a7d3f9461cd2e' },
  })
})
afterAll(async () => {
  await running.close()
  await Promise.all([mail.close(), sms.close(), zalo.close()])
})
afterEach(() => configureMessengers(running.config.messaging, running.config.publicUrl))

const queue = act('reminder.file', async (context, message: Message) => {
  context.on('message', message.about)
  return queueMessage(context, message)
})
const subject = 'OCOP: sao của Mật ong rừng đước hết hạn 30/06/2029'
const say = (about: string, to: Message['to']) =>
  queue(system, { about, subject, body: `Kính gửi,\n\n${subject}.\n`, to })
const messagesAbout = (about: string) =>
  inTransaction(
    (tx) => tx`
      select m.id, m.channel, m.address, m.body, m.settled_at as settled,
        coalesce((select string_agg(d.outcome, ' ' order by d.attempt) from platform.delivery d where d.message_id = m.id), '') as log
      from platform.message m where about = ${about} order by channel`,
  )

test('without settings every carrier is switched off, and a wrong address of one is named', () => {
  expect(readMessaging({})).toEqual({})
  expect(() => readMessaging({ SMTP_URL: 'ftp://mail' })).toThrow(/^environment variable SMTP_URL: /)
})

test('nothing is queued for a carrier that is switched off', async () => {
  configureMessengers({}, '')
  expect(await say('nothing', { email: 'ai@test.example', phone: '0912345678' })).toBe(0)
})

test('a letter goes out by SMTP as it was written, and its address is erased once it is delivered', async () => {
  expect(await say('one', { email: 'htx@test.example' })).toBe(1)
  await running.deliverEvents()
  const [letter] = mail.mails
  expect(mail.signIns).toContain('saolang mat-khau')
  expect(letter).toMatchObject({ from: 'so@ocop.example', to: ['htx@test.example'], subject })
  expect(letter?.text).toContain('Kính gửi,')
  const [message] = await messagesAbout('one')
  expect(message).toMatchObject({ channel: 'email', address: null, body: '', log: 'delivered' })
  expect(letter?.messageId).toBe(`<${message?.id}@ocop.example>`)
})

test('the same is never said twice, and an event told twice delivers once', async () => {
  const sent = mail.mails.length
  expect(await say('one', { email: 'htx@test.example' })).toBe(0)
  const [message] = await messagesAbout('one')
  await onMessageQueued({ messageId: message?.id })
  await running.deliverEvents()
  expect(mail.mails.length).toBe(sent)
})

test('a mail server that says to come again is asked again, with the same Message-ID', async () => {
  mail.failNext('451 4.3.0 later')
  await say('again', { email: 'htx@test.example' })
  await running.deliverEvents()
  const [waiting] = await messagesAbout('again')
  expect(waiting).toMatchObject({ address: 'htx@test.example', settled: null, log: 'failed' })
  await onMessageQueued({ messageId: waiting?.id })
  expect((await messagesAbout('again'))[0]).toMatchObject({ address: null, log: 'failed delivered' })
  expect(mail.mails.at(-1)?.messageId).toBe(`<${waiting?.id}@ocop.example>`)
})

test('a mailbox that does not exist is refused for good and not tried again', async () => {
  await say('unknown', { email: 'unknown@test.example' })
  await running.deliverEvents()
  await running.deliverEvents()
  expect((await messagesAbout('unknown'))[0]).toMatchObject({ address: null, log: 'refused' })
})

test('a telephone gets an SMS without tone marks and a Zalo message with them, each with the id that tells a repeat', async () => {
  sms.answerWith({ CodeResult: '100', CountRegenerate: 0, SMSID: 'd533459e' })
  zalo.answerWith({
    error: 0,
    message: 'Success',
    data: { msg_id: 'a4d0243feb163bd3f3b7', sent_time: '1900000000000' },
  })
  expect(await say('phone', { phone: '0912 345 678' })).toBe(2)
  await running.deliverEvents()
  const [bySms, byZalo] = await messagesAbout('phone')
  expect(sms.asked.at(-1)?.body).toEqual({
    ...{ ApiKey: 'khoa', SecretKey: 'bi-mat', Phone: '84912345678', Brandname: 'OCOP' },
    ...{ SmsType: '2', IsUnicode: '0', RequestId: bySms?.id },
    Content: 'OCOP: sao cua Mat ong rung duoc het han 30/06/2029',
  })
  expect(zalo.asked.at(-1)).toMatchObject({
    headers: { access_token: 'the' },
    body: {
      ...{ phone: '84912345678', template_id: '7895417a7d3f9461cd2e', tracking_id: byZalo?.id },
      template_data: { noi_dung: subject },
    },
  })
  expect([bySms?.log, byZalo?.log]).toEqual(['delivered', 'delivered'])
})

test('what the carriers answer decides: out of order means again, taken before means done, a number at fault means never', async () => {
  sms.answerWith({ status: 503 }, { CodeResult: '103', ErrorMessage: 'Balance not enough' }, { CodeResult: '124' })
  zalo.answerWith({ error: -118, message: 'Zalo account not existed' })
  await say('answers', { phone: '0912345678' })
  await running.deliverEvents()
  const [bySms, byZalo] = await messagesAbout('answers')
  expect([bySms?.log, byZalo?.log]).toEqual(['failed', 'refused'])
  await expect(onMessageQueued({ messageId: bySms?.id })).rejects.toThrow('Balance not enough')
  await onMessageQueued({ messageId: bySms?.id })
  expect((await messagesAbout('answers'))[0]).toMatchObject({ log: 'failed failed delivered', address: null })
})

describe('the token of the Zalo account', () => {
  const renewing = (url: string) =>
    configureMessengers(
      {
        zalo: {
          ...{ url: zalo.url, token: '', template: 't' },
          renewal: { url, appId: '42', secret: 'bi-mat', refreshToken: 'dau-tien' },
        },
      },
      '',
    )
  const tokens = (no: number) => ({ access_token: `the-${no}`, refresh_token: `lam-moi-${no}`, expires_in: '90000' })
  const asked = (carrier: Carrier) => carrier.asked.map(({ body }) => body.refresh_token)

  test('is fetched by the refresh token, kept for 25 hours, and each refresh token is used once', async () => {
    const oauth = await openCarrier()
    renewing(oauth.url)
    zalo.answerWith({ error: 0, data: { msg_id: 'm' } })
    oauth.answerWith(tokens(1), tokens(2))
    for (const about of ['token-1', 'token-2']) await say(about, { phone: '0912345678' })
    await running.deliverEvents()
    expect(asked(oauth)).toEqual(['dau-tien'])
    expect(oauth.asked[0]).toMatchObject({
      headers: { secret_key: 'bi-mat' },
      body: { app_id: '42', grant_type: 'refresh_token' },
    })
    expect(zalo.asked.at(-1)?.headers.access_token).toBe('the-1')
    const former = setClock(() => new Date(Date.now() + 25 * 3_600_000))
    await say('token-3', { phone: '0912345678' })
    await running.deliverEvents().finally(() => setClock(former))
    expect(asked(oauth)).toEqual(['dau-tien', 'lam-moi-1'])
    expect(zalo.asked.at(-1)?.headers.access_token).toBe('the-2')
    await oauth.close()
  })

  test('that Zalo refuses before its time is renewed, and the same message goes out with the next', async () => {
    const oauth = await openCarrier()
    renewing(oauth.url)
    oauth.answerWith(tokens(3))
    zalo.answerWith({ error: -124, message: 'Access token invalid' }, { error: 0, data: { msg_id: 'm' } })
    await say('token-4', { phone: '0912345678' })
    await running.deliverEvents()
    expect(asked(oauth)).toEqual(['lam-moi-2'])
    expect((await messagesAbout('token-4'))[0]).toMatchObject({ log: 'delivered' })
    await oauth.close()
  })

  test('that cannot be renewed leaves the message waiting', async () => {
    const oauth = await openCarrier()
    renewing(oauth.url)
    oauth.answerWith({ error: -14003, error_name: 'Invalid refresh token' })
    zalo.answerWith({ error: -124, message: 'Access token invalid' })
    await say('token-5', { phone: '0912345678' })
    await running.deliverEvents()
    expect((await messagesAbout('token-5'))[0]).toMatchObject({ log: 'failed', settled: null })
    await oauth.close()
  })
})

test('a message whose carrier was switched off in the meantime is settled as such', async () => {
  await say('off', { email: 'htx@test.example' })
  configureMessengers({}, '')
  await running.deliverEvents()
  expect((await messagesAbout('off'))[0]).toMatchObject({ log: 'switched-off', address: null })
})

test.each([
  ['0912 345 678', '84912345678'],
  ['+84 (91) 234-5678', '84912345678'],
  ['84912345678', '84912345678'],
  ['0290 3831 234', undefined],
  ['12345', undefined],
])('the number %s is written for carriers as %s', (typed, number) => {
  expect(toCarrierNumber(typed)).toBe(number)
})

test('tone marks are taken off, letters stay', () => {
  expect(withoutToneMarks('Đặc sản Ấp Đước, Ỷ Tý')).toBe('Dac san Ap Duoc, Y Ty')
})
