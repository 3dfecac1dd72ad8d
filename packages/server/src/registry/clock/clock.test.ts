import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { renewalWindowOf } from '@saolang/core/registry/renewal.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { moveDossier } from '../../dossiers/dossiers.sql.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { forwardDossier } from '../../testing/dossiers-before-council.ts'
import { type MailServer, openMailServer } from '../../testing/mail-server.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { remindOfTerms } from './file-reminders.ts'
import { onDossierClosed, onDossierSubmitted } from './follow-renewal.ts'
import { readRenewals } from './read-renewals.ts'
import { startFromCertificate } from './start-from-certificate.ts'

let running: TestApp
let mail: MailServer
let address: string
let producer: Actor
let commune: Actor
let province: Actor
let certificate: { id: string; number: string; expiresOn: string; code: string }

beforeAll(async () => {
  mail = await openMailServer()
  running = await openApp({ SMTP_URL: mail.url, SAOLANG_URL: 'https://ocop.example' })
  address = await running.app.listen({ port: 0 })
  const by = (await createActor({ role: 'ministry-officer' })).personId as string
  const { id: organisationId } = await createOrganisation(by, { email: 'htx@test.example' })
  producer = await createActor({ role: 'producer', organisationId })
  commune = await createActor({ role: 'commune-officer' })
  const sitting = await openSitting({ organisationId })
  province = sitting.officer
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const signedOn = legalDateOf(currentTime())
  const signer = { signerName: 'Lê Văn Chánh (mẫu)', signerTitle: 'Chủ tịch' }
  await recordDecision(province, { number: '5/QĐ-UBND', signedOn, ...signer, verdictIds: [verdictId] })
  await running.deliverEvents()
  certificate = await inTransaction(async (tx) => {
    const [row] = await tx`
      select c.id, c.number, c.expires_on as "expiresOn", v.code
      from registry.certificate c join registry.verification_code v on v.certificate_id = c.id`
    return row as unknown as typeof certificate
  })
})
afterAll(async () => {
  await running.close()
  await mail.close()
})
afterEach(() => {
  setClock(() => new Date())
})

