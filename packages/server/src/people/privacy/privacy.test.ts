import { buyerKeptDays } from '@saolang/core/market/order.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type Processing, processing } from '@saolang/core/people/privacy/processing.ts'
import { contactKeptDays } from '@saolang/core/registry/reports/report-clock.ts'
import { privacyFields } from '@saolang/web/messages/people/privacy-fields.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { getPerson } from '../manage-people.ts'
import { readOrganisation } from '../read-organisation.ts'
import { decideConsent } from './decide-consent.ts'
import { findPublicPhone, listAgreeingPersons } from './find-consents.ts'
import { forgetOldPersonalData } from './forget-old.ts'
import { acknowledgeRequest, answerRequest, extendRequest, takeRequestBack } from './handle-request.ts'
import { exportOwnData, followRequest, readOwnPrivacy, readRequest, readRequests } from './read-privacy.ts'
import { requestRight } from './request-right.ts'

let opened: TestApp
let desk: Actor
beforeAll(async () => {
  opened = await openApp()
  desk = await createActor({ role: 'administrator' })
})
afterAll(() => opened.close())

const visitor = { name: 'visitor', role: 'visitor' } as const
const form = { kind: 'erase', name: 'Trần Thị Sen', contact: '0912 345 678', words: 'Xóa tài khoản cũ của tôi.' }
const codesIn = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code),
  )
const idOf = async (code: string) => (await followRequest(code)).id
const ask = async (who: Actor, changes: Partial<typeof form> = {}) =>
  idOf((await requestRight(who, { ...form, ...changes })).code)

