import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readGrants, readPolicies, readPolicy, readUseCsv } from './read-policies.ts'
import { recordGrant, takeBackGrant } from './record-grant.ts'
import { endPolicy, savePolicy } from './save-policy.ts'
import { setBudget } from './set-budget.ts'

let running: TestApp
let officer: Actor
let commune: Actor
let producer: Actor
beforeAll(async () => {
  running = await openApp()
  officer = await createActor({ role: 'provincial-officer' })
  commune = await createActor({ role: 'commune-officer' })
  producer = await createActor({ role: 'producer' })
})
afterAll(() => running.close())

const million = 1_000_000
const terms = {
  ...{ title: 'Hỗ trợ bao bì (mẫu)', pays: 'Thiết kế và in bao bì lần đầu (mẫu).', document: '01/NQ-HĐND (mẫu)' },
  ...{
    source: '',
    ceilingDong: 30 * million,
    stars: [] as number[],
    kinds: ['cooperative'],
    from: '2026-01-01',
    to: '',
  },
}
const line = {
  ...{ source: 'provincial', provinceCode: '96', communeCode: '32047', year: 2026, document: '02/QĐ-UBND (mẫu)' },
  allottedDong: 40 * million,
}
const paper = { purpose: 'In bao bì mới', document: '03/QĐ-UBND (mẫu)', grantedOn: '2026-11-01' }

async function open(more: Partial<typeof terms> = {}, money: Partial<typeof line> = {}) {
  const { id: policyId } = await savePolicy(officer, { ...terms, ...more })
  const { id: lineId } = await setBudget(officer, { ...line, ...money, policyId })
  return { policyId, lineId, organisationId: producer.organisationId as string, ...paper }
}
const sumOf = async (policyId: string) => (await readPolicy({ id: policyId, who: visitor })).lines[0]?.grantedDong

test('who is no officer enters no policy, and an officer disposes of their own level’s alone', async () => {
  await expect(savePolicy(producer, terms)).rejects.toThrow('forbidden.role')
  await expect(savePolicy(commune, terms)).rejects.toThrow('forbidden.role')
  const { policyId } = await open()
  const ministry = await createActor({ role: 'ministry-officer' })
  await expect(endPolicy(ministry, { policyId, reason: 'thử' })).rejects.toThrow('forbidden.jurisdiction')
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  await expect(setBudget(elsewhere, { ...line, policyId })).rejects.toThrow('forbidden.jurisdiction')
  await expect(setBudget(officer, { ...line, policyId })).rejects.toThrow('conflict.budget-line')
})

test('a grant is recorded by an officer of the line’s unit, for a producer that the terms name', async () => {
  const grant = { ...(await open()), amountDong: 10 * million }
  await expect(recordGrant(producer, grant)).rejects.toThrow('forbidden.role')
  const neighbour = await createActor({ role: 'commune-officer', communeCode: '31825' })
  await expect(recordGrant(neighbour, grant)).rejects.toThrow('forbidden.jurisdiction')
  const ahead = { ...grant, purpose: '', document: '', grantedOn: '2099-01-01', amountDong: 0 }
  await expect(recordGrant(commune, ahead)).rejects.toThrow(
    'grant.purpose-missing at purpose, policy.document-missing at document, grant.day-wrong at grantedOn, policy.amount-wrong at amount',
  )
  const starred = { ...(await open({ stars: [4, 5] })), amountDong: 10 * million }
  await expect(recordGrant(commune, starred)).rejects.toThrow('policy.star-missing')
  const farms = { ...(await open({ kinds: ['farm'] })), amountDong: 10 * million }
  await expect(recordGrant(commune, farms)).rejects.toThrow('policy.not-for-kind')
  await recordGrant(commune, grant)
  expect((await readPolicies(producer)).grants).toMatchObject([{ amountDong: 10 * million, returnReason: null }])
})

test('one producer never has more than the ceiling, however the grants come', async () => {
  const grant = { ...(await open()), amountDong: 20 * million }
  const both = await Promise.allSettled([recordGrant(commune, grant), recordGrant(commune, grant)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await sumOf(grant.policyId)).toBe(20 * million)
})

test('a line never gives more than it was allotted, two at once or past our own code', async () => {
  const second = await createActor({ role: 'producer' })
  const grant = { ...(await open()), amountDong: 25 * million }
  const rival = { ...grant, organisationId: second.organisationId as string }
  const both = await Promise.allSettled([recordGrant(commune, grant), recordGrant(commune, rival)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(String(both.find((each) => each.status === 'rejected')?.reason)).toContain('conflict.beyond-allotment')
  const past = inTransaction(
    (tx) => tx`update support.budget_line set granted_dong = allotted_dong + 1 where id = ${grant.lineId}`,
  )
  await expect(past).rejects.toThrow('budget_line_never_beyond_allotment')
})

test('a grant taken back frees its money once, and stays on record with its reason', async () => {
  const grant = { ...(await open()), amountDong: 30 * million }
  const { id: grantId } = await recordGrant(commune, grant)
  await expect(takeBackGrant(commune, { grantId, reason: '' })).rejects.toThrow('policy.reason-missing')
  await takeBackGrant(commune, { grantId, reason: 'Chủ thể ngừng sản xuất' })
  await expect(takeBackGrant(commune, { grantId, reason: 'lần nữa' })).rejects.toThrow('conflict.grant-returned')
  expect(await sumOf(grant.policyId)).toBe(0)
  await recordGrant(commune, grant)
  expect(await readGrants(commune, grant.policyId)).toHaveLength(2)
})

test('a policy that has ended grants nothing more', async () => {
  const grant = { ...(await open()), amountDong: million }
  await endPolicy(officer, { policyId: grant.policyId, reason: 'Thay bằng nghị quyết mới' })
  await expect(recordGrant(commune, grant)).rejects.toThrow('policy.ended')
})

test('to whom money went is for officers of the area; the sums are everybody’s, on the page and as CSV', async () => {
  const grant = { ...(await open()), amountDong: 10 * million }
  await recordGrant(commune, grant)
  await expect(readGrants(visitor, grant.policyId)).rejects.toThrow('unauthenticated')
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await readGrants(elsewhere, grant.policyId)).toEqual([])
  const page = await running.app.inject({
    url: `/support/policies/${grant.policyId}`,
    headers: { accept: 'text/html' },
  })
  expect(page.body).toContain('10.000.000 đồng')
  expect(page.body).not.toContain('Hợp tác xã Thử')
  const rows = (await readUseCsv(2026)).split('\r\n')
  expect(rows[0]).toContain('allotted_dong,granted_dong,left_dong')
  expect(rows.some((row) => row.endsWith('40000000,10000000,30000000'))).toBe(true)
})

test('an officer’s forms name the line, what is left in it, and every reason', async () => {
  const { policyId } = await open()
  const { headers, csrf } = await signIn(commune)
  const url = `/support/policies/${policyId}/grant`
  const form = await running.app.inject({ url, headers: { ...headers, accept: 'text/html' } })
  expect(form.body).toContain('còn 40.000.000 đồng')
  const refused = await running.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, accept: 'text/html' },
    payload: { csrf, amount: 'nhiều' },
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Hãy chọn dòng kinh phí.')
})