/** An instant by the clock on the wall in Viet Nam. */
const inVietNam = (day: string, time = '09:00:00') => new Date(`${day}T${time}+07:00`)
const at = (day: string, time?: string) => setClock(() => inVietNam(day, time))
const page = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${address}${url}`, { headers: { accept: 'text/html', ...headers } })
  return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') ?? '' }
}
const remind = (day: string) => {
  at(day, '00:05:00')
  return remindOfTerms(currentTime())
}
const extend = async (until: string, documentNumber: string) => {
  const { headers, csrf } = await signIn(province)
  const [year = '', month = '', day = ''] = until.split('-')
  const fields = { csrf, documentNumber, 'until-day': day, 'until-month': month, 'until-year': year }
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  return fetch(`${address}/registry/certificates/${certificate.id}/extend`, {
    method: 'POST',
    headers: { ...headers, ...form, accept: 'text/html' },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  })
}
const reminded = () =>
  inTransaction(
    (tx) => tx`select kind, recipient, due_on as "dueOn" from registry.reminder order by due_on, kind, recipient`,
  )

test('councils and visitors see no renewals; a producer only their own, an officer only those of the area', async () => {
  const { opensOn } = renewalWindowOf(certificate.expiresOn)
  at(opensOn)
  await expect(readRenewals(await createActor({ role: 'council-member' }), undefined)).rejects.toThrow('forbidden.role')
  const seen = async (who: Actor) => (await readRenewals(who, undefined)).map(({ id }) => id)
  for (const who of [producer, commune, province]) expect(await seen(who)).toEqual([certificate.id])
  const strangers = [
    await createActor({ role: 'producer' }),
    await createActor({ role: 'commune-officer', communeCode: '32050' }),
    await createActor({ role: 'provincial-officer', provinceCode: '01' }),
  ]
  for (const who of strangers) expect(await seen(who)).toEqual([])
})

test('on the day the window opens producer, commune and province are reminded once, however often the job runs', async () => {
  const { opensOn, closesOn } = renewalWindowOf(certificate.expiresOn)
  expect(await remind(addDays(opensOn, -1))).toBe(0)
  const both = await Promise.all([remind(opensOn), remind(opensOn)])
  expect(both.toSorted()).toEqual([0, 3])
  expect(await remind(addDays(opensOn, 1))).toBe(0)
  expect(await reminded()).toEqual(
    ['commune', 'producer', 'province'].map((recipient) => ({ kind: 'window-opens', recipient, dueOn: opensOn })),
  )
  await running.deliverEvents()
  const letters = mail.mails.map(({ to, subject }) => ({ to: to[0], subject }))
  const [, month, day] = closesOn.split('-')
  expect(letters.find(({ to }) => to === 'htx@test.example')?.subject).toContain(`đến hết ${day}/${month}/`)
  expect(letters.map(({ to }) => to)).toContain(`${producer.personId}@test.example`)
  const digest = mail.mails.find(({ to }) => to[0] === `${commune.personId}@test.example`)
  expect(digest?.subject).toContain('1 việc về thời hạn')
  expect(digest?.text).toContain('https://ocop.example/registry/renewals')
})

test('a day on which the system was down is made up for, a month is not', async () => {
  const { closesOn } = renewalWindowOf(certificate.expiresOn)
  expect(await remind(addDays(closesOn, -30 + 7))).toBe(3)
  expect((await reminded()).at(-1)).toMatchObject({ kind: 'window-closing', dueOn: addDays(closesOn, -30) })
  expect(await remind(addDays(closesOn, 20))).toBe(0)
})

test('officers and producers find the reminder and the stage in the system', async () => {
  const { opensOn } = renewalWindowOf(certificate.expiresOn)
  at(opensOn)
  const { headers } = await signIn(province)
  const open = await page('/registry/renewals?stage=open', headers)
  expect(open.text).toContain('Đang nhận hồ sơ')
  expect(open.text).toContain('Mật ong rừng tràm (mẫu)')
  expect((await page('/registry/renewals?stage=filed', headers)).text).toContain('Không có giấy nào ở bước này')
  const own = await page('/registry/renewals', (await signIn(producer)).headers)
  expect(own.text).toContain('Bắt đầu đánh giá lại')
  expect(own.text).not.toContain('Báo cáo của người dân')
})

test('a renewal or an upgrade begins with the facts of the register, for the producer of the certificate and nobody else', async () => {
  const { opensOn } = renewalWindowOf(certificate.expiresOn)
  at(addDays(opensOn, -300))
  const own = { certificateId: certificate.id, kind: 'upgrade' } as const
  const stranger = await createActor({
    role: 'producer',
    organisationId: (await createOrganisation(producer.personId as string)).id,
  })
  await expect(startFromCertificate(stranger, own)).rejects.toThrow('forbidden.organisation')
  const elsewhere = await createActor({ role: 'commune-officer', communeCode: '32050' })
  await expect(startFromCertificate(elsewhere, own)).rejects.toThrow('forbidden.jurisdiction')
  await expect(startFromCertificate(province, own)).rejects.toThrow('forbidden.role')
  const unknown = { ...own, certificateId: '01890000-0000-7000-8000-000000000000' }
  await expect(startFromCertificate(producer, unknown)).rejects.toThrow('not-found.certificate')
  const { id } = await startFromCertificate(producer, own)
  const begun = await inTransaction((tx) => getDossier(tx, id))
  expect(begun).toMatchObject({ kind: 'upgrade', isFromRegister: true })
  expect(begun.baseProduct).toMatchObject({ certificateNumber: certificate.number, expiresOn: certificate.expiresOn })
  const { headers } = await signIn(producer)
  const url = `/registry/certificates/${certificate.id}/renewal`
  expect((await page('/registry/renewals', headers)).text).toContain(url)
  expect((await page(url, headers)).text).toContain(certificate.number)
  at(addDays(certificate.expiresOn, 1))
  await expect(startFromCertificate(producer, { ...own, kind: 're-evaluation' })).rejects.toThrow(
    'renewal.certificate-ended',
  )
})

test('an authority extends by a form, which keeps what was typed until it is right; a commune may not', async () => {
  at(addDays(certificate.expiresOn, -20))
  const url = `/registry/certificates/${certificate.id}/extend`
  expect((await page(url, (await signIn(commune)).headers)).status).toBe(403)
  const { headers } = await signIn(province)
  expect((await page(`/registry/certificates/${certificate.id}`, headers)).text).toContain(url)
  expect((await page(url, headers)).text).toContain('muộn nhất')
  const refused = await extend(addDays(certificate.expiresOn, 181), '88/UBND-GH')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('88/UBND-GH')
})

test('at midnight in Viet Nam the stars end by themselves, also where the answer was ready in memory', async () => {
  const url = `/v/${certificate.code}`
  at(certificate.expiresOn, '23:59:59')
  await page(url)
  const before = await page(url)
  expect(before.text).toContain('Sao đang hiệu lực, sắp hết hạn')
  expect((await page(url, { 'if-none-match': before.etag })).status).toBe(304)
  at(addDays(certificate.expiresOn, 1), '00:00:00')
  const after = await page(url, { 'if-none-match': before.etag })
  expect(after.status).toBe(200)
  expect(after.text).toContain('Sao đã hết hạn')
  expect((await page('/products?status=expired')).text).toContain('Mật ong rừng tràm (mẫu)')
  expect((await page('/products.csv?status=expired')).text).toContain('expired')
  expect((await page('/products.csv?status=expiring')).text).not.toContain('Mật ong')
})

test('a re-evaluation filed in time carries the stars past midnight, says so, and stops the reminders', async () => {
  const { closesOn } = renewalWindowOf(certificate.expiresOn)
  at(closesOn)
  const by = producer.personId as string
  const organisationId = producer.organisationId as string
  const renewal = { by, organisationId, kind: 're-evaluation', formerNumber: certificate.number } as const
  const dossierId = await forwardDossier(renewal)
  await onDossierSubmitted({ dossierId })
  await onDossierSubmitted({ dossierId })
  expect(await remind(addDays(certificate.expiresOn, -30))).toBe(0)
  expect(await readRenewals(producer, undefined)).toMatchObject([{ stage: 'filed', standing: { status: 'expiring' } }])
  at(addDays(certificate.expiresOn, 1), '00:00:00')
  const extended = await page(`/v/${certificate.code}`)
  expect(extended.text).toContain('Sao được gia hạn trong lúc đánh giá lại')
  expect(extended.text).toContain('Hồ sơ đánh giá lại nộp đúng hạn')
  expect((await page('/products?status=extended')).text).toContain('Mật ong rừng tràm (mẫu)')
  expect(await remind(addDays(certificate.expiresOn, 1))).toBe(0)

  const refusedOn = addDays(certificate.expiresOn, 40)
  at(refusedOn)
  await inTransaction((tx) =>
    moveDossier(tx, { id: dossierId, from: 'forwarded', to: 'decided-not-recognised', at: currentTime() }),
  )
  await onDossierClosed({ dossierId })
  expect((await page(`/v/${certificate.code}`)).text).toContain('Sao được gia hạn')
  at(addDays(refusedOn, 1), '00:00:00')
  expect((await page(`/v/${certificate.code}`)).text).toContain('Sao đã hết hạn')
  expect(await remind(addDays(refusedOn, 1))).toBe(3)
  expect((await reminded()).at(-1)).toMatchObject({ kind: 'expired', dueOn: addDays(refusedOn, 1) })
})

test('a dossier that closed before its submission was told extends nothing', async () => {
  at(addDays(certificate.expiresOn, -150))
  const by = producer.personId as string
  const organisationId = producer.organisationId as string
  const renewal = { by, organisationId, kind: 're-evaluation', formerNumber: certificate.number } as const
  const dossierId = await forwardDossier(renewal)
  await inTransaction((tx) => moveDossier(tx, { id: dossierId, from: 'forwarded', to: 'returned', at: currentTime() }))
  await onDossierClosed({ dossierId })
  await onDossierSubmitted({ dossierId })
  at(addDays(certificate.expiresOn, 100))
  expect((await page(`/v/${certificate.code}`)).text).toContain('Sao đã hết hạn')
})

test('a decision that extends holds the stars to the day that it names, and ends with it', async () => {
  const until = addDays(certificate.expiresOn, 90)
  at(addDays(certificate.expiresOn, -20))
  expect((await extend(until, '88/UBND-GH')).status).toBe(303)
  at(until, '23:59:59')
  const extended = await page(`/v/${certificate.code}`)
  expect(extended.text).toContain('Sao được gia hạn')
  expect(extended.text).toContain('88/UBND-GH')
  expect(extended.text).not.toContain('Hồ sơ đánh giá lại nộp đúng hạn')
  at(addDays(until, 1), '00:00:00')
  expect((await page(`/v/${certificate.code}`)).text).toContain('Sao đã hết hạn')
})