describe('the register of processing', () => {
  const kept = Object.entries(processing as Record<string, Processing>).flatMap(([, { fields }]) =>
    Object.entries(fields).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`)),
  )
  // Names of things, of bodies and of files, not of people.
  const notPeople =
    /^(migration|audit|insight|platform\.(delivery|secret_mark)|trace\.follow_mark|people\.unit|people\.reference_load|people\.place_question|registry\.merge|support\.course_session)\b|^(councils\.council|people\.client|people\.organisation|people\.organisation_version|registry\.(listing|product|product_name|certificate|import_\w+)|market\.\w+|trace\.(area|area_season|material|named_query|recall|subscription|exchange_\w+)|audit\.witness)\.(name\w*|address|authority_name)$|file_name$|product_name$|product_address$|query_name$|column_name$/

  test('names every column that holds a person’s name, address or telephone', async () => {
    const columns = await inTransaction(
      (tx) => tx<{ name: string }[]>`
        select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
        where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') and column_name ~
          '(^|_)(name|email|phone|address|contact|given_by|gender|ethnicity|residence|holder|birth_date|device)$'
          and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`,
    )
    const missing = columns.map(({ name }) => name).filter((name) => !kept.includes(name) && !notPeople.test(name))
    expect(missing).toEqual([])
  })

  test('names only columns that there are', async () => {
    const columns = await inTransaction(
      (tx) => tx<{ name: string }[]>`
        select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns`,
    )
    const there = new Set(columns.map(({ name }) => name))
    expect(kept.filter((name) => !there.has(name))).toEqual([])
  })

  test('promises the terms that the jobs keep', () => {
    expect(processing.report.kept.days).toBe(contactKeptDays)
    expect(processing.purchase.kept.days).toBe(buyerKeptDays)
  })
})

test('a request that says nothing is refused with all its reasons', async () => {
  expect(await codesIn(requestRight(visitor, {}))).toEqual([
    'rights.kind-missing',
    'rights.name-missing',
    'rights.contact-unreadable',
    'rights.words-too-short',
  ])
})

test('only the desk reads requests, and only the administrator answers them', async () => {
  const id = await ask(visitor)
  const auditor = await createActor({ role: 'auditor' })
  const officer = await createActor({ role: 'provincial-officer' })
  expect(await codesIn(readRequest(officer, id))).toEqual(['forbidden.role'])
  expect((await readRequest(auditor, id)).name).toBe(form.name)
  expect(await codesIn(acknowledgeRequest(auditor, { id, involvesOthers: false }))).toEqual(['forbidden.role'])
  expect((await readRequests(desk, undefined)).map((one) => one.id)).toContain(id)
})

test('whoever holds the code follows the request, and learns neither name nor contact nor words', async () => {
  const { code } = await requestRight(visitor, { ...form, kind: 'access' })
  const text = JSON.stringify(await followRequest(code))
  for (const secret of [form.name, form.contact, form.words]) expect(text).not.toContain(secret)
  const page = await opened.app.inject({ url: `/privacy/requests/${code}` })
  expect([page.statusCode, page.body.includes(form.name)]).toEqual([200, false])
  expect((await opened.app.inject({ url: '/privacy/requests/0000-0000-0000' })).statusCode).toBe(404)
})

test('the desk acknowledges, prolongs once with a reason, and answers; the clocks show it', async () => {
  const id = await ask(visitor, { kind: 'object' })
  expect(await codesIn(answerRequest(desk, { id, outcome: 'granted', words: 'Đã làm xong.' }))).toEqual([
    'conflict.rights-asked',
  ])
  await acknowledgeRequest(desk, { id, involvesOthers: true })
  expect(await codesIn(extendRequest(desk, { id, reason: '' }))).toEqual(['rights.reason-missing'])
  await extendRequest(desk, { id, reason: 'Chờ bên vận chuyển trả lời.' })
  expect(await codesIn(extendRequest(desk, { id, reason: 'Vẫn chờ bên vận chuyển.' }))).toEqual([
    'conflict.rights-extended',
  ])
  expect(await codesIn(answerRequest(desk, { id, outcome: '', words: '' }))).toEqual([
    'rights.outcome-missing',
    'rights.answer-missing',
  ])
  await answerRequest(desk, { id, outcome: 'granted-in-part', words: 'Đã ngừng gửi tin, hồ sơ vẫn giữ.' })
  expect(await readRequest(desk, id)).toMatchObject({ outcome: 'granted-in-part', involvesOthers: true })
})

test('two answers to one request at once: one is taken', async () => {
  const id = await ask(visitor, { kind: 'access' })
  await acknowledgeRequest(desk, { id, involvesOthers: false })
  const answers = await Promise.all(
    [1, 2].map((n) => codesIn(answerRequest(desk, { id, outcome: 'granted', words: `Bản sao đã gửi, lần ${n}.` }))),
  )
  expect(answers.flat()).toEqual(['conflict.rights-answered'])
})

test('one takes back one’s own request, nobody another’s', async () => {
  const producer = await createActor({ role: 'producer' })
  const id = await ask(producer)
  expect(await codesIn(takeRequestBack(await createActor({ role: 'producer' }), id))).toEqual([
    'not-found.rights-request',
  ])
  await takeRequestBack(producer, id)
  expect(await codesIn(acknowledgeRequest(desk, { id, involvesOthers: false }))).toEqual(['conflict.rights-taken-back'])
})

test('nothing is agreed to until it is ticked, and unticking takes it back at once', async () => {
  const producer = await createActor({ role: 'producer' })
  const agreeing = async () =>
    (await inTransaction((tx) => listAgreeingPersons(tx, 'news-email'))).map(({ personId }) => personId)
  expect(await agreeing()).not.toContain(producer.personId)
  expect(await codesIn(decideConsent(producer, { agreed: ['everything'] }))).toEqual(['consent.unknown-purpose'])
  await decideConsent(producer, { agreed: ['news-email', 'public-phone'] })
  expect(await agreeing()).toContain(producer.personId)
  await decideConsent(producer, { agreed: ['public-phone'] })
  expect(await agreeing()).not.toContain(producer.personId)
  const { lines } = await readOwnPrivacy(producer, undefined)
  expect(lines.length).toBe(3)
  expect(lines.filter(({ purpose }) => purpose === 'news-email').map(({ isGiven }) => isGiven)).toEqual([false, true])
})

test('the telephone stands on public pages only while its representative agrees', async () => {
  const producer = await createActor({ role: 'producer' })
  const organisationId = producer.organisationId as string
  await inTransaction((tx) => tx`update people.organisation set phone = '0290 3838 383' where id = ${organisationId}`)
  const phone = () => inTransaction((tx) => findPublicPhone(tx, organisationId))
  expect(await phone()).toBeUndefined()
  await decideConsent(producer, { agreed: ['public-phone'] })
  expect(await phone()).toBe('0290 3838 383')
  await decideConsent(producer, { agreed: [] })
  expect(await phone()).toBeUndefined()
})

test('a person learns who of the staff looked at their data, not when they look themselves', async () => {
  const producer = await createActor({ role: 'producer' })
  const officer = await createActor({ role: 'commune-officer' })
  await readOrganisation(producer, producer.organisationId as string)
  await readOrganisation(officer, producer.organisationId as string)
  await readOrganisation(officer, producer.organisationId as string)
  await getPerson(desk, producer.personId as string)
  const { reads } = await readOwnPrivacy(producer, undefined)
  expect(reads.map(({ role, what, times }) => [role, what, times]).toSorted()).toEqual([
    ['administrator', 'person.list', 1],
    ['commune-officer', 'organisation.read', 2],
  ])
  expect((await readOwnPrivacy(officer, undefined)).reads).toEqual([])
})

test('what is held about somebody is exported whole, in words, and nothing of others', async () => {
  const producer = await createActor({ role: 'producer', name: 'Nguyễn Văn Đước' })
  const other = await createActor({ role: 'producer', name: 'Lý Thị Người Khác' })
  await decideConsent(producer, { agreed: ['news-sms'] })
  await ask(producer, { kind: 'rectify', words: 'Sửa số nhà trong địa chỉ.' })
  const { holdings } = await exportOwnData(producer, undefined)
  const text = JSON.stringify(holdings)
  for (const own of ['Nguyễn Văn Đước', 'news-sms', 'Sửa số nhà trong địa chỉ.']) expect(text).toContain(own)
  expect(text).not.toContain(other.name)
  const fields = [...new Set(holdings.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row))))]
  expect(fields.filter((field) => !Object.hasOwn(privacyFields, `field.${field}`))).toEqual([])
  const { headers } = await signIn(producer)
  const pdf = await opened.app.inject({ url: '/account/data/export.pdf', headers })
  expect(pdf.headers['cache-control']).toBe('no-store')
  expect((await readPdfText(pdf.rawPayload)).join(' ')).toContain('Nguyễn Văn Đước')
})

describe('erasure', () => {
  const grant = async (id: string) => {
    await acknowledgeRequest(desk, { id, involvesOthers: false })
    return codesIn(answerRequest(desk, { id, outcome: 'granted', words: 'Đã xóa tài khoản của bạn.' }))
  }

  test('waits until offices are given up', async () => {
    expect(await grant(await ask(await createActor({ role: 'commune-officer' })))).toEqual(['rights.office-held'])
  })

  test('waits until a producer has another representative', async () => {
    expect(await grant(await ask(await createActor({ role: 'producer' })))).toEqual(['rights.last-representative'])
  })

  test('takes name, addresses, ways to sign in and consents; acts stay whole', async () => {
    const first = await createActor({ role: 'producer' })
    const organisationId = first.organisationId as string
    const leaving = await createActor({ role: 'producer', name: 'Phạm Thị Rời Đi', organisationId })
    const { headers } = await signIn(leaving)
    await decideConsent(leaving, { agreed: ['news-email'] })
    expect(await grant(await ask(leaving, { contact: 'roi-di@xa.example' }))).toEqual([])
    expect((await opened.app.inject({ url: '/account/data', headers })).statusCode).toBe(401)
    const { person, grants } = await getPerson(desk, leaving.personId as string)
    expect([person.fullName.includes('Phạm'), person.email, person.phone, grants.length]).toEqual([
      false,
      null,
      null,
      0,
    ])
    expect(await inTransaction((tx) => listAgreeingPersons(tx, 'news-email'))).not.toContainEqual(
      expect.objectContaining({ personId: leaving.personId }),
    )
  })
})

test('what the register keeps no longer is forgotten by night', async () => {
  const producer = await createActor({ role: 'producer' })
  await readOrganisation(await createActor({ role: 'commune-officer' }), producer.organisationId as string)
  const former = setClock(() => new Date(Date.now() + 800 * 86_400_000))
  try {
    expect((await forgetOldPersonalData()).reads).toBeGreaterThan(0)
  } finally {
    setClock(former)
  }
  expect((await readOwnPrivacy(producer, undefined)).reads).toEqual([])
})
