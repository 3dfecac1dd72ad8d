import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPaidAdviser } from '../../councils/conflict/record-paid-adviser.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { publicView } from '../../platform/act.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openSitting } from '../../testing/sittings.ts'
import { readAdviser, readAdviserDesk, readAdvisers } from './read-advisers.ts'
import { registerAdviser } from './register-adviser.ts'
import { ruleOnAdviser, ruleOnComplaint } from './rule-on-adviser.ts'
import { complainOfAdviser, declareHelp } from './tell-of-adviser.ts'

let running: TestApp
let officer: Actor
let producer: Actor
beforeAll(async () => {
  running = await openApp()
  officer = await createActor({ role: 'provincial-officer' })
  producer = await createActor({ role: 'producer' })
})
afterAll(() => running.close())

const form = {
  ...{ kind: 'firm', name: 'Công ty Tư vấn Rừng (mẫu)', taxCode: '6107000091', phone: '0900000091', email: '' },
  ...{
    about: 'Tư vấn ghi nhãn và bao bì cho hộ nhỏ (mẫu).',
    subjects: ['labelling'],
    provinceCode: '96',
    worksIn: ['96'],
  },
  consents: true,
}
const asked = { provinceCode: '96', subject: null }
const listed = async () => (await readAdvisers(asked)).lines.map(({ id }) => id)
const list = async (taxCode: string) => {
  const { id } = await registerAdviser(producer, { ...form, taxCode })
  await ruleOnAdviser(officer, { adviserId: id, ruling: 'listed', reason: '' })
  return id
}

test('a visitor registers nobody, and nobody is listed without agreeing', async () => {
  await expect(registerAdviser(visitor, form)).rejects.toThrow('unauthenticated')
  await expect(registerAdviser(producer, { ...form, consents: false })).rejects.toThrow('adviser.consent-missing')
  await expect(registerAdviser(producer, { ...form, provinceCode: '99' })).rejects.toThrow('adviser.province-missing')
})

test('who asks is seen by the home province and by themself alone until it approves', async () => {
  const { id } = await registerAdviser(producer, form)
  await expect(registerAdviser(officer, form)).rejects.toThrow('conflict.adviser-known')
  await expect(readAdviser({ id, who: visitor })).rejects.toThrow('not-found.adviser')
  expect((await readAdviser({ id, who: producer })).standing).toBe('waiting')
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  await expect(readAdviser({ id, who: elsewhere })).rejects.toThrow('not-found.adviser')
  await expect(ruleOnAdviser(elsewhere, { adviserId: id, ruling: 'listed', reason: '' })).rejects.toThrow(
    'forbidden.jurisdiction',
  )
  await expect(ruleOnAdviser(producer, { adviserId: id, ruling: 'listed', reason: '' })).rejects.toThrow(
    'forbidden.role',
  )
  expect(await listed()).not.toContain(id)
  await ruleOnAdviser(officer, { adviserId: id, ruling: 'listed', reason: '' })
  expect(await listed()).toContain(id)
  expect((await readAdvisers({ provinceCode: '01', subject: null })).lines).toEqual([])
  await expect(ruleOnAdviser(officer, { adviserId: id, ruling: 'removed', reason: '' })).rejects.toThrow(
    'adviser.reason-missing',
  )
  await ruleOnAdviser(officer, { adviserId: id, ruling: 'removed', reason: 'Ngừng hoạt động' })
  expect(await listed()).not.toContain(id)
})

test('an officer who asked for themself to be listed does not approve it', async () => {
  const member = await createActor({ role: 'council-member' })
  const { id } = await registerAdviser(member, { ...form, taxCode: '6107000092' })
  const both: Actor = { ...officer, personId: member.personId as string }
  await expect(ruleOnAdviser(both, { adviserId: id, ruling: 'listed', reason: '' })).rejects.toThrow(
    'forbidden.own-listing',
  )
})

test('help is declared by the dossier’s own producer, counts once, and the papers’ paid advisers count too', async () => {
  const id = await list('6107000093')
  const sitting = await openSitting({ organisationId: producer.organisationId as string })
  const readCode = publicView(async ({ tx }, dossierId: string) => (await getDossier(tx, dossierId)).code)
  const dossierCode = (await readCode(sitting.at.dossierId)) as string
  const stranger = await createActor({ role: 'producer' })
  const help = { adviserId: id, dossierCode, isPaid: true }
  await expect(declareHelp(stranger, help)).rejects.toThrow('forbidden.not-your-dossier')
  await expect(declareHelp(producer, { ...help, dossierCode: 'NONE' })).rejects.toThrow('not-found.dossier')
  await declareHelp(producer, help)
  await expect(declareHelp(producer, help)).rejects.toThrow('conflict.help-noted')
  await recordPaidAdviser(sitting.officer, { ...sitting.at, name: form.name, taxCode: '6107000093', phone: '' })
  expect((await readAdviser({ id, who: visitor })).record).toEqual({
    ...{ helped: 1, decided: 0, recognised: 0, byStar: { 3: 0, 4: 0, 5: 0 } },
    paidInPapers: 1,
  })
})

test('a complaint is for the home province alone, is ruled on once, and counts only when upheld', async () => {
  const id = await list('6107000094')
  const words = 'Nhận tiền rồi không làm hồ sơ cho chúng tôi.'
  await expect(complainOfAdviser(officer, { adviserId: id, words })).rejects.toThrow('forbidden.role')
  await expect(complainOfAdviser(producer, { adviserId: id, words: 'tệ' })).rejects.toThrow(
    'adviser.complaint-too-short',
  )
  const first = await complainOfAdviser(producer, { adviserId: id, words })
  const second = await complainOfAdviser(producer, { adviserId: id, words })
  const page = await running.app.inject({ url: `/advisers/${id}`, headers: { accept: 'text/html' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('Nhận tiền')
  expect((await readAdviserDesk(officer, undefined)).complaints.map((each) => each.id)).toContain(first.id)
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  const upheld = { complaintId: first.id, ruling: 'upheld', reason: 'Có biên bản' }
  await expect(ruleOnComplaint(elsewhere, upheld)).rejects.toThrow('forbidden.jurisdiction')
  await expect(ruleOnComplaint(officer, { ...upheld, reason: '' })).rejects.toThrow('adviser.reason-missing')
  await ruleOnComplaint(officer, upheld)
  await expect(ruleOnComplaint(officer, upheld)).rejects.toThrow('conflict.complaint-ruled')
  await ruleOnComplaint(officer, { complaintId: second.id, ruling: 'dismissed', reason: 'Trùng' })
  expect((await readAdviser({ id, who: visitor })).upheld).toBe(1)
})
